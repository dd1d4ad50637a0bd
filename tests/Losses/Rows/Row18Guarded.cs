using System;

namespace DerivGen.Losses
{
    /// <summary>Row 18 where the author leaves out the zero probabilities.</summary>
    public static partial class Row18Guarded
    {
        [Differentiable]
        public static double IfStatement(ReadOnlySpan<double> p)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                if (p[i] > 0)
                {
                    entropy -= p[i] * Math.Log(p[i]);
                }
            }

            return entropy;
        }

        [Differentiable]
        public static double Conditional([Distribution] double[] p)
        {
            double sum = 0.0;
            foreach (double probability in p)
                sum += probability > 0 ? probability * Math.Log(probability) : 0;
            return -sum;
        }
    }
}
