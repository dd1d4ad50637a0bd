using System;

namespace DerivGen.Losses
{
    /// <summary>Row 12 in single precision.</summary>
    public static partial class Row12Single
    {
        [Differentiable]
        public static float Loop(ReadOnlySpan<float> z, int c)
        {
            float sum = 0;
            for (int j = 0; j < z.Length; j++)
            {
                sum += (float)Math.Exp(z[j]);
            }

            return -(z[c] - (float)Math.Log(sum));
        }

        [Differentiable]
        public static float ByProbability(float[] z, int c)
        {
            var e = new float[z.Length];
            float sum = 0f;
            for (int i = 0; i < z.Length; i++)
            {
                e[i] = (float)Math.Exp(z[i]);
                sum += e[i];
            }

            return (float)-Math.Log(e[c] / sum);
        }
    }
}
