using System;

namespace DerivGen.Losses
{
    /// <summary>Row 6: squared error behind a sigmoid, by the logit.</summary>
    public static partial class Row06
    {
        [Differentiable]
        public static double OneExpression(double z, [Constant] double y)
            => 0.5 * Math.Pow(1 / (1 + Math.Exp(-z)) - y, 2);

        [Differentiable]
        public static double Locals(double z, [Constant] double y)
        {
            double a = 1 / (1 + Math.Exp(-z));
            double error = a - y;
            return error * error / 2;
        }

        [Differentiable]
        public static double Helpers(double z, [Constant] double y) => Half(Square(y - Activations.Sigmoid(z)));

        private static double Square(double x) => x * x;

        private static double Half(double x) => x / 2;
    }
}
