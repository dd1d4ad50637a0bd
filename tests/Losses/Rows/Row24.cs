using System;

namespace DerivGen.Losses
{
    /// <summary>Row 24: L-Softmax with margin 2, the norm of the features given, by the cosines.</summary>
    public static partial class Row24
    {
        [Differentiable]
        public static double TargetApart(ReadOnlySpan<double> cosines, int c, [Constant] double norm)
        {
            double cosine = cosines[c];
            double target = Math.Exp(norm * (2 * cosine * cosine - 1));
            double sum = target;
            for (int j = 0; j < cosines.Length; j++)
            {
                if (j != c)
                {
                    sum += Math.Exp(norm * cosines[j]);
                }
            }

            return -Math.Log(target / sum);
        }

        [Differentiable]
        public static double Conditional(double[] cosines, int c, [Constant] double norm)
        {
            double sum = 0.0;
            for (int j = 0; j < cosines.Length; j++)
                sum += Math.Exp(norm * (j == c ? 2 * Math.Pow(cosines[j], 2) - 1 : cosines[j]));
            double logit = norm * (2 * Math.Pow(cosines[c], 2) - 1);
            return Math.Log(sum) - logit;
        }
    }
}
