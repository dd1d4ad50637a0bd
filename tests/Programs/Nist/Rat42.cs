using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Rat42: the sum of squared residuals.</summary>
    public static partial class Rat42
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] / (1 + Math.Exp(b[1] - b[2] * x[i]));
                sum += residual * residual;
            }

            return sum;
        }
    }
}
