using System;

namespace DerivGen.Losses
{
    /// <summary>Kullback-Leibler divergence of a student from its teacher at a temperature, by the student's logits.</summary>
    public static partial class Distillation
    {
        [Differentiable]
        public static double Loops(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> teacher, [Constant, Positive] double temperature)
        {
            int n = z.Length;
            double teacherSum = 0;
            double studentSum = 0;
            for (int i = 0; i < n; i++)
            {
                teacherSum += Math.Exp(teacher[i] / temperature);
                studentSum += Math.Exp(z[i] / temperature);
            }

            double divergence = 0;
            for (int i = 0; i < n; i++)
            {
                double p = Math.Exp(teacher[i] / temperature) / teacherSum;
                double q = Math.Exp(z[i] / temperature) / studentSum;
                divergence += p * Math.Log(p / q);
            }

            return temperature * temperature * divergence;
        }

        [Differentiable]
        public static double Helper(double[] z, [Constant] double[] teacher, [Constant, Positive] double temperature)
        {
            int n = z.Length;
            Span<double> p = stackalloc double[n];
            Span<double> q = stackalloc double[n];
            Scaled(teacher, temperature, p);
            Scaled(z, temperature, q);
            double divergence = 0.0;
            for (int i = 0; i < n; i++)
                divergence += p[i] * (Math.Log(p[i]) - Math.Log(q[i]));
            return divergence * temperature * temperature;
        }

        private static void Scaled(ReadOnlySpan<double> logits, double temperature, Span<double> probabilities)
        {
            double sum = 0;
            for (int i = 0; i < logits.Length; i++)
            {
                probabilities[i] = Math.Exp(logits[i] / temperature);
                sum += probabilities[i];
            }

            for (int i = 0; i < logits.Length; i++)
            {
                probabilities[i] /= sum;
            }
        }
    }
}
