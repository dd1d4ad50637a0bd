using System;

namespace DerivGen.Losses
{
    /// <summary>Quantile loss as a branch.</summary>
    public static partial class PinballBranch
    {
        [Differentiable]
        public static double IfStatement(double q, [Constant] double y, [Constant, Probability] double tau)
        {
            double error = y - q;
            if (error >= 0)
            {
                return tau * error;
            }

            return (tau - 1) * error;
        }

        [Differentiable]
        public static double Conditional(double q, [Constant] double y, [Constant] double tau)
            => y >= q ? tau * (y - q) : (1 - tau) * (q - y);
    }
}
