using System;

namespace DerivGen.Losses
{
    /// <summary>Row 13: negative log-likelihood with class weights, by the logits.</summary>
    public static partial class Row13
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> weights, int c)
        {
            double sum = 0;
            for (int j = 0; j < z.Length; j++)
            {
                sum += Math.Exp(z[j]);
            }

            return -weights[c] * (z[c] - Math.Log(sum));
        }

        [Differentiable]
        public static double ByProbability(double[] z, [Constant] double[] weights, int c)
        {
            double[] p = new double[z.Length];
            double sum = 0.0;
            for (int i = 0; i < z.Length; i++)
            {
                p[i] = Math.Exp(z[i]);
                sum += p[i];
            }

            for (int i = 0; i < z.Length; i++)
                p[i] /= sum;
            double weight = weights[c];
            return weight * -Math.Log(p[c]);
        }

        [Differentiable]
        public static double Helper(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> weights, int c)
        {
            Span<double> p = stackalloc double[z.Length];
            Activations.Softmax(z, p);
            return -(weights[c] * Math.Log(p[c]));
        }
    }
}
