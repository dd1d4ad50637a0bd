using System;

namespace DerivGen.Losses
{
    /// <summary>Triplet loss with a margin on squared distances, by all three embeddings.</summary>
    public static partial class Triplet
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> anchor, ReadOnlySpan<double> positive, ReadOnlySpan<double> negative, [Constant] double margin)
        {
            double near = 0;
            double far = 0;
            for (int k = 0; k < anchor.Length; k++)
            {
                near += (anchor[k] - positive[k]) * (anchor[k] - positive[k]);
                far += (anchor[k] - negative[k]) * (anchor[k] - negative[k]);
            }

            return Math.Max(0, near - far + margin);
        }

        [Differentiable]
        public static double Helper(double[] anchor, double[] positive, double[] negative, [Constant] double margin)
            => Math.Max(Vectors.SquaredDistance(anchor, positive) - Vectors.SquaredDistance(anchor, negative) + margin, 0.0);
    }
}
