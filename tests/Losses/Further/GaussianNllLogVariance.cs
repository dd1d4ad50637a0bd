using System;

namespace DerivGen.Losses
{
    /// <summary>Gaussian negative log-likelihood, by mean and logarithm of the variance.</summary>
    public static partial class GaussianNllLogVariance
    {
        [Differentiable]
        public static double OneExpression(double mu, double logVariance, [Constant] double x)
            => 0.5 * (logVariance + Math.Pow(x - mu, 2) / Math.Exp(logVariance));

        [Differentiable]
        public static double Locals(double mu, double logVariance, [Constant] double x)
        {
            double variance = Math.Exp(logVariance);
            double deviation = x - mu;
            return Math.Log(variance) / 2 + deviation * deviation / (2 * variance);
        }
    }
}
