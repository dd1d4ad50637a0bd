using System;

namespace DerivGen.Losses
{
    /// <summary>
    /// A network with one hidden layer of hyperbolic tangents, a softmax and cross-entropy;
    /// all weights in one vector: hidden × inputs, hidden, classes × hidden, classes.
    /// </summary>
    public static partial class TanhNetwork
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> weights, [Constant] ReadOnlySpan<double> x, int hidden, int classes, int c)
        {
            int d = x.Length;
            int biases = hidden * d;
            int outputs = biases + hidden;
            int outputBiases = outputs + classes * hidden;
            Span<double> h = stackalloc double[hidden];
            for (int k = 0; k < hidden; k++)
            {
                double sum = weights[biases + k];
                for (int j = 0; j < d; j++)
                {
                    sum += weights[k * d + j] * x[j];
                }

                h[k] = Math.Tanh(sum);
            }

            Span<double> z = stackalloc double[classes];
            for (int i = 0; i < classes; i++)
            {
                double sum = weights[outputBiases + i];
                for (int k = 0; k < hidden; k++)
                {
                    sum += weights[outputs + i * hidden + k] * h[k];
                }

                z[i] = sum;
            }

            double total = 0;
            for (int i = 0; i < classes; i++)
            {
                total += Math.Exp(z[i]);
            }

            return Math.Log(total) - z[c];
        }

        [Differentiable]
        public static double Helpers(double[] weights, [Constant] double[] x, int hidden, int classes, int c)
        {
            int d = x.Length;
            ReadOnlySpan<double> all = weights;
            var h = new double[hidden];
            Layer(all.Slice(0, hidden * d), all.Slice(hidden * d, hidden), x, h);
            for (int k = 0; k < hidden; k++)
                h[k] = Math.Tanh(h[k]);

            ReadOnlySpan<double> rest = all.Slice(hidden * d + hidden);
            var z = new double[classes];
            Layer(rest.Slice(0, classes * hidden), rest.Slice(classes * hidden, classes), h, z);
            var p = new double[classes];
            Activations.Softmax(z, p);
            return -Math.Log(p[c]);
        }

        private static void Layer(ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, ReadOnlySpan<double> input, Span<double> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                double sum = biases[i];
                for (int j = 0; j < input.Length; j++)
                {
                    sum += weights[i * input.Length + j] * input[j];
                }

                output[i] = sum;
            }
        }
    }
}
