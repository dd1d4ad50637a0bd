using System;

namespace DerivGen.Losses
{
    /// <summary>Row 15 as the mean over a batch, the logits and the labels flattened row by row.</summary>
    public static partial class Row15Batch
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y, int n)
        {
            int m = z.Length / n;
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++)
                {
                    sum += Math.Exp(z[i * n + j]);
                }

                for (int j = 0; j < n; j++)
                {
                    double error = Math.Exp(z[i * n + j]) / sum - y[i * n + j];
                    loss += error * error / 2;
                }
            }

            return loss / m;
        }

        [Differentiable]
        public static double Slices(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y, int n)
        {
            int m = z.Length / n;
            Span<double> p = stackalloc double[n];
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                Activations.Softmax(z.Slice(i * n, n), p);
                loss += 0.5 * Vectors.SquaredDistance(p, y.Slice(i * n, n));
            }

            return 1.0 / m * loss;
        }
    }
}
