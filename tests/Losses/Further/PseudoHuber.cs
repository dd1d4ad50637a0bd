using System;

namespace DerivGen.Losses
{
    /// <summary>The smooth approximation of Huber's loss.</summary>
    public static partial class PseudoHuber
    {
        [Differentiable]
        public static double OneExpression(double r, [Constant, Positive] double delta)
            => delta * delta * (Math.Sqrt(1 + r / delta * (r / delta)) - 1);

        [Differentiable]
        public static double Locals(double r, [Constant, Positive] double delta)
        {
            double u = r / delta;
            double root = Math.Sqrt(1 + u * u);
            return Math.Pow(delta, 2) * (root - 1);
        }
    }
}
