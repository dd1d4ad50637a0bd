using System;

namespace DerivGen.Losses
{
    /// <summary>Jensen-Shannon divergence, by the first distribution.</summary>
    public static partial class JensenShannon
    {
        [Differentiable]
        public static double Loop([Distribution] ReadOnlySpan<double> p, [Constant, Distribution] ReadOnlySpan<double> q)
        {
            double divergence = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double middle = (p[i] + q[i]) / 2;
                divergence += 0.5 * p[i] * Math.Log(p[i] / middle) + 0.5 * q[i] * Math.Log(q[i] / middle);
            }

            return divergence;
        }

        [Differentiable]
        public static double Entropies([Distribution] double[] p, [Constant, Distribution] double[] q)
        {
            double[] middle = new double[p.Length];
            for (int i = 0; i < p.Length; i++)
                middle[i] = 0.5 * (p[i] + q[i]);
            return Criteria.Entropy(middle) - (Criteria.Entropy(p) + Criteria.Entropy(q)) / 2;
        }
    }
}
