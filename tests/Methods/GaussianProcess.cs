using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The negative log marginal likelihood of a Gaussian process with a squared exponential kernel, by Cholesky's decomposition.</summary>
public static partial class GaussianProcess
{
    [Differentiable]
    public static double NegativeLogLikelihood(double logScale, double logLength, double logNoise, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
    {
        int n = x.Length;
        double scale = Math.Exp(2 * logScale), length = Math.Exp(logLength), noise = Math.Exp(2 * logNoise);
        var k = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                k[i * n + j] = scale * Kernel((x[i] - x[j]) / length) + (i == j ? noise : 0);
            }
        }

        Cholesky(k, n);
        Span<double> alpha = stackalloc double[n];
        y.CopyTo(alpha);
        SolveLower(k, alpha);
        double logDeterminant = 0, fit = 0;
        for (int i = 0; i < n; i++)
        {
            logDeterminant += Math.Log(k[i * n + i]);
            fit += alpha[i] * alpha[i];
        }

        return 0.5 * fit + logDeterminant + 0.5 * n * Math.Log(2 * Math.PI);
    }

    private static double Kernel(double r) => Math.Exp(-0.5 * r * r);

    private static void Cholesky(double[] a, int n)
    {
        for (int j = 0; j < n; j++)
        {
            double diagonal = a[j * n + j];
            for (int p = 0; p < j; p++)
            {
                diagonal -= a[j * n + p] * a[j * n + p];
            }

            diagonal = a[j * n + j] = Math.Sqrt(diagonal);
            for (int i = j + 1; i < n; i++)
            {
                double sum = a[i * n + j];
                for (int p = 0; p < j; p++)
                {
                    sum -= a[i * n + p] * a[j * n + p];
                }

                a[i * n + j] = sum / diagonal;
            }
        }
    }

    private static void SolveLower(ReadOnlySpan<double> l, Span<double> b)
    {
        int n = b.Length;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                b[i] -= l[i * n + j] * b[j];
            }

            b[i] /= l[i * n + i];
        }
    }

    public static object[][] Points =>
    [
        [0.1, -0.3, -1.2, new[] { 0.0, 0.5, 1.25, 2 }, new[] { 0.3, 1, -0.5, 0.2 }],
        [-0.4, 0.5, -0.7, new[] { 0.0, 1.5, 4 }, new[] { 1.0, -0.25, 0.75 }],
    ];
}
