using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Connectionist temporal classification by its forward recursion over logarithms.</summary>
    public static partial class Ctc
    {
        [Differentiable]
        public static double Loss(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, int classes)
        {
            int steps = logits.Length / classes;
            int states = 2 * labels.Length + 1;
            double[] alpha = new double[states];
            double[] next = new double[states];
            double normalisation = LogSum(logits.Slice(0, classes));
            Array.Fill(alpha, double.NegativeInfinity);
            alpha[0] = logits[0] - normalisation;
            alpha[1] = logits[labels[0]] - normalisation;
            for (int t = 1; t < steps; t++)
            {
                normalisation = LogSum(logits.Slice(t * classes, classes));
                for (int s = 0; s < states; s++)
                {
                    int label = s % 2 == 0 ? 0 : labels[s / 2];
                    double sum = alpha[s];
                    if (s > 0)
                    {
                        sum = LogAdd(sum, alpha[s - 1]);
                    }

                    if (s > 1 && s % 2 == 1 && label != labels[s / 2 - 1])
                    {
                        sum = LogAdd(sum, alpha[s - 2]);
                    }

                    next[s] = sum + logits[t * classes + label] - normalisation;
                }

                double[] old = alpha;
                alpha = next;
                next = old;
            }

            return -LogAdd(alpha[states - 1], alpha[states - 2]);
        }

        private static double LogSum(ReadOnlySpan<double> x)
        {
            double sum = 0;
            foreach (double v in x)
            {
                sum += Math.Exp(v);
            }

            return Math.Log(sum);
        }

        private static double LogAdd(double a, double b)
        {
            if (double.IsNegativeInfinity(a))
            {
                return b;
            }

            if (double.IsNegativeInfinity(b))
            {
                return a;
            }

            double max = Math.Max(a, b);
            return max + Math.Log(Math.Exp(a - max) + Math.Exp(b - max));
        }
    }
}
