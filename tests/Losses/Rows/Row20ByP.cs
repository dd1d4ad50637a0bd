using System;

namespace DerivGen.Losses
{
    /// <summary>Row 20: the Kullback-Leibler divergence, by the first distribution.</summary>
    public static partial class Row20ByP
    {
        [Differentiable]
        public static double Sum([Distribution] ReadOnlySpan<double> p, [Constant, Distribution] ReadOnlySpan<double> q)
        {
            double divergence = 0;
            for (int i = 0; i < p.Length; i++)
            {
                divergence += p[i] * (Math.Log(p[i]) - Math.Log(q[i]));
            }

            return divergence;
        }

        [Differentiable]
        public static double Quotients([Distribution] double[] p, [Constant, Distribution] double[] q)
        {
            double sum = 0.0;
            for (int i = 0; i < p.Length; i++)
                sum -= p[i] * Math.Log(q[i] / p[i]);
            return sum;
        }

        [Differentiable]
        public static double Difference([Distribution] ReadOnlySpan<double> p, [Constant, Distribution] ReadOnlySpan<double> q)
        {
            double crossEntropy = Criteria.CrossEntropy(q, p);
            return crossEntropy - Criteria.Entropy(p);
        }
    }
}
