using System;

namespace DerivGen.Losses
{
    /// <summary>Row 12 as the mean over a batch, the logits flattened row by row.</summary>
    public static partial class Row12Batch
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> z, ReadOnlySpan<int> c)
        {
            int m = c.Length;
            int n = z.Length / m;
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++)
                {
                    sum += Math.Exp(z[i * n + j]);
                }

                loss -= z[i * n + c[i]] - Math.Log(sum);
            }

            return loss / m;
        }

        [Differentiable]
        public static double Slices(ReadOnlySpan<double> z, int[] c)
        {
            int n = z.Length / c.Length;
            double total = 0;
            for (int i = 0; i < c.Length; i++)
            {
                total += NegativeLogLikelihood(z.Slice(i * n, n), c[i]);
            }

            return total / c.Length;
        }

        private static double NegativeLogLikelihood(ReadOnlySpan<double> z, int c)
        {
            double sum = 0;
            for (int j = 0; j < z.Length; j++)
            {
                sum += Math.Exp(z[j]);
            }

            return -Math.Log(Math.Exp(z[c]) / sum);
        }
    }
}
