using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A long short-term memory over a sequence, squared errors of all its outputs; the weights follow each other in one span.</summary>
    public static partial class LongShortTermMemory
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y, int inputs, int hidden)
        {
            int columns = inputs + hidden + 1;
            double[] h = new double[hidden];
            double[] c = new double[hidden];
            double[] gates = new double[4 * hidden];
            double error = 0;
            for (int t = 0; t < y.Length; t++)
            {
                for (int r = 0; r < 4 * hidden; r++)
                {
                    double sum = w[r * columns + inputs + hidden];
                    for (int j = 0; j < inputs; j++)
                    {
                        sum += w[r * columns + j] * x[t * inputs + j];
                    }

                    for (int j = 0; j < hidden; j++)
                    {
                        sum += w[r * columns + inputs + j] * h[j];
                    }

                    gates[r] = sum;
                }

                double output = 0;
                for (int i = 0; i < hidden; i++)
                {
                    double input = 1 / (1 + Math.Exp(-gates[i]));
                    double forget = 1 / (1 + Math.Exp(-gates[hidden + i]));
                    double candidate = Math.Tanh(gates[2 * hidden + i]);
                    double exposed = 1 / (1 + Math.Exp(-gates[3 * hidden + i]));
                    c[i] = forget * c[i] + input * candidate;
                    h[i] = exposed * Math.Tanh(c[i]);
                    output += h[i];
                }

                error += (output - y[t]) * (output - y[t]);
            }

            return error;
        }
    }
}
