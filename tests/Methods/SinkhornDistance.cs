using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The dual value of entropic optimal transport by five iterations of Sinkhorn's in the log domain.</summary>
public static partial class SinkhornDistance
{
    [Differentiable]
    public static double Dual(double[] a, [Constant] double[] b, double[,] cost, [Constant] double epsilon)
    {
        int n = a.Length, m = b.Length;
        double[] u = new double[n], v = new double[m];
        for (int iteration = 0; iteration < 5; iteration++)
        {
            for (int i = 0; i < n; i++)
            {
                double sum = 0;
                for (int j = 0; j < m; j++)
                {
                    sum += Math.Exp((v[j] - cost[i, j]) / epsilon);
                }

                u[i] = epsilon * (Math.Log(a[i]) - Math.Log(sum));
            }

            for (int j = 0; j < m; j++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    sum += Math.Exp((u[i] - cost[i, j]) / epsilon);
                }

                v[j] = epsilon * (Math.Log(b[j]) - Math.Log(sum));
            }
        }

        double value = 0;
        for (int i = 0; i < n; i++)
        {
            value += u[i] * a[i];
        }

        for (int j = 0; j < m; j++)
        {
            value += v[j] * b[j];
        }

        return value;
    }

    public static object[][] Points =>
    [
        [new[] { 0.2, 0.5, 0.3 }, new[] { 0.6, 0.4 }, new[,] { { 0.1, 0.9 }, { 0.4, 0.3 }, { 1.2, 0.2 } }, 0.5],
        [new[] { 0.7, 0.3 }, new[] { 0.2, 0.3, 0.5 }, new[,] { { 1.0, 0.1, 0.4 }, { 0.2, 0.8, 0.6 } }, 0.05],
    ];
}
