using System;

namespace DerivGen.Losses
{
    /// <summary>Focal loss behind a sigmoid, by the logit.</summary>
    public static partial class Focal
    {
        [Differentiable]
        public static double OneExpression(double z, [Constant, Probability] double y, [Constant] double gamma)
            => -(y * Math.Pow(1 - 1 / (1 + Math.Exp(-z)), gamma) * Math.Log(1 / (1 + Math.Exp(-z)))
                + (1 - y) * Math.Pow(1 / (1 + Math.Exp(-z)), gamma) * Math.Log(1 - 1 / (1 + Math.Exp(-z))));

        [Differentiable]
        public static double Locals(double z, [Constant] double y, [Constant] double gamma)
        {
            double p = 1 / (1 + Math.Exp(-z));
            double easyPositive = Math.Pow(1 - p, gamma);
            double easyNegative = Math.Pow(p, gamma);
            double loss = -y * easyPositive * Math.Log(p);
            loss -= (1 - y) * easyNegative * Math.Log(1 - p);
            return loss;
        }
    }
}
