using System;

namespace DerivGen.Losses
{
    /// <summary>Negative log-likelihood of one datum under a mixture of two Gaussians, by all parameters.</summary>
    public static partial class GaussianMixtureParameters
    {
        [Differentiable]
        public static double Locals(
            double mu1,
            double mu2,
            [Positive] double sigma1,
            [Positive] double sigma2,
            [Probability] double weight,
            [Constant] double x)
        {
            double u1 = (x - mu1) / sigma1;
            double u2 = (x - mu2) / sigma2;
            double first = weight * Math.Exp(-u1 * u1 / 2) / (sigma1 * Math.Sqrt(2 * Math.PI));
            double second = (1 - weight) * Math.Exp(-u2 * u2 / 2) / (sigma2 * Math.Sqrt(2 * Math.PI));
            return -Math.Log(first + second);
        }

        [Differentiable]
        public static double Helper(
            double mu1,
            double mu2,
            [Positive] double sigma1,
            [Positive] double sigma2,
            [Probability] double weight,
            [Constant] double x)
            => -Math.Log(weight * Density(x, mu1, sigma1) + (1 - weight) * Density(x, mu2, sigma2));

        private static double Density(double x, double mu, double sigma)
        {
            double variance = sigma * sigma;
            return 1 / Math.Sqrt(2 * Math.PI * variance) * Math.Exp(-(x - mu) * (x - mu) / (2 * variance));
        }
    }
}
