using System;

namespace DerivGen.Losses
{
    /// <summary>Row 12: log-softmax and negative log-likelihood of a class index, by the logits.</summary>
    public static partial class Row12
    {
        [Differentiable]
        public static double OneExpression(ReadOnlySpan<double> z, int c) => -(z[c] - Math.Log(SumOfExponentials(z)));

        [Differentiable]
        public static double Loop(ReadOnlySpan<double> z, int c)
        {
            double sum = 0;
            for (int j = 0; j < z.Length; j++)
            {
                sum += Math.Exp(z[j]);
            }

            double logProbability = z[c] - Math.Log(sum);
            return -logProbability;
        }

        [Differentiable]
        public static double ByProbability(double[] z, int c)
        {
            double sum = 0.0;
            foreach (double logit in z)
                sum += Math.Exp(logit);
            double p = Math.Exp(z[c]) / sum;
            return -Math.Log(p);
        }

        [Differentiable]
        public static double LogSoftmax(double[] z, int c)
        {
            double max = z[0];
            for (int i = 1; i < z.Length; i++)
                max = Math.Max(max, z[i]);
            double sum = 0.0;
            for (int i = 0; i < z.Length; i++)
                sum += Math.Exp(z[i] - max);
            double[] logProbabilities = new double[z.Length];
            for (int i = 0; i < z.Length; i++)
                logProbabilities[i] = z[i] - max - Math.Log(sum);
            return -logProbabilities[c];
        }

        [Differentiable]
        public static double SoftmaxHelper(ReadOnlySpan<double> z, int c)
        {
            Span<double> p = stackalloc double[z.Length];
            Activations.Softmax(z, p);
            return -Math.Log(p[c]);
        }

        private static double SumOfExponentials(ReadOnlySpan<double> values)
        {
            double sum = 0;
            foreach (double value in values)
            {
                sum += Math.Exp(value);
            }

            return sum;
        }
    }
}
