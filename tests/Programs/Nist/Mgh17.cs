using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression MGH17: the sum of squared residuals.</summary>
    public static partial class Mgh17
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] - b[1] * Math.Exp(-x[i] * b[3]) - b[2] * Math.Exp(-x[i] * b[4]);
                sum += residual * residual;
            }

            return sum;
        }
    }
}
