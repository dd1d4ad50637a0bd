using System;

namespace DerivGen.Losses
{
    /// <summary>Row 15: squared error behind a softmax, by the logits.</summary>
    public static partial class Row15
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y)
        {
            int n = z.Length;
            Span<double> p = stackalloc double[n];
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                p[i] = Math.Exp(z[i]);
                sum += p[i];
            }

            for (int i = 0; i < n; i++)
            {
                p[i] /= sum;
            }

            double loss = 0;
            for (int i = 0; i < n; i++)
            {
                loss += (p[i] - y[i]) * (p[i] - y[i]);
            }

            return 0.5 * loss;
        }

        [Differentiable]
        public static double Power(double[] z, [Constant] double[] y)
        {
            double sum = 0.0;
            foreach (double logit in z)
                sum += Math.Exp(logit);

            double loss = 0.0;
            for (int i = 0; i < z.Length; i++)
                loss += 0.5 * Math.Pow(Math.Exp(z[i]) / sum - y[i], 2);
            return loss;
        }

        [Differentiable]
        public static double Helpers(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y)
        {
            Span<double> p = stackalloc double[z.Length];
            Activations.Softmax(z, p);
            return Vectors.SquaredDistance(p, y) / 2;
        }
    }
}
