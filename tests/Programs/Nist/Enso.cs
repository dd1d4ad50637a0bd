using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regression ENSO: the sum of squared residuals.</summary>
    public static partial class Enso
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double model = b[0] + b[1] * Math.Cos(2 * Math.PI * x[i] / 12) + b[2] * Math.Sin(2 * Math.PI * x[i] / 12)
                    + b[4] * Math.Cos(2 * Math.PI * x[i] / b[3]) + b[5] * Math.Sin(2 * Math.PI * x[i] / b[3])
                    + b[7] * Math.Cos(2 * Math.PI * x[i] / b[6]) + b[8] * Math.Sin(2 * Math.PI * x[i] / b[6]);
                double residual = y[i] - model;
                sum += residual * residual;
            }

            return sum;
        }
    }
}
