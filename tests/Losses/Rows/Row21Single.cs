using System;

namespace DerivGen.Losses
{
    /// <summary>Row 21 in single precision.</summary>
    public static partial class Row21Single
    {
        [Differentiable]
        public static float Loop(ReadOnlySpan<float> a, [Constant] ReadOnlySpan<float> y)
        {
            float sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += (a[i] - y[i]) * (a[i] - y[i]);
            }

            return sum / a.Length;
        }

        [Differentiable]
        public static float DoubleInside(float[] a, [Constant] float[] y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
                sum += Math.Pow(a[i] - y[i], 2);
            return (float)(sum / a.Length);
        }
    }
}
