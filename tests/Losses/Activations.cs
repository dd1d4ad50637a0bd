using System;

namespace DerivGen.Losses
{
    /// <summary>Naive activations that several losses call.</summary>
    public static class Activations
    {
        public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

        public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

        public static void Softmax(ReadOnlySpan<double> z, Span<double> p)
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += Math.Exp(z[i]);
            }

            for (int i = 0; i < z.Length; i++)
            {
                p[i] = Math.Exp(z[i]) / sum;
            }
        }
    }
}
