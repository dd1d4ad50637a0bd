using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The cost of a linear quadratic regulator with one input, by iterating Riccati's equation.</summary>
public static partial class RiccatiRegulator
{
    [Differentiable]
    public static double Cost([Constant] double[,] a, [Constant] double[] b, double[] weights, double effort, [Constant] double[] start, [Constant] int horizon)
    {
        int n = start.Length;
        double[,] p = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            p[i, i] = weights[i];
        }

        for (int t = 0; t < horizon; t++)
        {
            double[,] pa = Multiply(p, a);
            double[] row = new double[n];
            double gain = effort;
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < n; i++)
                {
                    row[j] += b[i] * p[i, j];
                }

                gain += row[j] * b[j];
            }

            double[,] next = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = i == j ? weights[i] : 0, left = 0, right = 0;
                    for (int k = 0; k < n; k++)
                    {
                        sum += a[k, i] * pa[k, j];
                        left += row[k] * a[k, i];
                        right += row[k] * a[k, j];
                    }

                    next[i, j] = sum - left * right / gain;
                }
            }

            p = next;
        }

        double cost = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                cost += start[i] * p[i, j] * start[j];
            }
        }

        return cost;
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        double[,] product = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    product[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return product;
    }

    public static object[][] Points =>
    [
        [new double[,] { { 1, 0.1 }, { -0.2, 0.95 } }, new[] { 0.0, 0.1 }, new[] { 1.0, 0.5 }, 0.3, new[] { 1.0, -1.0 }, 5],
    ];
}
