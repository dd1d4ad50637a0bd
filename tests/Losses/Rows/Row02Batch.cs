using System;

namespace DerivGen.Losses
{
    /// <summary>Row 2 as the mean over a batch, by the logits.</summary>
    public static partial class Row02Batch
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y)
        {
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                double a = 1 / (1 + Math.Exp(-z[i]));
                loss -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
            }

            return loss / z.Length;
        }

        [Differentiable]
        public static double TwoLoops(double[] z, [Constant] double[] y)
        {
            int m = z.Length;
            var a = new double[m];
            for (int i = 0; i < m; i++)
            {
                a[i] = Activations.Sigmoid(z[i]);
            }

            double total = 0;
            for (int i = 0; i < m; i++)
            {
                total += y[i] * Math.Log(a[i]);
                total += (1 - y[i]) * Math.Log(1 - a[i]);
            }

            return -1.0 / m * total;
        }
    }
}
