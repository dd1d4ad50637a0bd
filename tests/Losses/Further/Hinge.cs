using System;

namespace DerivGen.Losses
{
    /// <summary>Hinge loss with labels ±1 as a maximum.</summary>
    public static partial class Hinge
    {
        [Differentiable]
        public static double OneExpression(double f, [Constant] double y) => Math.Max(0, 1 - y * f);

        [Differentiable]
        public static double Locals(double f, [Constant] double y)
        {
            double margin = f * y;
            double violation = 1.0 - margin;
            return Math.Max(violation, 0.0);
        }
    }
}
