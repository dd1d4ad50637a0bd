using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression MGH09: the sum of squared residuals.</summary>
    public static partial class Mgh09
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] * (x[i] * x[i] + x[i] * b[1]) / (x[i] * x[i] + x[i] * b[2] + b[3]);
                sum += residual * residual;
            }

            return sum;
        }
    }
}
