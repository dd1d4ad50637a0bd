using System;

namespace DerivGen.Losses
{
    /// <summary>Ranking loss with a margin, by both scores.</summary>
    public static partial class MarginRanking
    {
        [Differentiable]
        public static double OneExpression(double first, double second, [Constant] double order, [Constant] double margin)
            => Math.Max(0, -order * (first - second) + margin);

        [Differentiable]
        public static double Locals(double first, double second, [Constant] double order, [Constant] double margin)
        {
            double gap = order * (second - first);
            double violation = gap + margin;
            return Math.Max(violation, 0.0);
        }
    }
}
