using System;

namespace DerivGen.Losses
{
    /// <summary>Row 9 as the mean over a batch, the logits and the labels flattened row by row.</summary>
    public static partial class Row09Batch
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
                    loss -= y[i * n + j] * Math.Log(Math.Exp(z[i * n + j]) / sum);
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
                loss += Criteria.CrossEntropy(p, y.Slice(i * n, n));
            }

            return loss / m;
        }
    }
}
