using System;

namespace DerivGen.Losses
{
    /// <summary>Squared Hellinger distance, by the first distribution.</summary>
    public static partial class Hellinger
    {
        [Differentiable]
        public static double Loop([Distribution] ReadOnlySpan<double> p, [Constant, Distribution] ReadOnlySpan<double> q)
        {
            double sum = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double difference = Math.Sqrt(p[i]) - Math.Sqrt(q[i]);
                sum += difference * difference;
            }

            return sum / 2;
        }

        [Differentiable]
        public static double Power([NonNegative] double[] p, [Constant, NonNegative] double[] q)
        {
            double sum = 0.0;
            for (int i = 0; i < p.Length; i++)
                sum += 0.5 * Math.Pow(Math.Pow(p[i], 0.5) - Math.Pow(q[i], 0.5), 2);
            return sum;
        }
    }
}
