using System;

namespace DerivGen.Losses
{
    /// <summary>Row 17: self-information in nats, by the probability.</summary>
    public static partial class Row17
    {
        [Differentiable]
        public static double OneExpression([Probability] double p) => -Math.Log(p);

        [Differentiable]
        public static double Quotient(double p)
        {
            double surprise = 1 / p;
            return Math.Log(surprise);
        }

        [Differentiable]
        public static double WithBase([Probability] double p)
        {
            double information = Math.Log(p, Math.E);
            return -information;
        }
    }
}
