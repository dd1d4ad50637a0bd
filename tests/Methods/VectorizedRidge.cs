using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The loss of a ridge regression, its products taken by vectors of the processor.</summary>
public static partial class VectorizedRidge
{
    [Differentiable]
    public static double Loss(double[] weights, [Constant] double[] features, [Constant] double[] targets, [Constant] double penalty)
    {
        int n = weights.Length;
        double loss = penalty * Dot(weights, weights);
        for (int row = 0; row < targets.Length; row++)
        {
            double residual = Dot(weights, features.AsSpan(row * n, n)) - targets[row];
            loss += residual * residual;
        }

        return loss;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector<double> sum = Vector<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sum += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        }

        double result = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            result += a[i] * b[i];
        }

        return result;
    }

    public static object[][] Points =>
    [
        [new[] { 0.5, -0.3, 0.8, 0.1, -0.6 }, new[] { 1, 2, 0.5, -1, 0.3, 0.7, -0.4, 1.1, 0.2, -0.9 }, new[] { 1.5, -0.5 }, 0.1],
    ];
}
