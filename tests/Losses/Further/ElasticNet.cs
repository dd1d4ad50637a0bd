using System;

namespace DerivGen.Losses
{
    /// <summary>Elastic net penalty, by the weights.</summary>
    public static partial class ElasticNet
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> w, [Constant] double lambda, [Constant] double alpha)
        {
            double absolute = 0;
            double squares = 0;
            for (int j = 0; j < w.Length; j++)
            {
                absolute += Math.Abs(w[j]);
                squares += w[j] * w[j];
            }

            return lambda * (alpha * absolute + (1 - alpha) / 2 * squares);
        }

        [Differentiable]
        public static double Together(double[] w, [Constant] double lambda, [Constant] double alpha)
        {
            double penalty = 0.0;
            foreach (double weight in w)
                penalty += lambda * alpha * Math.Abs(weight) + lambda * (1 - alpha) * Math.Pow(weight, 2) / 2;
            return penalty;
        }
    }
}
