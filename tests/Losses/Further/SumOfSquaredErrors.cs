using System;

namespace DerivGen.Losses
{
    /// <summary>The sum of squared errors, by the predictions.</summary>
    public static partial class SumOfSquaredErrors
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += (a[i] - y[i]) * (a[i] - y[i]);
            }

            return sum;
        }

        [Differentiable]
        public static double Expanded(double[] a, [Constant] double[] y)
        {
            double sum = 0.0;
            for (int i = 0; i < a.Length; i++)
                sum += a[i] * a[i] - 2 * a[i] * y[i] + y[i] * y[i];
            return sum;
        }
    }
}
