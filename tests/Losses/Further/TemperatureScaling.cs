using System;

namespace DerivGen.Losses
{
    /// <summary>Negative log-likelihood at a temperature, by the temperature.</summary>
    public static partial class TemperatureScaling
    {
        [Differentiable]
        public static double Loop([Positive] double temperature, [Constant] ReadOnlySpan<double> z, int c)
        {
            double sum = 0;
            for (int j = 0; j < z.Length; j++)
            {
                sum += Math.Exp(z[j] / temperature);
            }

            return Math.Log(sum) - z[c] / temperature;
        }

        [Differentiable("temperature")]
        public static double Probability([Positive] double temperature, double[] z, int c)
        {
            double[] p = new double[z.Length];
            double sum = 0.0;
            for (int j = 0; j < z.Length; j++)
            {
                p[j] = Math.Exp(z[j] / temperature);
                sum += p[j];
            }

            return -Math.Log(p[c] / sum);
        }
    }
}
