using System;

namespace DerivGen.Losses
{
    /// <summary>Dice loss smoothed by one, by the predictions.</summary>
    public static partial class Dice
    {
        [Differentiable]
        public static double Loop([Probability] ReadOnlySpan<double> p, [Constant, Probability] ReadOnlySpan<double> y)
        {
            double intersection = 0;
            double total = 0;
            for (int i = 0; i < p.Length; i++)
            {
                intersection += p[i] * y[i];
                total += p[i] + y[i];
            }

            return 1 - (2 * intersection + 1) / (total + 1);
        }

        [Differentiable]
        public static double Helper(double[] p, [Constant] double[] y)
        {
            double sumOfP = 0.0;
            foreach (double value in p)
                sumOfP += value;

            double sumOfY = 0.0;
            foreach (double value in y)
                sumOfY += value;

            double score = (1 + 2 * Vectors.Dot(p, y)) / (1 + sumOfP + sumOfY);
            return 1 - score;
        }
    }
}
