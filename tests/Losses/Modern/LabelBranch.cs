using System;

namespace DerivGen.Losses;

public static partial class LabelBranch
{
    [Differentiable]
    public static double SwitchExpression(double z, bool positive)
    {
        double a = 1 / (1 + Math.Exp(-z));
        double likelihood = positive switch
        {
            true => a,
            false => 1 - a,
        };
        return -Math.Log(likelihood);
    }
}
