using System;

namespace DerivGen.Losses
{
    /// <summary>Unit deviance of the gamma distribution, by the mean.</summary>
    public static partial class GammaDeviance
    {
        [Differentiable]
        public static double OneExpression([Positive] double mu, [Constant, Positive] double y)
            => 2 * (-Math.Log(y / mu) + (y - mu) / mu);

        [Differentiable]
        public static double Locals([Positive] double mu, [Constant, Positive] double y)
        {
            double ratio = y / mu;
            double deviance = ratio - 1 - Math.Log(ratio);
            return 2.0 * deviance;
        }
    }
}
