using System;

namespace DerivGen.Losses
{
    /// <summary>Row 9 with labels that are known to be a distribution.</summary>
    public static partial class Row09Distribution
    {
        [Differentiable]
        public static double ThreeLoops(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
        {
            int n = z.Length;
            Span<double> p = stackalloc double[n];
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                p[i] = Math.Exp(z[i]);
                sum += p[i];
            }

            for (int i = 0; i < n; i++)
            {
                p[i] /= sum;
            }

            double loss = 0;
            for (int i = 0; i < n; i++)
            {
                loss -= y[i] * Math.Log(p[i]);
            }

            return loss;
        }

        [Differentiable]
        public static double Arrays(double[] z, [Constant, Distribution] double[] y)
        {
            double[] exponentials = new double[z.Length];
            for (int i = 0; i < z.Length; i++)
                exponentials[i] = Math.Exp(z[i]);

            double total = 0.0;
            foreach (double e in exponentials)
                total += e;

            double crossEntropy = 0.0;
            for (int i = 0; i < z.Length; i++)
                crossEntropy += -y[i] * Math.Log(exponentials[i] / total);
            return crossEntropy;
        }

        [Differentiable]
        public static double NoStorage(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
        {
            double sum = 0;
            foreach (double logit in z)
            {
                sum += Math.Exp(logit);
            }

            double likelihood = 0;
            for (int k = 0; k < z.Length; k++)
            {
                double p = Math.Exp(z[k]) / sum;
                likelihood += y[k] * Math.Log(p);
            }

            return -likelihood;
        }

        [Differentiable]
        public static double OneHotLabels(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int j = 0; j < z.Length; j++)
            {
                sum += Math.Exp(z[j]);
            }

            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                loss += y[i] * Math.Log(sum / Math.Exp(z[i]));
            }

            return loss;
        }
    }
}
