using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Hahn1: the sum of squared residuals.</summary>
    public static partial class Hahn1
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - (b[0] + b[1] * x[i] + b[2] * x[i] * x[i] + b[3] * Math.Pow(x[i], 3)) / (1 + b[4] * x[i] + b[5] * x[i] * x[i] + b[6] * Math.Pow(x[i], 3));
                sum += residual * residual;
            }

            return sum;
        }
    }
}
