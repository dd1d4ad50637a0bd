using System;

namespace DerivGen.Losses
{
    /// <summary>Row 4: binary cross-entropy of a neuron, by its weights and its bias.</summary>
    public static partial class Row04
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] double y)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
            {
                z += w[j] * x[j];
            }

            double a = 1 / (1 + Math.Exp(-z));
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }

        [Differentiable]
        public static double Arrays(double[] w, double b, [Constant] double[] x, [Constant] double y)
        {
            double sum = 0.0;
            int d = w.Length;
            for (int j = 0; j < d; ++j)
                sum = sum + x[j] * w[j];
            double z = sum + b;
            double a = 1.0 / (1.0 + Math.Exp(-z));
            double loss = -y * Math.Log(a) - (1.0 - y) * Math.Log(1.0 - a);
            return loss;
        }

        [Differentiable("w", "b")]
        public static double Helpers(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, double y)
            => Criteria.BinaryCrossEntropy(Activations.Sigmoid(Vectors.Dot(w, x) + b), y);

        [Differentiable]
        public static double Products(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant, Probability] double y)
        {
            Span<double> products = stackalloc double[w.Length];
            for (int j = 0; j < w.Length; j++)
            {
                products[j] = w[j] * x[j];
            }

            double z = 0;
            foreach (double product in products)
            {
                z += product;
            }

            z += b;
            double likelihood = y * Math.Log(Activations.Sigmoid(z)) + (1 - y) * Math.Log(1 - Activations.Sigmoid(z));
            return -likelihood;
        }
    }
}
