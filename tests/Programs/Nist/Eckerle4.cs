using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression Eckerle4: the sum of squared residuals.</summary>
    public static partial class Eckerle4
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double residual = y[i] - b[0] / b[1] * Math.Exp(-0.5 * Math.Pow((x[i] - b[2]) / b[1], 2));
                sum += residual * residual;
            }

            return sum;
        }
    }
}
