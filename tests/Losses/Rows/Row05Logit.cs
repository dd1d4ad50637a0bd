using System;

namespace DerivGen.Losses
{
    /// <summary>Row 5: the negative logarithm of a Bernoulli likelihood behind a sigmoid, by the logit.</summary>
    public static partial class Row05Logit
    {
        [Differentiable]
        public static double OneExpression(double z, [Constant] double y)
            => -Math.Log(Math.Pow(1 / (1 + Math.Exp(-z)), y) * Math.Pow(1 - 1 / (1 + Math.Exp(-z)), 1 - y));

        [Differentiable]
        public static double Locals(double z, [Constant, Probability] double y)
        {
            double a = 1 / (1 + Math.Exp(-z));
            double likelihood = Math.Pow(a, y) * Math.Pow(1 - a, 1 - y);
            return -Math.Log(likelihood);
        }

        [Differentiable]
        public static double Helper(double z, [Constant] double y)
        {
            double likelihood = Likelihood(Activations.Sigmoid(z), y);
            double logLikelihood = Math.Log(likelihood);
            return -logLikelihood;
        }

        private static double Likelihood(double p, double y) => Math.Pow(p, y) * Math.Pow(1.0 - p, 1.0 - y);
    }
}
