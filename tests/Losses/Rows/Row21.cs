using System;

namespace DerivGen.Losses
{
    /// <summary>Row 21: mean squared error, by the predictions.</summary>
    public static partial class Row21
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double error = a[i] - y[i];
                sum += error * error;
            }

            return sum / a.Length;
        }

        [Differentiable]
        public static double Power(double[] a, [Constant] double[] y)
        {
            int n = a.Length;
            double mean = 0.0;
            for (int i = 0; i < n; i++)
                mean += 1.0 / n * Math.Pow(y[i] - a[i], 2);
            return mean;
        }

        [Differentiable]
        public static double Helper(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
            => Vectors.SquaredDistance(a, y) / a.Length;
    }
}
