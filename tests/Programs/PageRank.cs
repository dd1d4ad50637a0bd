using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>PageRank of a weighted graph by fixed iterations, and its squared distance from given ranks.</summary>
    public static partial class PageRank
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> weights, double damping, ReadOnlySpan<int> from, ReadOnlySpan<int> to, [Constant] ReadOnlySpan<double> target, int iterations)
        {
            int n = target.Length;
            double[] outgoing = new double[n];
            for (int e = 0; e < weights.Length; e++)
            {
                outgoing[from[e]] += weights[e];
            }

            double[] rank = new double[n];
            double[] next = new double[n];
            Array.Fill(rank, 1.0 / n);
            for (int t = 0; t < iterations; t++)
            {
                Array.Fill(next, (1 - damping) / n);
                for (int e = 0; e < weights.Length; e++)
                {
                    next[to[e]] += damping * rank[from[e]] * weights[e] / outgoing[from[e]];
                }

                (rank, next) = (next, rank);
            }

            double error = 0;
            for (int i = 0; i < n; i++)
            {
                error += (rank[i] - target[i]) * (rank[i] - target[i]);
            }

            return error;
        }
    }
}
