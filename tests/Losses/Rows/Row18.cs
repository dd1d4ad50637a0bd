using System;

namespace DerivGen.Losses
{
    /// <summary>Row 18: entropy in nats, by the distribution; zero probabilities count nothing.</summary>
    public static partial class Row18
    {
        [Differentiable]
        public static double Loop([Distribution] ReadOnlySpan<double> p)
        {
            double sum = 0;
            for (int i = 0; i < p.Length; i++)
            {
                sum += p[i] * Math.Log(p[i]);
            }

            return -sum;
        }

        [Differentiable]
        public static double ForEach([Distribution] double[] p)
        {
            double entropy = 0.0;
            foreach (double probability in p)
                entropy -= probability * Math.Log(probability);
            return entropy;
        }

        [Differentiable]
        public static double SelfInformation([Probability] ReadOnlySpan<double> p)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                entropy += p[i] * Information(p[i]);
            }

            return entropy;
        }

        private static double Information(double probability) => Math.Log(1 / probability);
    }
}
