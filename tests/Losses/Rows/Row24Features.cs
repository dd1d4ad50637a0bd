using System;

namespace DerivGen.Losses
{
    /// <summary>Row 24 with the norm computed from the features.</summary>
    public static partial class Row24Features
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> cosines, [Constant] ReadOnlySpan<double> x, int c)
        {
            double squares = 0;
            for (int k = 0; k < x.Length; k++)
            {
                squares += x[k] * x[k];
            }

            double norm = Math.Sqrt(squares);
            double target = norm * (2 * cosines[c] * cosines[c] - 1);
            double sum = Math.Exp(target);
            for (int j = 0; j < cosines.Length; j++)
            {
                sum += j == c ? 0 : Math.Exp(norm * cosines[j]);
            }

            return Math.Log(sum) - target;
        }

        [Differentiable]
        public static double Helper(double[] cosines, [Constant] double[] x, int c)
        {
            double norm = Vectors.Norm(x);
            double sum = 0.0;
            for (int j = 0; j < cosines.Length; j++)
                sum += Math.Exp(norm * Logit(cosines[j], j == c));
            return -Math.Log(Math.Exp(norm * Logit(cosines[c], true)) / sum);
        }

        private static double Logit(double cosine, bool isTarget)
        {
            if (isTarget)
            {
                return 2 * cosine * cosine - 1;
            }

            return cosine;
        }
    }
}
