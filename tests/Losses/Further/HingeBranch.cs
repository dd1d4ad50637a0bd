using System;

namespace DerivGen.Losses
{
    /// <summary>Hinge loss with labels ±1 as a branch.</summary>
    public static partial class HingeBranch
    {
        [Differentiable]
        public static double IfStatement(double f, [Constant] double y)
        {
            double loss = 0;
            double margin = y * f;
            if (margin < 1)
            {
                loss = 1 - margin;
            }

            return loss;
        }

        [Differentiable]
        public static double Conditional(double f, [Constant] double y) => y * f < 1 ? 1 - y * f : 0;
    }
}
