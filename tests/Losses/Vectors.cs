using System;

namespace DerivGen.Losses
{
    /// <summary>Plain vector arithmetic that several losses call.</summary>
    public static class Vectors
    {
        public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }

            return sum;
        }

        public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double difference = a[i] - b[i];
                sum += difference * difference;
            }

            return sum;
        }

        public static double Norm(ReadOnlySpan<double> a) => Math.Sqrt(Dot(a, a));

        public static double Maximum(ReadOnlySpan<double> a)
        {
            double maximum = a[0];
            for (int i = 1; i < a.Length; i++)
            {
                maximum = Math.Max(maximum, a[i]);
            }

            return maximum;
        }
    }
}
