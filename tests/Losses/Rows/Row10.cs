using System;

namespace DerivGen.Losses
{
    /// <summary>Row 10: softmax and cross-entropy, the maximum subtracted by the author; nothing is known about the labels.</summary>
    public static partial class Row10
    {
        [Differentiable]
        public static double IfMaximum(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y)
        {
            int n = z.Length;
            double max = z[0];
            for (int i = 1; i < n; i++)
            {
                if (z[i] > max)
                {
                    max = z[i];
                }
            }

            Span<double> p = stackalloc double[n];
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                p[i] = Math.Exp(z[i] - max);
                sum += p[i];
            }

            double loss = 0;
            for (int i = 0; i < n; i++)
            {
                p[i] /= sum;
                loss -= y[i] * Math.Log(p[i]);
            }

            return loss;
        }

        [Differentiable]
        public static double MathMax(double[] z, [Constant] double[] y)
        {
            double max = double.NegativeInfinity;
            foreach (double logit in z)
                max = Math.Max(max, logit);

            double sum = 0.0;
            foreach (double logit in z)
                sum += Math.Exp(logit - max);

            double loss = 0.0;
            for (int i = 0; i < z.Length; i++)
                loss += y[i] * -Math.Log(Math.Exp(z[i] - max) / sum);
            return loss;
        }

        [Differentiable]
        public static double Helpers(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> y)
        {
            double max = Vectors.Maximum(z);
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += Math.Exp(z[i] - max);
            }

            double logSum = max + Math.Log(sum);
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                loss += y[i] * (logSum - z[i]);
            }

            return loss;
        }
    }
}
