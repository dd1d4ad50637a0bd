using System;

namespace DerivGen.Losses;

public static partial class Row10Distribution
{
    [Differentiable]
    public static double LastFirst(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
    {
        double max = z[^1];
        for (int i = z.Length - 1; i >= 0; i--)
        {
            max = z[i] > max ? z[i] : max;
        }

        double sum = 0;
        foreach (double logit in z)
        {
            sum += Math.Exp(logit - max);
        }

        double loss = 0;
        for (int i = 0; i < z.Length; i++)
        {
            loss -= y[i] * (z[i] - max - Math.Log(sum));
        }

        return loss;
    }
}
