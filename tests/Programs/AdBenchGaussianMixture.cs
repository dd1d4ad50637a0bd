using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Log-likelihood of a Gaussian mixture with a Wishart prior, as ADBench defines it: weights, means, and the logarithms of the diagonals and the lower triangles of the inverse covariances' roots.</summary>
    public static partial class AdBenchGaussianMixture
    {
        [Differentiable]
        public static double Objective(ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, [Constant] ReadOnlySpan<double> x, int d, [Constant] double wishartGamma, int wishartM)
        {
            int k = alphas.Length;
            int n = x.Length / d;
            int icfSize = d * (d + 1) / 2;
            double[] diagonals = new double[d * k];
            double[] sums = new double[k];
            for (int ik = 0; ik < k; ik++)
            {
                for (int id = 0; id < d; id++)
                {
                    double q = icf[ik * icfSize + id];
                    sums[ik] += q;
                    diagonals[ik * d + id] = Math.Exp(q);
                }
            }

            double[] centered = new double[d];
            double[] rotated = new double[d];
            double[] terms = new double[k];
            double total = 0;
            for (int ix = 0; ix < n; ix++)
            {
                for (int ik = 0; ik < k; ik++)
                {
                    for (int id = 0; id < d; id++)
                    {
                        centered[id] = x[ix * d + id] - means[ik * d + id];
                        rotated[id] = diagonals[ik * d + id] * centered[id];
                    }

                    int at = ik * icfSize + d;
                    for (int i = 0; i < d; i++)
                    {
                        for (int j = i + 1; j < d; j++)
                        {
                            rotated[j] += icf[at] * centered[i];
                            at++;
                        }
                    }

                    double squares = 0;
                    for (int id = 0; id < d; id++)
                    {
                        squares += rotated[id] * rotated[id];
                    }

                    terms[ik] = alphas[ik] + sums[ik] - 0.5 * squares;
                }

                total += LogSumExp(terms);
            }

            double frobenius = 0;
            double allSums = 0;
            for (int ik = 0; ik < k; ik++)
            {
                for (int id = 0; id < d; id++)
                {
                    frobenius += diagonals[ik * d + id] * diagonals[ik * d + id];
                }

                for (int i = d; i < icfSize; i++)
                {
                    frobenius += icf[ik * icfSize + i] * icf[ik * icfSize + i];
                }

                allSums += sums[ik];
            }

            int freedom = d + wishartM + 1;
            double constant = freedom * d * (Math.Log(wishartGamma) - 0.5 * Math.Log(2)) - LogGamma(freedom, d);
            double prior = 0.5 * wishartGamma * wishartGamma * frobenius - wishartM * allSums - k * constant;
            return -n * d * 0.5 * Math.Log(2 * Math.PI) + total - n * LogSumExp(alphas) + prior;
        }

        private static double LogSumExp(ReadOnlySpan<double> x)
        {
            double max = x[0];
            for (int i = 1; i < x.Length; i++)
            {
                max = Math.Max(max, x[i]);
            }

            double sum = 0;
            foreach (double v in x)
            {
                sum += Math.Exp(v - max);
            }

            return max + Math.Log(sum);
        }

        /// <summary>The logarithm of the gamma function in p dimensions at n/2.</summary>
        private static double LogGamma(int n, int p)
        {
            double result = 0.25 * p * (p - 1) * Math.Log(Math.PI);
            for (int j = 0; j < p; j++)
            {
                int twice = n - j;
                result += twice % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
                for (int t = twice - 2; t > 0; t -= 2)
                {
                    result += Math.Log(0.5 * t);
                }
            }

            return result;
        }
    }
}
