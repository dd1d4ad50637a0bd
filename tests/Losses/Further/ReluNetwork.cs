using System;

namespace DerivGen.Losses
{
    /// <summary>
    /// A network with one hidden layer of rectifiers and a sigmoid, binary cross-entropy;
    /// by the hidden weights, the output weights and the output bias.
    /// </summary>
    public static partial class ReluNetwork
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> v, ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] double y)
        {
            int d = x.Length;
            double z = b;
            for (int k = 0; k < w.Length; k++)
            {
                double sum = 0;
                for (int j = 0; j < d; j++)
                {
                    sum += v[k * d + j] * x[j];
                }

                z += w[k] * Math.Max(0, sum);
            }

            double a = 1 / (1 + Math.Exp(-z));
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }

        [Differentiable]
        public static double Layers(double[] v, double[] w, double b, [Constant] double[] x, [Constant] double y)
        {
            double[] hidden = new double[w.Length];
            for (int k = 0; k < w.Length; k++)
            {
                double sum = 0.0;
                for (int j = 0; j < x.Length; j++)
                    sum += v[k * x.Length + j] * x[j];
                hidden[k] = Math.Max(sum, 0.0);
            }

            return Criteria.BinaryCrossEntropy(Activations.Sigmoid(Vectors.Dot(hidden, w) + b), y);
        }
    }
}
