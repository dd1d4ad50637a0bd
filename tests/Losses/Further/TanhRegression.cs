using System;

namespace DerivGen.Losses
{
    /// <summary>Squared error behind a hyperbolic tangent, by weight and bias.</summary>
    public static partial class TanhRegression
    {
        [Differentiable]
        public static double OneExpression(double w, double b, [Constant] double x, [Constant] double y)
            => 0.5 * Math.Pow(Math.Tanh(w * x + b) - y, 2);

        [Differentiable]
        public static double Exponentials(double w, double b, [Constant] double x, [Constant] double y)
        {
            double z = w * x + b;
            double up = Math.Exp(z);
            double down = Math.Exp(-z);
            double tanh = (up - down) / (up + down);
            return (tanh - y) * (tanh - y) / 2;
        }
    }
}
