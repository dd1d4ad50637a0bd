using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>How far a ray goes until it meets a ball.</summary>
    public static partial class RaySphere
    {
        [Differentiable]
        public static float Distance(Vector3 origin, Vector3 direction, [Constant] Vector3 center, float radius)
        {
            Vector3 oc = origin - center;
            float b = Vector3.Dot(oc, direction);
            float discriminant = b * b - oc.LengthSquared() + radius * radius;
            return discriminant < 0 ? float.PositiveInfinity : -b - MathF.Sqrt(discriminant);
        }

        public static object[][] Points => new[]
        {
            new object[] { new Vector3(0.25f, 0.5f, -4), new Vector3(0.1f, -0.05f, 0.99f), new Vector3(0.5f, 0.25f, 1), 1.5f },
            new object[] { new Vector3(2, 1, 3), new Vector3(-0.6f, -0.3f, -0.7f), new Vector3(0.25f, 0, 0.5f), 1f },
        };
    }
}
