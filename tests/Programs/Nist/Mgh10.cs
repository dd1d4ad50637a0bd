using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression MGH10: the sum of squared residuals.</summary>
    public static partial class Mgh10
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] * Math.Exp(b[1] / (x[i] + b[2]));
                sum += residual * residual;
            }

            return sum;
        }
    }
}
