using System;

namespace DerivGen.Losses
{
    /// <summary>Row 16: multi-label classification, a sum of binary cross-entropies behind sigmoids, by the logits.</summary>
    public static partial class Row16
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

            return loss;
        }

        [Differentiable]
        public static double Arrays(double[] z, [Constant] double[] y)
        {
            double[] a = new double[z.Length];
            for (int i = 0; i < z.Length; i++)
                a[i] = 1.0 / (1.0 + Math.Exp(-z[i]));

            double positives = 0.0;
            for (int i = 0; i < z.Length; i++)
                positives += y[i] * Math.Log(a[i]);

            double negatives = 0.0;
            for (int i = 0; i < z.Length; i++)
                negatives += (1 - y[i]) * Math.Log(1 - a[i]);
            return -positives - negatives;
        }

        [Differentiable]
        public static double Helpers(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y)
        {
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                loss += Criteria.BinaryCrossEntropy(Activations.Sigmoid(z[i]), y[i]);
            }

            return loss;
        }
    }
}
