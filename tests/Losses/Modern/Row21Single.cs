using System;

namespace DerivGen.Losses;

public static partial class Row21Single
{
    [Differentiable]
    public static float MathFunctions(float[] a, [Constant] float[] y)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += MathF.Pow(a[i] - y[i], 2f);
        }

        return sum / a.Length;
    }
}
