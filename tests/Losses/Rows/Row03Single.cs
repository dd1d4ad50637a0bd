using System;

namespace DerivGen.Losses
{
    /// <summary>Row 3 in single precision.</summary>
    public static partial class Row03Single
    {
        [Differentiable]
        public static float Locals(float w, float b, [Constant] float x, [Constant] float y)
        {
            float z = w * x + b;
            float a = (float)(1.0 / (1.0 + Math.Exp(-z)));
            return -(y * (float)Math.Log(a) + (1 - y) * (float)Math.Log(1 - a));
        }

        [Differentiable("w", "b")]
        public static float OneExpression(float w, float b, float x, float y)
            => (float)(y * Math.Log(1 + Math.Exp(-(w * x + b))) + (1 - y) * -Math.Log(1 - 1 / (1 + Math.Exp(-(w * x + b)))));
    }
}
