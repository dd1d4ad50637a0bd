using System;

namespace DerivGen.Losses
{
    /// <summary>Kullback-Leibler divergence of two Bernoulli distributions, by the second.</summary>
    public static partial class BernoulliKl
    {
        [Differentiable]
        public static double OneExpression([Constant, Probability] double p, [Probability] double q)
            => p * Math.Log(p / q) + (1 - p) * Math.Log((1 - p) / (1 - q));

        [Differentiable]
        public static double Locals([Constant, Probability] double p, [Probability] double q)
        {
            double crossEntropy = -(p * Math.Log(q) + (1 - p) * Math.Log(1 - q));
            double entropy = -(p * Math.Log(p) + (1 - p) * Math.Log(1 - p));
            return crossEntropy - entropy;
        }
    }
}
