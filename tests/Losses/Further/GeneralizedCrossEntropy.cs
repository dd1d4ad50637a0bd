using System;

namespace DerivGen.Losses
{
    /// <summary>The noise-robust loss (1 - p_c^q)/q behind a softmax, by the logits.</summary>
    public static partial class GeneralizedCrossEntropy
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> z, int c, [Constant, Positive] double q)
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += Math.Exp(z[i]);
            }

            double p = Math.Exp(z[c]) / sum;
            return (1 - Math.Pow(p, q)) / q;
        }

        [Differentiable]
        public static double Helper(double[] z, int c, [Constant, Positive] double q)
        {
            double[] p = new double[z.Length];
            Activations.Softmax(z, p);
            double power = Math.Exp(q * Math.Log(p[c]));
            return 1 / q - power / q;
        }
    }
}
