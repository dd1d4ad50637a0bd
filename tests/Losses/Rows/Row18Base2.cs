using System;

namespace DerivGen.Losses
{
    /// <summary>Row 18: entropy in bits, by the distribution.</summary>
    public static partial class Row18Base2
    {
        [Differentiable]
        public static double Loop([Distribution] ReadOnlySpan<double> p)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                entropy -= p[i] * Math.Log(p[i], 2);
            }

            return entropy;
        }

        [Differentiable]
        public static double Quotient([Distribution] ReadOnlySpan<double> p)
        {
            double sum = 0;
            foreach (double probability in p)
            {
                sum += probability * Math.Log(probability);
            }

            return -sum / Math.Log(2);
        }
    }
}
