using System;

namespace DerivGen.Losses
{
    /// <summary>Ordinal regression: the probability between two thresholds of a logistic variable.</summary>
    public static partial class OrdinalLogit
    {
        [Differentiable]
        public static double OneExpression(double z, [Constant] double lower, [Constant] double upper)
            => -Math.Log(1 / (1 + Math.Exp(z - upper)) - 1 / (1 + Math.Exp(z - lower)));

        [Differentiable]
        public static double Helper(double z, [Constant] double lower, [Constant] double upper)
        {
            double below = Activations.Sigmoid(upper - z);
            double under = Activations.Sigmoid(lower - z);
            return -Math.Log(below - under);
        }
    }
}
