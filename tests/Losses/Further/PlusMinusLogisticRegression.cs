using System;

namespace DerivGen.Losses
{
    /// <summary>Logistic regression with labels ±1, by weights and bias.</summary>
    public static partial class PlusMinusLogisticRegression
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double f = b;
                for (int j = 0; j < w.Length; j++)
                {
                    f += w[j] * x[i * w.Length + j];
                }

                loss += Math.Log(1 + Math.Exp(-y[i] * f));
            }

            return loss / y.Length;
        }

        [Differentiable("w", "b")]
        public static double Helper(double[] w, double b, double[] x, double[] y)
        {
            double total = 0.0;
            int d = w.Length;
            for (int i = 0; i < y.Length; i++)
            {
                double score = 0.0;
                for (int j = 0; j < d; j++)
                    score += x[i * d + j] * w[j];
                total += Activations.Softplus(-y[i] * (score + b));
            }

            return total / y.Length;
        }
    }
}
