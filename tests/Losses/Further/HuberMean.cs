using System;

namespace DerivGen.Losses
{
    /// <summary>The mean of Huber's losses with a threshold of 1, by the predictions.</summary>
    public static partial class HuberMean
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double error = a[i] - y[i];
                if (Math.Abs(error) < 1)
                {
                    sum += 0.5 * error * error;
                }
                else
                {
                    sum += Math.Abs(error) - 0.5;
                }
            }

            return sum / a.Length;
        }

        [Differentiable]
        public static double Helper(double[] a, [Constant] double[] y)
        {
            double mean = 0.0;
            for (int i = 0; i < a.Length; i++)
                mean += Loss(Math.Abs(y[i] - a[i])) / a.Length;
            return mean;
        }

        private static double Loss(double size) => size < 1 ? 0.5 * size * size : size - 0.5;
    }
}
