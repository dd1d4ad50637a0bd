using System;

namespace DerivGen.Losses;

public static partial class Row09Single
{
    [Differentiable]
    public static float MathFunctions(ReadOnlySpan<float> z, [Constant, Distribution] ReadOnlySpan<float> y)
    {
        float sum = 0;
        foreach (float logit in z)
        {
            sum += MathF.Exp(logit);
        }

        float loss = 0;
        for (int i = 0; i < z.Length; i++)
        {
            loss -= y[i] * MathF.Log(MathF.Exp(z[i]) / sum);
        }

        return loss;
    }
}
