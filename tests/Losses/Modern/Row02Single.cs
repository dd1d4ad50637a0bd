using System;

namespace DerivGen.Losses;

public static partial class Row02Single
{
    [Differentiable]
    public static float MathFunctions(float z, [Constant] float y)
    {
        float a = 1 / (1 + MathF.Exp(-z));
        return -(y * MathF.Log(a) + (1 - y) * MathF.Log(1 - a));
    }
}
