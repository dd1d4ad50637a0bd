using System;

namespace DerivGen.Losses
{
    /// <summary>Mean absolute error, by the predictions.</summary>
    public static partial class MeanAbsoluteError
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += Math.Abs(a[i] - y[i]);
            }

            return sum / a.Length;
        }

        [Differentiable]
        public static double Root(double[] a, [Constant] double[] y)
        {
            double mean = 0.0;
            for (int i = 0; i < a.Length; i++)
                mean += Math.Sqrt((y[i] - a[i]) * (y[i] - a[i])) / a.Length;
            return mean;
        }
    }
}
