using System;

namespace DerivGen.Losses;

public static partial class Row06Single
{
    [Differentiable]
    public static float MathFunctions(float z, [Constant] float y) => MathF.Pow(1 / (1 + MathF.Exp(-z)) - y, 2) / 2;
}
