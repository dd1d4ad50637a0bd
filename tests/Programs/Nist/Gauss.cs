using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>NIST's regressions Gauss1 to Gauss3: the sum of squared residuals.</summary>
    public static partial class Gauss
    {
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double model = b[0] * Math.Exp(-b[1] * x[i])
                    + b[2] * Math.Exp(-Math.Pow(x[i] - b[3], 2) / Math.Pow(b[4], 2))
                    + b[5] * Math.Exp(-Math.Pow(x[i] - b[6], 2) / Math.Pow(b[7], 2));
                double residual = y[i] - model;
                sum += residual * residual;
            }

            return sum;
        }
    }
}
