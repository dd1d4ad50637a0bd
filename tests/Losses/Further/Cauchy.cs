using System;

namespace DerivGen.Losses
{
    /// <summary>Cauchy's robust loss.</summary>
    public static partial class Cauchy
    {
        [Differentiable]
        public static double OneExpression(double r, [Constant, Positive] double scale) => Math.Log(1 + r / scale * (r / scale));

        [Differentiable]
        public static double Locals(double r, [Constant, Positive] double scale)
        {
            double u = r / scale;
            double squared = Math.Pow(u, 2);
            return Math.Log(squared + 1);
        }
    }
}
