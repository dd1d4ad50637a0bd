using System;

namespace DerivGen.Losses
{
    /// <summary>Row 2: binary cross-entropy behind a sigmoid, by the logit.</summary>
    public static partial class Row02
    {
        [Differentiable]
        public static double OneExpression(double z, [Constant] double y)
            => -(y * Math.Log(1 / (1 + Math.Exp(-z))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))));

        [Differentiable]
        public static double Locals(double z, [Constant] double y)
        {
            double a = 1 / (1 + Math.Exp(-z));
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }

        [Differentiable]
        public static double Helpers(double z, [Constant] double y)
        {
            return BinaryCrossEntropy(Sigmoid(z), y);
        }

        [Differentiable]
        public static double OtherSigmoid(double z, [Constant] double y)
        {
            double e = Math.Exp(z);
            double a = e / (1.0 + e);
            double notA = 1.0 - a;
            double loss = -y * Math.Log(a);
            loss += -(1.0 - y) * Math.Log(notA);
            return loss;
        }

        [Differentiable]
        public static double PowerOfE(double z, [Constant] double y)
        {
            double a = Math.Pow(1.0 + Math.Pow(Math.E, -z), -1);
            return y * -Math.Log(a) + (1 - y) * -Math.Log(1 - a);
        }

        [Differentiable]
        public static double OtherTypeHelpers(double z, [Constant, Probability] double y)
        {
            var a = Activations.Sigmoid(z);
            return Criteria.BinaryCrossEntropy(a, y);
        }

        private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

        private static double BinaryCrossEntropy(double a, double y)
        {
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }
    }
}
