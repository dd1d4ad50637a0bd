using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The cost of t-distributed stochastic neighbor embedding: Kullback and Leibler's divergence of the plane's neighborhoods.</summary>
public static partial class StochasticNeighbors
{
    [Differentiable]
    public static double Divergence(double[,] y, [Constant] double[,] p)
    {
        int n = y.GetLength(0);
        double[,] similarity = new double[n, n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i == j)
                {
                    continue;
                }

                double dx = y[i, 0] - y[j, 0], dy = y[i, 1] - y[j, 1];
                similarity[i, j] = 1 / (1 + dx * dx + dy * dy);
                sum += similarity[i, j];
            }
        }

        double cost = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i != j)
                {
                    cost += p[i, j] * Math.Log(p[i, j] / Math.Max(similarity[i, j] / sum, 1e-12));
                }
            }
        }

        return cost;
    }

    public static object[][] Points =>
    [
        [new double[,] { { 0, 0.1 }, { 1, 0.5 }, { 0.3, -0.7 } }, new double[,] { { 0, 0.2, 0.1 }, { 0.2, 0, 0.2 }, { 0.1, 0.2, 0 } }],
    ];
}
