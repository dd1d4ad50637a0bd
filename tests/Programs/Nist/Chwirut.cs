using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regressions Chwirut1 and Chwirut2: the sum of squared residuals.</summary>
    public static partial class Chwirut
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - Math.Exp(-b[0] * x[i]) / (b[1] + b[2] * x[i]);
                sum += residual * residual;
            }

            return sum;
        }
    }
}
