using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Kirby2: the sum of squared residuals.</summary>
    public static partial class Kirby2
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - (b[0] + b[1] * x[i] + b[2] * x[i] * x[i]) / (1 + b[3] * x[i] + b[4] * x[i] * x[i]);
                sum += residual * residual;
            }

            return sum;
        }
    }
}
