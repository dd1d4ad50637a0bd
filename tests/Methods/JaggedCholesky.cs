using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The marginal likelihood of a Gaussian process, with matrices as arrays of rows.</summary>
public static partial class JaggedCholesky
{
    [Differentiable]
    public static double NegativeLogLikelihood(double logLength, double logSignal, double logNoise, [Constant] double[] x, [Constant] double[] y)
    {
        int n = x.Length;
        double[][] kernel = new double[n][];
        for (int i = 0; i < n; i++)
        {
            kernel[i] = new double[n];
            for (int j = 0; j < n; j++)
            {
                double d = x[i] - x[j];
                kernel[i][j] = Math.Exp(2 * logSignal) * Math.Exp(-0.5 * d * d / Math.Exp(2 * logLength));
            }

            kernel[i][i] += Math.Exp(2 * logNoise);
        }

        double[][] lower = Cholesky(kernel);
        double[] a = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = y[i];
            for (int j = 0; j < i; j++)
            {
                sum -= lower[i][j] * a[j];
            }

            a[i] = sum / lower[i][i];
        }

        double result = 0.5 * n * Math.Log(2 * Math.PI);
        for (int i = 0; i < n; i++)
        {
            result += 0.5 * a[i] * a[i] + Math.Log(lower[i][i]);
        }

        return result;
    }

    private static double[][] Cholesky(double[][] a)
    {
        int n = a.Length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++)
        {
            lower[i] = new double[n];
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i][k] * lower[j][k];
                }

                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }

        return lower;
    }

    public static object[][] Points =>
    [
        [0.1, -0.2, -1.0, new[] { 0.0, 0.5, 1.1, 1.9 }, new[] { 0.3, 0.6, -0.1, -0.4 }],
    ];
}
