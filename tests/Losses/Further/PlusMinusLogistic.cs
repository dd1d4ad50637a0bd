using System;

namespace DerivGen.Losses
{
    /// <summary>Logistic loss with labels ±1, by the score.</summary>
    public static partial class PlusMinusLogistic
    {
        [Differentiable]
        public static double OneExpression(double f, [Constant] double y) => Math.Log(1 + Math.Exp(-y * f));

        [Differentiable]
        public static double Probability(double f, [Constant] double y)
        {
            double p = 1 / (1 + Math.Exp(-y * f));
            return -Math.Log(p);
        }
    }
}
