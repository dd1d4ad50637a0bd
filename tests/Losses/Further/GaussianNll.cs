using System;

namespace DerivGen.Losses
{
    /// <summary>Gaussian negative log-likelihood, by mean and standard deviation.</summary>
    public static partial class GaussianNll
    {
        [Differentiable]
        public static double OneExpression(double mu, [Positive] double sigma, [Constant] double x)
            => 0.5 * Math.Log(2 * Math.PI * sigma * sigma) + (x - mu) * (x - mu) / (2 * sigma * sigma);

        [Differentiable]
        public static double Density(double mu, [Positive] double sigma, [Constant] double x)
        {
            double standardized = (x - mu) / sigma;
            double density = Math.Exp(-0.5 * standardized * standardized) / (sigma * Math.Sqrt(2 * Math.PI));
            return -Math.Log(density);
        }
    }
}
