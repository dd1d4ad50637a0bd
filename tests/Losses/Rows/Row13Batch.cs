using System;

namespace DerivGen.Losses
{
    /// <summary>Row 13 as the weighted mean over a batch, the logits flattened row by row.</summary>
    public static partial class Row13Batch
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> weights, ReadOnlySpan<int> c)
        {
            int n = weights.Length;
            double loss = 0;
            double totalWeight = 0;
            for (int i = 0; i < c.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++)
                {
                    sum += Math.Exp(z[i * n + j]);
                }

                double weight = weights[c[i]];
                loss -= weight * (z[i * n + c[i]] - Math.Log(sum));
                totalWeight += weight;
            }

            return loss / totalWeight;
        }

        [Differentiable]
        public static double TwoPasses(ReadOnlySpan<double> z, [Constant] double[] weights, int[] c)
        {
            double totalWeight = 0;
            foreach (int label in c)
            {
                totalWeight += weights[label];
            }

            int n = weights.Length;
            double loss = 0;
            for (int i = 0; i < c.Length; i++)
            {
                loss += weights[c[i]] * NegativeLogLikelihood(z.Slice(i * n, n), c[i]);
            }

            return loss / totalWeight;
        }

        private static double NegativeLogLikelihood(ReadOnlySpan<double> z, int c)
        {
            Span<double> p = stackalloc double[z.Length];
            Activations.Softmax(z, p);
            return -Math.Log(p[c]);
        }
    }
}
