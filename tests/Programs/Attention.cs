using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Attention with one head, compared with a target.</summary>
    public static partial class Attention
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> queries, ReadOnlySpan<double> keys, ReadOnlySpan<double> values, [Constant] ReadOnlySpan<double> target, int width)
        {
            int n = queries.Length / width;
            double[] scores = new double[n];
            double error = 0;
            for (int i = 0; i < n; i++)
            {
                double max = double.MinValue;
                for (int j = 0; j < n; j++)
                {
                    double dot = 0;
                    for (int k = 0; k < width; k++)
                    {
                        dot += queries[i * width + k] * keys[j * width + k];
                    }

                    scores[j] = dot / Math.Sqrt(width);
                    max = Math.Max(max, scores[j]);
                }

                double total = 0;
                for (int j = 0; j < n; j++)
                {
                    scores[j] = Math.Exp(scores[j] - max);
                    total += scores[j];
                }

                for (int k = 0; k < width; k++)
                {
                    double output = 0;
                    for (int j = 0; j < n; j++)
                    {
                        output += scores[j] / total * values[j * width + k];
                    }

                    error += (output - target[i * width + k]) * (output - target[i * width + k]);
                }
            }

            return error;
        }
    }
}
