using System;

namespace DerivGen.Losses;

public static partial class Huber
{
    [Differentiable]
    public static double SwitchExpression(double a, [Constant] double y, [Constant, Positive] double delta)
    {
        double size = Math.Abs(a - y);
        return (size <= delta) switch
        {
            true => 0.5 * size * size,
            false => delta * (size - 0.5 * delta),
        };
    }
}
