using System;

namespace DerivGen.Losses;

public static partial class Row02
{
    [Differentiable]
    public static double StaticLocalFunction(double z, [Constant] double y)
    {
        double a = Squash(z);
        return Loss(a, y) + Loss(1 - a, 1 - y);

        static double Squash(double x) => 1 / (1 + Math.Exp(-x));

        static double Loss(double probability, double weight) => -weight * Math.Log(probability);
    }

    [Differentiable]
    public static double Tuple(double z, [Constant] double y)
    {
        var (a, notA) = Outcomes(z);
        return -(y * Math.Log(a) + (1 - y) * Math.Log(notA));
    }

    private static (double Success, double Failure) Outcomes(double z)
    {
        double success = 1 / (1 + Math.Exp(-z));
        return (success, 1 - success);
    }
}
