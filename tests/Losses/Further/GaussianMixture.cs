using System;

namespace DerivGen.Losses
{
    /// <summary>Negative log-likelihood of data under a mixture of two Gaussians of unit variance, by the means.</summary>
    public static partial class GaussianMixture
    {
        [Differentiable]
        public static double Loop(double mu1, double mu2, [Constant, Probability] double weight, [Constant] ReadOnlySpan<double> x)
        {
            double loss = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double first = Math.Exp(-0.5 * (x[i] - mu1) * (x[i] - mu1)) / Math.Sqrt(2 * Math.PI);
                double second = Math.Exp(-0.5 * (x[i] - mu2) * (x[i] - mu2)) / Math.Sqrt(2 * Math.PI);
                loss -= Math.Log(weight * first + (1 - weight) * second);
            }

            return loss;
        }

        [Differentiable]
        public static double Helper(double mu1, double mu2, [Constant, Probability] double weight, [Constant] double[] x)
        {
            double logLikelihood = 0.0;
            foreach (double datum in x)
                logLikelihood += Math.Log(weight * Density(datum - mu1) + (1 - weight) * Density(datum - mu2));
            return -logLikelihood;
        }

        private static double Density(double deviation) => Math.Exp(-Math.Pow(deviation, 2) / 2) / Math.Sqrt(2 * Math.PI);
    }
}
