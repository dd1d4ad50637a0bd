using System.Numerics;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>How far a rotation is from another one, whatever the quaternion's length and sign are.</summary>
    public static partial class QuaternionAlignment
    {
        [Differentiable]
        public static float Misalignment(Quaternion rotation, [Constant] Quaternion target)
        {
            float cosine = Quaternion.Dot(Quaternion.Normalize(rotation), target);
            return 1 - cosine * cosine;
        }

        public static object[][] Points => new[]
        {
            new object[] { new Quaternion(0.1f, -0.2f, 0.3f, 0.9f), new Quaternion(0.5f, 0.5f, -0.5f, 0.5f) },
            new object[] { new Quaternion(-1, 0.5f, 2, 0.25f), new Quaternion(0.6f, 0, 0.8f, 0) },
        };
    }
}
