using System;

namespace DerivGen.Losses
{
    /// <summary>Contrastive loss of a pair at a distance, by the distance.</summary>
    public static partial class ContrastivePair
    {
        [Differentiable]
        public static double OneExpression([NonNegative] double distance, [Constant] double same, [Constant] double margin)
            => same * distance * distance + (1 - same) * Math.Pow(Math.Max(0, margin - distance), 2);

        [Differentiable]
        public static double Locals(double distance, [Constant] double same, [Constant] double margin)
        {
            double pull = same * Math.Pow(distance, 2);
            double gap = Math.Max(margin - distance, 0.0);
            double push = (1 - same) * gap * gap;
            return pull + push;
        }
    }
}
