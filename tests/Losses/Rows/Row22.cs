using System;

namespace DerivGen.Losses
{
    /// <summary>Row 22: AM-Softmax, an additive margin on the cosine of the class, by the cosines.</summary>
    public static partial class Row22
    {
        [Differentiable]
        public static double Conditional(ReadOnlySpan<double> cosines, int c, [Constant] double s, [Constant] double m)
        {
            double sum = 0;
            for (int j = 0; j < cosines.Length; j++)
            {
                sum += Math.Exp(s * (cosines[j] - (j == c ? m : 0)));
            }

            double target = Math.Exp(s * (cosines[c] - m));
            return -Math.Log(target / sum);
        }

        [Differentiable]
        public static double Logits(double[] cosines, int c, [Constant] double s, [Constant] double m)
        {
            double[] logits = new double[cosines.Length];
            for (int j = 0; j < cosines.Length; j++)
            {
                if (j == c)
                    logits[j] = s * (cosines[j] - m);
                else
                    logits[j] = s * cosines[j];
            }

            double sum = 0.0;
            foreach (double logit in logits)
                sum += Math.Exp(logit);
            return Math.Log(sum) - logits[c];
        }

        [Differentiable]
        public static double TargetApart(ReadOnlySpan<double> cosines, int c, [Constant] double s, [Constant] double m)
        {
            double target = Math.Exp(s * (cosines[c] - m));
            double others = 0;
            for (int j = 0; j < cosines.Length; j++)
            {
                if (j != c)
                {
                    others += Math.Exp(s * cosines[j]);
                }
            }

            return -Math.Log(target / (target + others));
        }
    }
}
