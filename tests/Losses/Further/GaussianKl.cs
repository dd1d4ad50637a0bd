using System;

namespace DerivGen.Losses
{
    /// <summary>Kullback-Leibler divergence of Gaussians from the standard one, the regulariser of an evidence lower bound.</summary>
    public static partial class GaussianKl
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> mu, ReadOnlySpan<double> logVariance)
        {
            double sum = 0;
            for (int i = 0; i < mu.Length; i++)
            {
                sum += 1 + logVariance[i] - mu[i] * mu[i] - Math.Exp(logVariance[i]);
            }

            return -0.5 * sum;
        }

        [Differentiable]
        public static double Locals(double[] mu, double[] logVariance)
        {
            double divergence = 0.0;
            for (int i = 0; i < mu.Length; i++)
            {
                double variance = Math.Exp(logVariance[i]);
                double squares = variance + Math.Pow(mu[i], 2);
                divergence += (squares - 1 - Math.Log(variance)) / 2;
            }

            return divergence;
        }
    }
}
