using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Layer normalisation with gain and bias, squared error.</summary>
    public static partial class LayerNorm
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, ReadOnlySpan<double> bias, [Constant] ReadOnlySpan<double> target)
        {
            double mean = 0;
            foreach (double v in x)
            {
                mean += v;
            }

            mean /= x.Length;
            double variance = 0;
            foreach (double v in x)
            {
                variance += (v - mean) * (v - mean);
            }

            variance /= x.Length;
            double error = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double y = gain[i] * (x[i] - mean) / Math.Sqrt(variance + 1e-5) + bias[i];
                error += (y - target[i]) * (y - target[i]);
            }

            return error;
        }
    }
}
