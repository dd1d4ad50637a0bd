using System;

namespace DerivGen.Losses
{
    /// <summary>The logarithm of a sum of exponentials.</summary>
    public static partial class LogSumExp
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> z)
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += Math.Exp(z[i]);
            }

            return Math.Log(sum);
        }

        [Differentiable]
        public static double Shifted(double[] z)
        {
            double max = z[0];
            foreach (double value in z)
                max = Math.Max(max, value);

            double sum = 0.0;
            foreach (double value in z)
                sum += Math.Exp(value - max);
            return Math.Log(sum) + max;
        }
    }
}
