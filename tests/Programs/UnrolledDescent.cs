using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>What some steps of gradient descent leave of a quadratic, by the start and by the rate.</summary>
    public static partial class UnrolledDescent
    {
        [Differentiable]
        public static double Final(ReadOnlySpan<double> start, double rate, [Constant] ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> b, int steps)
        {
            int n = start.Length;
            double[] x = new double[n];
            double[] gradient = new double[n];
            start.CopyTo(x);
            for (int t = 0; t < steps; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    gradient[i] = -b[i];
                    for (int j = 0; j < n; j++)
                    {
                        gradient[i] += a[i * n + j] * x[j];
                    }
                }

                for (int i = 0; i < n; i++)
                {
                    x[i] -= rate * gradient[i];
                }
            }

            double value = 0;
            for (int i = 0; i < n; i++)
            {
                double product = 0;
                for (int j = 0; j < n; j++)
                {
                    product += a[i * n + j] * x[j];
                }

                value += x[i] * (0.5 * product - b[i]);
            }

            return value;
        }
    }
}
