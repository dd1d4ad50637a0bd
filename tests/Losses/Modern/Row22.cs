using System;

namespace DerivGen.Losses;

public static partial class Row22
{
    [Differentiable]
    public static double Copied(ReadOnlySpan<double> cosines, int c, [Constant] double s, [Constant] double m)
    {
        Span<double> logits = stackalloc double[cosines.Length];
        for (int j = 0; j < cosines.Length; j++)
        {
            logits[j] = s * (cosines[j] - Margin(j == c, m));
        }

        double sum = 0;
        foreach (double logit in logits)
        {
            sum += Math.Exp(logit);
        }

        return -Math.Log(Math.Exp(logits[c]) / sum);

        static double Margin(bool isTarget, double margin) => isTarget ? margin : 0;
    }
}
