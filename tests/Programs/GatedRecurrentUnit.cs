using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A gated recurrent unit over a sequence, squared error of its last state; the weights follow each other in one span.</summary>
    public static partial class GatedRecurrentUnit
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> target, int inputs)
        {
            int hidden = target.Length;
            int gate = hidden * (inputs + hidden + 1);
            double[] h = new double[hidden];
            double[] reset = new double[hidden];
            double[] next = new double[hidden];
            for (int t = 0; t < x.Length / inputs; t++)
            {
                ReadOnlySpan<double> xt = x.Slice(t * inputs, inputs);
                for (int i = 0; i < hidden; i++)
                {
                    reset[i] = Sigmoid(Row(w, xt, h, i)) * h[i];
                }

                for (int i = 0; i < hidden; i++)
                {
                    double update = Sigmoid(Row(w.Slice(gate, gate), xt, h, i));
                    double candidate = Math.Tanh(Row(w.Slice(2 * gate, gate), xt, reset, i));
                    next[i] = (1 - update) * candidate + update * h[i];
                }

                next.CopyTo(h, 0);
            }

            double error = 0;
            for (int i = 0; i < hidden; i++)
            {
                error += (h[i] - target[i]) * (h[i] - target[i]);
            }

            return error / hidden;
        }

        /// <summary>Row i of a gate's matrix, times the input and the state, with its bias.</summary>
        private static double Row(ReadOnlySpan<double> w, ReadOnlySpan<double> x, double[] h, int i)
        {
            int columns = x.Length + h.Length + 1;
            double sum = w[i * columns + columns - 1];
            for (int j = 0; j < x.Length; j++)
            {
                sum += w[i * columns + j] * x[j];
            }

            for (int j = 0; j < h.Length; j++)
            {
                sum += w[i * columns + x.Length + j] * h[j];
            }

            return sum;
        }

        private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }
}
