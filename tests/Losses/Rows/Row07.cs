using System;

namespace DerivGen.Losses
{
    /// <summary>Row 7: the mean of binary cross-entropies over a batch, by the predictions.</summary>
    public static partial class Row07
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += y[i] * Math.Log(a[i]) + (1 - y[i]) * Math.Log(1 - a[i]);
            }

            return -sum / a.Length;
        }

        [Differentiable]
        public static double Helper(double[] a, [Constant] double[] y)
        {
            int m = a.Length;
            double loss = 0.0;
            for (int i = 0; i < m; i++)
                loss += Criteria.BinaryCrossEntropy(a[i], y[i]);
            return 1.0 / m * loss;
        }

        [Differentiable]
        public static double Stored(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> y)
        {
            int m = a.Length;
            double[] losses = new double[m];
            for (int i = 0; i < m; i++)
            {
                double p = a[i];
                double q = 1.0 - p;
                losses[i] = -(y[i] * Math.Log(p) + (1.0 - y[i]) * Math.Log(q));
            }

            double mean = 0.0;
            foreach (double loss in losses)
            {
                mean += loss / m;
            }

            return mean;
        }
    }
}
