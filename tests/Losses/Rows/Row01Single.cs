using System;

namespace DerivGen.Losses
{
    /// <summary>Row 1 in single precision.</summary>
    public static partial class Row01Single
    {
        [Differentiable]
        public static float OneExpression(float a, [Constant] float y)
            => (float)-(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));

        [Differentiable]
        public static float Locals(float a, [Constant] float y)
        {
            float logOfA = (float)Math.Log(a);
            float logOfComplement = (float)Math.Log(1f - a);
            return -(y * logOfA + (1f - y) * logOfComplement);
        }
    }
}
