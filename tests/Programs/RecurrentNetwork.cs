using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A recurrent network over a sequence, squared error of its last output; the weights follow each other in one span.</summary>
    public static partial class RecurrentNetwork
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, int inputs, int hidden, [Constant] double target)
        {
            int steps = x.Length / inputs;
            ReadOnlySpan<double> input = w.Slice(0, hidden * inputs);
            ReadOnlySpan<double> recurrent = w.Slice(hidden * inputs, hidden * hidden);
            ReadOnlySpan<double> bias = w.Slice(hidden * inputs + hidden * hidden, hidden);
            ReadOnlySpan<double> output = w.Slice(hidden * inputs + hidden * hidden + hidden, hidden);
            double[] h = new double[hidden];
            double[] next = new double[hidden];
            for (int t = 0; t < steps; t++)
            {
                for (int i = 0; i < hidden; i++)
                {
                    double sum = bias[i];
                    for (int j = 0; j < inputs; j++)
                    {
                        sum += input[i * inputs + j] * x[t * inputs + j];
                    }

                    for (int j = 0; j < hidden; j++)
                    {
                        sum += recurrent[i * hidden + j] * h[j];
                    }

                    next[i] = Math.Tanh(sum);
                }

                (h, next) = (next, h);
            }

            double y = 0;
            for (int i = 0; i < hidden; i++)
            {
                y += output[i] * h[i];
            }

            return (y - target) * (y - target);
        }
    }
}
