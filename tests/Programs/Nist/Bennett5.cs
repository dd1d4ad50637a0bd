using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Bennett5: the sum of squared residuals.</summary>
    public static partial class Bennett5
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] * Math.Pow(b[1] + x[i], -1 / b[2]);
                sum += residual * residual;
            }

            return sum;
        }
    }
}
