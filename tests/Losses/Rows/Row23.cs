using System;

namespace DerivGen.Losses
{
    /// <summary>Row 23: ArcFace, an additive margin on the angle of the class, by the cosines.</summary>
    public static partial class Row23
    {
        [Differentiable]
        public static double TargetApart(ReadOnlySpan<double> cosines, int c, [Constant] double s, [Constant] double m)
        {
            double theta = Math.Acos(cosines[c]);
            double target = Math.Exp(s * Math.Cos(theta + m));
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

        [Differentiable]
        public static double Logits(double[] cosines, int c, [Constant] double s, [Constant] double m)
        {
            double[] logits = new double[cosines.Length];
            for (int j = 0; j < cosines.Length; j++)
            {
                double theta = Math.Acos(cosines[j]);
                logits[j] = s * Math.Cos(j == c ? theta + m : theta);
            }

            double sum = 0.0;
            for (int j = 0; j < logits.Length; j++)
                sum += Math.Exp(logits[j]);
            return -(logits[c] - Math.Log(sum));
        }
    }
}
