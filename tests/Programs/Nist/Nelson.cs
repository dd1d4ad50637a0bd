using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Nelson: the sum of squared residuals.</summary>
    public static partial class Nelson
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x1, [Constant] ReadOnlySpan<double> x2, [Constant, Positive] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = Math.Log(y[i]) - (b[0] - b[1] * x1[i] * Math.Exp(-b[2] * x2[i]));
                sum += residual * residual;
            }

            return sum;
        }
    }
}
