using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Roszman1: the sum of squared residuals.</summary>
    public static partial class Roszman1
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] + b[1] * x[i] + Math.Atan(b[2] / (x[i] - b[3])) / Math.PI;
                sum += residual * residual;
            }

            return sum;
        }
    }
}
