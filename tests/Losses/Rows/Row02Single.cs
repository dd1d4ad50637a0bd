using System;

namespace DerivGen.Losses
{
    /// <summary>Row 2 in single precision.</summary>
    public static partial class Row02Single
    {
        [Differentiable]
        public static float OneExpression(float z, [Constant] float y)
            => (float)-(y * Math.Log(1 / (1 + Math.Exp(-z))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))));

        [Differentiable]
        public static float Locals(float z, [Constant] float y)
        {
            float a = 1f / (1f + (float)Math.Exp(-z));
            float loss = y * (float)Math.Log(a) + (1f - y) * (float)Math.Log(1f - a);
            return -loss;
        }
    }
}
