using System;

namespace DerivGen.Losses
{
    /// <summary>Row 6 in single precision.</summary>
    public static partial class Row06Single
    {
        [Differentiable]
        public static float OneExpression(float z, [Constant] float y)
            => 0.5f * (float)Math.Pow(1 / (1 + Math.Exp(-z)) - y, 2);

        [Differentiable]
        public static float Locals(float z, [Constant] float y)
        {
            float a = 1 / (1 + (float)Math.Exp(-z));
            float error = a - y;
            return 0.5f * error * error;
        }
    }
}
