using System;

namespace DerivGen.Losses
{
    /// <summary>The perplexity of a sequence, by the probabilities of its tokens.</summary>
    public static partial class Perplexity
    {
        [Differentiable]
        public static double Loop([Probability] ReadOnlySpan<double> p)
        {
            double sum = 0;
            for (int i = 0; i < p.Length; i++)
            {
                sum += Math.Log(p[i]);
            }

            return Math.Exp(-sum / p.Length);
        }

        [Differentiable]
        public static double GeometricMean([Probability] double[] p)
        {
            double mean = 0.0;
            foreach (double probability in p)
                mean += Math.Log(1 / probability) / p.Length;
            return Math.Exp(mean);
        }
    }
}
