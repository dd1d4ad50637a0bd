using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regressions Lanczos1 to Lanczos3: the sum of squared residuals.</summary>
    public static partial class Lanczos
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double model = 0;
                for (int k = 0; k < b.Length; k += 2)
                {
                    model += b[k] * Math.Exp(-b[k + 1] * x[i]);
                }

                double residual = y[i] - model;
                sum += residual * residual;
            }

            return sum;
        }
    }
}
