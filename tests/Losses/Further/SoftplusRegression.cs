using System;

namespace DerivGen.Losses
{
    /// <summary>Squared error behind a softplus, by weight and bias.</summary>
    public static partial class SoftplusRegression
    {
        [Differentiable]
        public static double OneExpression(double w, double b, [Constant] double x, [Constant] double y)
            => 0.5 * Math.Pow(Math.Log(1 + Math.Exp(w * x + b)) - y, 2);

        [Differentiable]
        public static double Helper(double w, double b, [Constant] double x, [Constant] double y)
        {
            double prediction = Activations.Softplus(w * x + b);
            double error = prediction - y;
            return error * error / 2;
        }
    }
}
