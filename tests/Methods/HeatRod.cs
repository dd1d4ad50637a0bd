using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>Six explicit steps of the heat equation on a rod with cold ends, and the squared misfit of what is left.</summary>
public static partial class HeatRod
{
    private const int Steps = 6;

    [Differentiable]
    public static double Misfit(double[] initial, double conductivity, [Constant] double[] measured)
    {
        int n = initial.Length;
        double[] u = (double[])initial.Clone();
        double[] next = new double[n];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 1; i < n - 1; i++)
            {
                next[i] = u[i] + conductivity * (u[i - 1] - 2 * u[i] + u[i + 1]);
            }

            next[0] = 0;
            next[n - 1] = 0;
            for (int i = 0; i < n; i++)
            {
                u[i] = next[i];
            }
        }

        double misfit = 0;
        for (int i = 0; i < n; i++)
        {
            misfit += (u[i] - measured[i]) * (u[i] - measured[i]);
        }

        return misfit;
    }

    public static object[][] Points =>
    [
        [new[] { 0.0, 0.5, 1.0, 0.7, 0.2 }, 0.2, new[] { 0.0, 0.3, 0.5, 0.4, 0.1 }],
        [new[] { 0.3, -0.4, 0.9 }, 0.4, new[] { 0.1, 0.2, -0.1 }],
    ];
}
