using System;

namespace DerivGen.Losses
{
    /// <summary>Unit deviance of the Tweedie family, by the mean.</summary>
    public static partial class TweedieDeviance
    {
        [Differentiable]
        public static double OneExpression([Positive] double mu, [Constant, Positive] double y, [Constant, InRange(1.1, 1.9)] double power)
            => 2 * (Math.Pow(y, 2 - power) / ((1 - power) * (2 - power))
                - y * Math.Pow(mu, 1 - power) / (1 - power)
                + Math.Pow(mu, 2 - power) / (2 - power));

        [Differentiable]
        public static double Locals([Positive] double mu, [Constant, Positive] double y, [Constant, InRange(1.1, 1.9)] double power)
        {
            double one = 1 - power;
            double two = 2 - power;
            double saturated = Math.Pow(y, two) / (one * two);
            double linear = y * Math.Pow(mu, one) / one;
            double normalizer = Math.Pow(mu, two) / two;
            return 2 * (saturated - linear + normalizer);
        }
    }
}
