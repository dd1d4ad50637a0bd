using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>The long short-term memory of ADBench: cells of diagonal weights, the prediction of each next character.</summary>
    public static partial class AdBenchLstm
    {
        [Differentiable]
        public static double Objective(ReadOnlySpan<double> main, ReadOnlySpan<double> extra, [Constant] ReadOnlySpan<double> state, [Constant] ReadOnlySpan<double> sequence, int layers, int width)
        {
            int characters = sequence.Length / width;
            double[] s = new double[state.Length];
            state.CopyTo(s);
            double[] x = new double[width];
            double[] prediction = new double[width];
            double total = 0;
            int count = 0;
            for (int t = 0; t + 1 < characters; t++)
            {
                for (int i = 0; i < width; i++)
                {
                    x[i] = sequence[t * width + i] * extra[i];
                }

                for (int layer = 0; layer < layers; layer++)
                {
                    int at = 8 * layer * width;
                    int hidden = 2 * layer * width;
                    int cell = hidden + width;
                    for (int i = 0; i < width; i++)
                    {
                        double forget = Sigmoid(x[i] * main[at + i] + main[at + 4 * width + i]);
                        double ingate = Sigmoid(s[hidden + i] * main[at + width + i] + main[at + 5 * width + i]);
                        double outgate = Sigmoid(x[i] * main[at + 2 * width + i] + main[at + 6 * width + i]);
                        double change = Math.Tanh(s[hidden + i] * main[at + 3 * width + i] + main[at + 7 * width + i]);
                        s[cell + i] = s[cell + i] * forget + ingate * change;
                        s[hidden + i] = outgate * Math.Tanh(s[cell + i]);
                        x[i] = s[hidden + i];
                    }
                }

                double sum = 2;
                for (int i = 0; i < width; i++)
                {
                    prediction[i] = x[i] * extra[width + i] + extra[2 * width + i];
                    sum += Math.Exp(prediction[i]);
                }

                double log = Math.Log(sum);
                for (int i = 0; i < width; i++)
                {
                    total += sequence[(t + 1) * width + i] * (prediction[i] - log);
                }

                count += width;
            }

            return -total / count;
        }

        private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }
}
