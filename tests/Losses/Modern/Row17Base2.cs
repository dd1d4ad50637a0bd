using System;

namespace DerivGen.Losses;

public static partial class Row17Base2
{
    [Differentiable]
    public static double Log2([Probability] double p) => -Math.Log2(p);
}
