using System;

namespace DerivGen.Losses
{
    /// <summary>Row 11 with labels that are known to be a distribution.</summary>
    public static partial class Row11Distribution
    {
        [Differentiable]
        public static double StackAllocated(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
        {
            Span<double> p = stackalloc double[z.Length];
            Softmax(z, p);
            return CrossEntropy(p, y);
        }

        [Differentiable]
        public static double ReturnedArray(double[] z, [Constant, Distribution] double[] y) => CrossEntropy(Softmax(z), y);

        [Differentiable]
        public static double OtherType(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
        {
            double[] p = new double[z.Length];
            Activations.Softmax(z, p);
            return Criteria.CrossEntropy(p, y);
        }

        private static void Softmax(ReadOnlySpan<double> z, Span<double> p)
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                p[i] = Math.Exp(z[i]);
                sum += p[i];
            }

            for (int i = 0; i < p.Length; i++)
            {
                p[i] = p[i] / sum;
            }
        }

        private static double[] Softmax(double[] z)
        {
            double sum = 0;
            foreach (double logit in z)
            {
                sum += Math.Exp(logit);
            }

            var result = new double[z.Length];
            for (int i = 0; i < z.Length; i++)
            {
                result[i] = Math.Exp(z[i]) / sum;
            }

            return result;
        }

        private static double CrossEntropy(ReadOnlySpan<double> p, ReadOnlySpan<double> y)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                entropy += y[i] * Math.Log(p[i]);
            }

            return -entropy;
        }
    }
}
