using System;

namespace DerivGen.Losses;

public static partial class Row14Masked
{
    [Differentiable]
    public static double SwitchExpression(ReadOnlySpan<double> z, int c, [Constant] double epsilon)
    {
        double sum = 0;
        foreach (double logit in z)
        {
            sum += Math.Exp(logit);
        }

        double loss = 0;
        for (int i = 0; i < z.Length; i++)
        {
            double hard = (i == c) switch
            {
                true => 1 - epsilon,
                _ => 0,
            };
            loss -= (hard + epsilon / z.Length) * Math.Log(Math.Exp(z[i]) / sum);
        }

        return loss;
    }
}
