using System;

namespace DerivGen.Losses
{
    /// <summary>Row 3: binary cross-entropy of a neuron with one input, by weight and bias.</summary>
    public static partial class Row03
    {
        [Differentiable]
        public static double OneExpression(double w, double b, [Constant] double x, [Constant] double y)
            => -(y * Math.Log(1 / (1 + Math.Exp(-(w * x + b)))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-(w * x + b)))));

        [Differentiable]
        public static double Locals(double w, double b, [Constant] double x, [Constant] double y)
        {
            double z = w * x + b;
            double a = 1.0 / (1.0 + Math.Exp(-z));
            double c = y * Math.Log(a) + (1.0 - y) * Math.Log(1.0 - a);
            return -c;
        }

        [Differentiable("w", "b")]
        public static double Helpers(double w, double b, double x, double y)
        {
            double a = Neuron(w, x, b);
            return Criteria.BinaryCrossEntropy(a, y);
        }

        private static double Neuron(double weight, double input, double bias) => Activations.Sigmoid(weight * input + bias);
    }
}
