using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>How far the exponential of a matrix is from a target, by scaling and squaring.</summary>
public static partial class MatrixExponential
{
    private const int Squarings = 4;

    [Differentiable]
    public static double Distance(double[,] a, [Constant] double[,] target)
    {
        int n = a.GetLength(0);
        double[,] x = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                x[i, j] = a[i, j] / (1 << Squarings);
            }
        }

        double[,] result = Identity(n), term = Identity(n);
        for (int k = 1; k <= 8; k++)
        {
            term = Multiply(term, x);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    term[i, j] /= k;
                    result[i, j] += term[i, j];
                }
            }
        }

        for (int s = 0; s < Squarings; s++)
        {
            result = Multiply(result, result);
        }

        double distance = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double d = result[i, j] - target[i, j];
                distance += d * d;
            }
        }

        return distance;
    }

    private static double[,] Identity(int n)
    {
        double[,] identity = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            identity[i, i] = 1;
        }

        return identity;
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        int n = a.GetLength(0);
        double[,] product = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                product[i, j] = sum;
            }
        }

        return product;
    }

    public static object[][] Points =>
    [
        [new double[,] { { 0.1, 0.4 }, { -0.3, 0.2 } }, new double[,] { { 1, 0.5 }, { 0, 1 } }],
    ];
}
