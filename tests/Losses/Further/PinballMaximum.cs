using System;

namespace DerivGen.Losses
{
    /// <summary>Quantile loss as a maximum.</summary>
    public static partial class PinballMaximum
    {
        [Differentiable]
        public static double OneExpression(double q, [Constant] double y, [Constant, Probability] double tau)
            => Math.Max(tau * (y - q), (tau - 1) * (y - q));

        [Differentiable]
        public static double Locals(double q, [Constant] double y, [Constant] double tau)
        {
            double error = y - q;
            double above = tau * error;
            double below = (tau - 1) * error;
            return Math.Max(above, below);
        }
    }
}
