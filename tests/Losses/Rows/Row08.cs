using System;

namespace DerivGen.Losses
{
    /// <summary>Row 8: logistic regression, the data flattened row by row, by the weights and the bias.</summary>
    public static partial class Row08
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            int d = w.Length;
            int m = y.Length;
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                double z = b;
                for (int j = 0; j < d; j++)
                {
                    z += w[j] * x[i * d + j];
                }

                double a = 1 / (1 + Math.Exp(-z));
                loss -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
            }

            return loss / m;
        }

        [Differentiable]
        public static double Slices(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double total = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double z = Vectors.Dot(w, x.Slice(i * w.Length, w.Length)) + b;
                total += Criteria.BinaryCrossEntropy(Activations.Sigmoid(z), y[i]);
            }

            return total / y.Length;
        }

        [Differentiable]
        public static double Predictions(double[] w, double b, [Constant] double[] x, [Constant] double[] y)
        {
            int m = y.Length, d = w.Length;
            double[] a = new double[m];
            for (int i = 0; i < m; i++)
            {
                double z = 0;
                for (int j = 0; j < d; j++)
                    z += x[i * d + j] * w[j];
                a[i] = 1.0 / (1.0 + Math.Exp(-(z + b)));
            }

            double cost = 0;
            for (int i = 0; i < m; i++)
                cost += -y[i] * Math.Log(a[i]) - (1.0 - y[i]) * Math.Log(1.0 - a[i]);
            return 1.0 / m * cost;
        }
    }
}
