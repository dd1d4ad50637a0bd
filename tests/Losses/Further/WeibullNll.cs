using System;

namespace DerivGen.Losses
{
    /// <summary>Negative log-likelihood of a lifetime under a Weibull distribution, by shape and scale.</summary>
    public static partial class WeibullNll
    {
        [Differentiable]
        public static double OneExpression([Positive] double shape, [Positive] double scale, [Constant, Positive] double x)
            => -Math.Log(shape / scale * Math.Pow(x / scale, shape - 1) * Math.Exp(-Math.Pow(x / scale, shape)));

        [Differentiable]
        public static double Locals([Positive] double shape, [Positive] double scale, [Constant, Positive] double x)
        {
            double logRatio = Math.Log(x / scale);
            double hazard = Math.Exp(shape * logRatio);
            return hazard - (shape - 1) * logRatio - Math.Log(shape / scale);
        }
    }
}
