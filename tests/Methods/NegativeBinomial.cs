using System;
using System.Linq;
using DerivGen;
using MathNet.Numerics;

namespace DerivGen.Methods
{
    /// <summary>The negative log-likelihood of counts under a negative binomial distribution, by the logarithms of its mean and its dispersion.</summary>
    public static partial class NegativeBinomial
    {
        [Differentiable]
        public static double NegativeLogLikelihood(double logMean, double logSize, int[] counts)
        {
            double mean = Math.Exp(logMean);
            double size = Math.Exp(logSize);
            return -counts.Sum(k => SpecialFunctions.GammaLn(k + size) - SpecialFunctions.GammaLn(size) - SpecialFunctions.FactorialLn(k)
                + size * Math.Log(size / (size + mean)) + k * Math.Log(mean / (size + mean)));
        }

        public static object[][] Points => new[]
        {
            new object[] { 0.5, 1.25, new[] { 0, 3, 1, 7, 2 } },
            new object[] { 2.0, -0.75, new[] { 12, 0, 5 } },
        };
    }
}
