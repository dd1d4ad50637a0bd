using System;

namespace DerivGen.Losses
{
    /// <summary>Contrastive loss: the positive among all similarities at a temperature, by the similarities.</summary>
    public static partial class InfoNce
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> similarities, int positive, [Constant, Positive] double temperature)
        {
            double sum = 0;
            for (int j = 0; j < similarities.Length; j++)
            {
                sum += Math.Exp(similarities[j] / temperature);
            }

            return -Math.Log(Math.Exp(similarities[positive] / temperature) / sum);
        }

        [Differentiable]
        public static double NegativesApart(double[] similarities, int positive, [Constant, Positive] double temperature)
        {
            double numerator = Math.Exp(similarities[positive] / temperature);
            double negatives = 0.0;
            for (int j = 0; j < similarities.Length; j++)
                negatives += j == positive ? 0.0 : Math.Exp(similarities[j] / temperature);
            return Math.Log(1 + negatives / numerator);
        }
    }
}
