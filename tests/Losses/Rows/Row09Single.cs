using System;

namespace DerivGen.Losses
{
    /// <summary>Row 9 in single precision, with labels that are known to be a distribution.</summary>
    public static partial class Row09Single
    {
        [Differentiable]
        public static float ThreeLoops(ReadOnlySpan<float> z, [Constant, Distribution] ReadOnlySpan<float> y)
        {
            int n = z.Length;
            Span<float> p = stackalloc float[n];
            for (int i = 0; i < n; i++)
            {
                p[i] = (float)Math.Exp(z[i]);
            }

            float sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += p[i];
            }

            float loss = 0;
            for (int i = 0; i < n; i++)
            {
                loss -= y[i] * (float)Math.Log(p[i] / sum);
            }

            return loss;
        }

        [Differentiable]
        public static float DoubleInside(float[] z, [Constant, Distribution] float[] y)
        {
            double sum = 0;
            foreach (float logit in z)
                sum += Math.Exp(logit);

            double loss = 0;
            for (int i = 0; i < z.Length; i++)
                loss -= y[i] * Math.Log(Math.Exp(z[i]) / sum);
            return (float)loss;
        }
    }
}
