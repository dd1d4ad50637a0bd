using System;

namespace DerivGen.Losses;

public static partial class Row18Base2
{
    [Differentiable]
    public static double Log2([Distribution] double[] p)
    {
        double entropy = 0;
        foreach (var probability in p)
        {
            entropy += probability * Math.Log2(1 / probability);
        }

        return entropy;
    }
}
