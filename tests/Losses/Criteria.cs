using System;

namespace DerivGen.Losses
{
    /// <summary>Naive criteria that several losses call.</summary>
    public static class Criteria
    {
        public static double BinaryCrossEntropy(double a, double y) => -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));

        public static double CrossEntropy(ReadOnlySpan<double> p, ReadOnlySpan<double> y)
        {
            double loss = 0;
            for (int i = 0; i < p.Length; i++)
            {
                loss -= y[i] * Math.Log(p[i]);
            }

            return loss;
        }

        public static double Entropy(ReadOnlySpan<double> p)
        {
            double entropy = 0;
            foreach (double probability in p)
            {
                entropy -= probability * Math.Log(probability);
            }

            return entropy;
        }
    }
}
