using System;

namespace DerivGen.Losses
{
    /// <summary>Poisson negative log-likelihood, by the rate.</summary>
    public static partial class PoissonRate
    {
        [Differentiable]
        public static double OneExpression([Positive] double rate, [Constant] double y) => rate - y * Math.Log(rate);

        [Differentiable]
        public static double Locals(double rate, [Constant] double y)
        {
            double logOfRate = Math.Log(rate);
            double loss = rate;
            loss -= y * logOfRate;
            return loss;
        }
    }
}
