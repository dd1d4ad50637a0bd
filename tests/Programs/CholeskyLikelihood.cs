using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Negative log-likelihood of a Gaussian, its covariance factorised by Cholesky.</summary>
    public static partial class CholeskyLikelihood
    {
        [Differentiable]
        public static double NegativeLog(ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, [Constant] ReadOnlySpan<double> x)
        {
            int n = mean.Length;
            double[] l = new double[n * n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double sum = covariance[i * n + j];
                    for (int k = 0; k < j; k++)
                    {
                        sum -= l[i * n + k] * l[j * n + k];
                    }

                    if (i == j)
                    {
                        l[i * n + i] = Math.Sqrt(sum);
                    }
                    else
                    {
                        l[i * n + j] = sum / l[j * n + j];
                    }
                }
            }

            double[] z = new double[n];
            double result = 0.5 * n * Math.Log(2 * Math.PI);
            for (int i = 0; i < n; i++)
            {
                double sum = x[i] - mean[i];
                for (int k = 0; k < i; k++)
                {
                    sum -= l[i * n + k] * z[k];
                }

                z[i] = sum / l[i * n + i];
                result += Math.Log(l[i * n + i]) + 0.5 * z[i] * z[i];
            }

            return result;
        }
    }
}
