using System;

namespace DerivGen.Losses
{
    /// <summary>Least squares with a quadratic penalty, the data flattened row by row, by the weights.</summary>
    public static partial class RidgeRegression
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y, [Constant] double lambda)
        {
            double squares = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double prediction = 0;
                for (int j = 0; j < w.Length; j++)
                {
                    prediction += w[j] * x[i * w.Length + j];
                }

                squares += (prediction - y[i]) * (prediction - y[i]);
            }

            double penalty = 0;
            for (int j = 0; j < w.Length; j++)
            {
                penalty += w[j] * w[j];
            }

            return squares / (2 * y.Length) + lambda / 2 * penalty;
        }

        [Differentiable("w")]
        public static double Helpers(double[] w, double[] x, double[] y, double lambda)
        {
            int d = w.Length;
            double loss = 0.0;
            for (int i = 0; i < y.Length; i++)
            {
                double error = Vectors.Dot(w, x.AsSpan(i * d, d)) - y[i];
                loss += 0.5 * error * error / y.Length;
            }

            return loss + 0.5 * lambda * Vectors.Dot(w, w);
        }
    }
}
