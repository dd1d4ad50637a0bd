using System;

namespace DerivGen.Losses
{
    /// <summary>Row 1: binary cross-entropy of a prediction, by the prediction.</summary>
    public static partial class Row01
    {
        [Differentiable]
        public static double OneExpression(double a, [Constant] double y)
            => -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));

        [Differentiable]
        public static double Locals(double a, [Constant] double y)
        {
            double logOfA = Math.Log(a);
            double complement = 1.0 - a;
            double logOfComplement = Math.Log(complement);
            double likelihood = y * logOfA + (1.0 - y) * logOfComplement;
            return -likelihood;
        }

        [Differentiable]
        public static double Accumulated(double a, [Constant] double y)
        {
            double loss = 0;
            loss -= y * Math.Log(a);
            loss -= (1 - y) * Math.Log(1 - a);
            return loss;
        }

        [Differentiable]
        public static double WithFacts([Probability] double a, [Constant, Probability] double y)
        {
            return -y * Math.Log(a) - (1 - y) * Math.Log(1 - a);
        }

        [Differentiable("a")]
        public static double NamedVariable(double a, double y)
        {
            double positive = Term(y, a);
            double negative = Term(1 - y, 1 - a);
            return positive + negative;
        }

        private static double Term(double weight, double probability) => -weight * Math.Log(probability);
    }
}
