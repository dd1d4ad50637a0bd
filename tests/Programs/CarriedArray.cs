using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class CarriedArray
    {
        [Differentiable]
        public static double Chain(ReadOnlySpan<double> x)
        {
            double[] h = new double[x.Length];
            h[0] = x[0];
            for (int i = 1; i < h.Length; i++)
            {
                h[i] = Math.Tanh(h[i - 1] + x[i]);
            }

            return h[h.Length - 1];
        }
    }
}
