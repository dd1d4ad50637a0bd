using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>Soft dynamic time warping by Cuturi and Blondel: the cost of the best alignment of two series, with a smooth minimum.</summary>
public static partial class SoftTimeWarping
{
    [Differentiable]
    public static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y, [Constant, Positive] double gamma = 1)
    {
        int columns = y.Length + 1;
        double[] r = new double[(x.Length + 1) * columns];
        Array.Fill(r, 1e10);
        r[0] = 0;
        for (int i = 1; i <= x.Length; i++)
        {
            for (int j = 1; j <= y.Length; j++)
            {
                double cost = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]);
                r[i * columns + j] = cost + SoftMin(gamma, r[(i - 1) * columns + j], r[i * columns + j - 1], r[(i - 1) * columns + j - 1]);
            }
        }

        return r[^1];
    }

    private static double SoftMin(double gamma, double a, double b, double c)
    {
        double min = Math.Min(a, Math.Min(b, c));
        return min - gamma * Math.Log(Math.Exp((min - a) / gamma) + Math.Exp((min - b) / gamma) + Math.Exp((min - c) / gamma));
    }

    public static object[][] Points =>
    [
        [new[] { 0.1, 1.2, 2, 1.4 }, new[] { 0.4, 1.9, 1.1 }, 0.5],
    ];
}
