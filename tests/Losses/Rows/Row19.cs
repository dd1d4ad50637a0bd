using System;

namespace DerivGen.Losses
{
    /// <summary>Row 19: the cross-entropy of two distributions, by the second.</summary>
    public static partial class Row19
    {
        [Differentiable]
        public static double Loop([Constant, Distribution] ReadOnlySpan<double> p, [Distribution] ReadOnlySpan<double> q)
        {
            double sum = 0;
            for (int i = 0; i < p.Length; i++)
            {
                sum += p[i] * Math.Log(q[i]);
            }

            return -sum;
        }

        [Differentiable("q")]
        public static double Arrays(double[] p, double[] q)
        {
            double crossEntropy = 0.0;
            for (int i = 0; i < p.Length; i++)
                crossEntropy += p[i] * Math.Log(1 / q[i]);
            return crossEntropy;
        }

        [Differentiable]
        public static double Helper([Constant, Distribution] ReadOnlySpan<double> p, [Distribution] ReadOnlySpan<double> q)
            => Criteria.CrossEntropy(q, p);
    }
}
