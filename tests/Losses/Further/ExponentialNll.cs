using System;

namespace DerivGen.Losses
{
    /// <summary>Negative log-likelihood of a waiting time under an exponential distribution, by the rate.</summary>
    public static partial class ExponentialNll
    {
        [Differentiable]
        public static double OneExpression([Positive] double rate, [Constant, NonNegative] double x) => -Math.Log(rate * Math.Exp(-rate * x));

        [Differentiable]
        public static double Locals([Positive] double rate, [Constant, NonNegative] double x)
        {
            double logDensity = Math.Log(rate) - rate * x;
            return -logDensity;
        }
    }
}
