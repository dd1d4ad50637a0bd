using System;

namespace DerivGen.Losses
{
    /// <summary>Least squares on a two-dimensional array, by the weights.</summary>
    public static partial class MatrixRegression
    {
        [Differentiable]
        public static double Loops(double[] w, [Constant] double[,] x, [Constant] double[] y)
        {
            double squares = 0;
            for (int i = 0; i < x.GetLength(0); i++)
            {
                double error = -y[i];
                for (int j = 0; j < x.GetLength(1); j++)
                {
                    error += x[i, j] * w[j];
                }

                squares += error * error;
            }

            return squares / x.GetLength(0);
        }

        [Differentiable]
        public static double Predictions(double[] w, [Constant] double[,] x, [Constant] double[] y)
        {
            int m = y.Length;
            double[] predictions = new double[m];
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < w.Length; j++)
                    predictions[i] += x[i, j] * w[j];
            }

            return Vectors.SquaredDistance(predictions, y) / m;
        }
    }
}
