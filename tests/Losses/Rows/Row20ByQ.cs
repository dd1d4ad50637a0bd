using System;

namespace DerivGen.Losses
{
    /// <summary>Row 20: the Kullback-Leibler divergence, by the second distribution.</summary>
    public static partial class Row20ByQ
    {
        [Differentiable]
        public static double Sum([Constant, Distribution] ReadOnlySpan<double> p, [Distribution] ReadOnlySpan<double> q)
        {
            double divergence = 0;
            for (int i = 0; i < p.Length; i++)
            {
                divergence += p[i] * Math.Log(p[i] / q[i]);
            }

            return divergence;
        }

        [Differentiable]
        public static double Difference([Constant, Distribution] ReadOnlySpan<double> p, [Distribution] ReadOnlySpan<double> q)
        {
            double crossEntropy = 0;
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                crossEntropy -= p[i] * Math.Log(q[i]);
                entropy -= p[i] * Math.Log(p[i]);
            }

            return crossEntropy - entropy;
        }

        [Differentiable]
        public static double Helpers([Constant, Distribution] double[] p, [Distribution] double[] q)
            => Criteria.CrossEntropy(q, p) - Criteria.Entropy(p);
    }
}
