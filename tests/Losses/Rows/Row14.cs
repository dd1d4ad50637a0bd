using System;

namespace DerivGen.Losses
{
    /// <summary>
    /// Row 14: label smoothing, by the logits; the text reads the logit of the class,
    /// so the class is an index.
    /// </summary>
    public static partial class Row14
    {
        [Differentiable]
        public static double TwoParts(ReadOnlySpan<double> z, int c, [Constant] double epsilon)
        {
            int n = z.Length;
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum += Math.Exp(z[j]);
            }

            double logSum = Math.Log(sum);
            double mean = 0;
            for (int j = 0; j < n; j++)
            {
                mean += (z[j] - logSum) / n;
            }

            return -((1 - epsilon) * (z[c] - logSum) + epsilon * mean);
        }

        [Differentiable]
        public static double Probabilities(double[] z, int c, [Constant] double epsilon)
        {
            int n = z.Length;
            var p = new double[n];
            double sum = 0.0;
            for (int i = 0; i < n; i++)
            {
                p[i] = Math.Exp(z[i]);
                sum += p[i];
            }

            for (int i = 0; i < n; i++)
                p[i] /= sum;

            double loss = -(1 - epsilon) * Math.Log(p[c]);
            for (int i = 0; i < n; i++)
                loss -= epsilon / n * Math.Log(p[i]);
            return loss;
        }
    }
}
