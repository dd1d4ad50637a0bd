using System;

namespace DerivGen.Losses
{
    /// <summary>Row 6: squared error of a neuron with one input, by weight and bias.</summary>
    public static partial class Row06Neuron
    {
        [Differentiable]
        public static double OneExpression(double w, double b, [Constant] double x, [Constant] double y)
            => (1 / (1 + Math.Exp(-(w * x + b))) - y) * (1 / (1 + Math.Exp(-(w * x + b))) - y) / 2;

        [Differentiable]
        public static double Locals(double w, double b, [Constant] double x, [Constant] double y)
        {
            double z = w * x + b;
            double a = 1 / (1 + Math.Exp(-z));
            double difference = y - a;
            return 0.5 * difference * difference;
        }

        [Differentiable("w", "b")]
        public static double Helpers(double w, double b, double x, double y)
        {
            double a = Activations.Sigmoid(b + x * w);
            return 0.5 * Math.Pow(a - y, 2.0);
        }
    }
}
