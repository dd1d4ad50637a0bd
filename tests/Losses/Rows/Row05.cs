using System;

namespace DerivGen.Losses
{
    /// <summary>Row 5: the negative logarithm of a Bernoulli likelihood, by the probability.</summary>
    public static partial class Row05
    {
        [Differentiable]
        public static double OneExpression([Probability] double a, [Constant] double y)
            => -Math.Log(Math.Pow(a, y) * Math.Pow(1 - a, 1 - y));

        [Differentiable]
        public static double Locals([Probability] double a, [Constant, Probability] double y)
        {
            double success = Math.Pow(a, y);
            double failure = Math.Pow(1 - a, 1 - y);
            double likelihood = success * failure;
            return -Math.Log(likelihood);
        }

        [Differentiable]
        public static double Helper([Probability] double a, [Constant] double y)
        {
            return -Math.Log(Likelihood(a, y));
        }

        private static double Likelihood(double p, double y) => Math.Pow(p, y) * Math.Pow(1.0 - p, 1.0 - y);
    }
}
