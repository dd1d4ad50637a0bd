using System;

namespace DerivGen.Losses
{
    /// <summary>Poisson negative log-likelihood with a logarithmic link.</summary>
    public static partial class PoissonLog
    {
        [Differentiable]
        public static double OneExpression(double f, [Constant] double y) => Math.Exp(f) - y * f;

        [Differentiable]
        public static double Locals(double f, [Constant] double y)
        {
            double rate = Math.Exp(f);
            double logLikelihood = y * Math.Log(rate) - rate;
            return -logLikelihood;
        }
    }
}
