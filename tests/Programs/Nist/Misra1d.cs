using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Misra1d: the sum of squared residuals.</summary>
    public static partial class Misra1d
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] * b[1] * x[i] * Math.Pow(1 + b[1] * x[i], -1);
                sum += residual * residual;
            }

            return sum;
        }
    }
}
