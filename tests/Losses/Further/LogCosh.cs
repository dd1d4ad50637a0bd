using System;

namespace DerivGen.Losses
{
    /// <summary>The logarithm of the hyperbolic cosine of the error.</summary>
    public static partial class LogCosh
    {
        [Differentiable]
        public static double OneExpression(double a, [Constant] double y) => Math.Log(Math.Cosh(a - y));

        [Differentiable]
        public static double Exponentials(double a, [Constant] double y)
        {
            double error = y - a;
            double cosh = (Math.Exp(error) + Math.Exp(-error)) / 2;
            return Math.Log(cosh);
        }
    }
}
