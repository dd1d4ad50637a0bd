using System;

namespace DerivGen.Losses
{
    /// <summary>Row 17: self-information in bits, by the probability.</summary>
    public static partial class Row17Base2
    {
        [Differentiable]
        public static double OneExpression([Probability] double p) => -Math.Log(p, 2);

        [Differentiable]
        public static double Quotient([Probability] double p)
        {
            double nats = -Math.Log(p);
            return nats / Math.Log(2);
        }
    }
}
