using System;

namespace DerivGen.Losses
{
    /// <summary>One minus the cosine of two vectors, by the first.</summary>
    public static partial class CosineSimilarity
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> a, [Constant] ReadOnlySpan<double> b)
        {
            double dot = 0;
            double squaresOfA = 0;
            double squaresOfB = 0;
            for (int i = 0; i < a.Length; i++)
            {
                dot += a[i] * b[i];
                squaresOfA += a[i] * a[i];
                squaresOfB += b[i] * b[i];
            }

            return 1 - dot / (Math.Sqrt(squaresOfA) * Math.Sqrt(squaresOfB));
        }

        [Differentiable]
        public static double Helpers(double[] a, [Constant] double[] b)
            => 1 - Vectors.Dot(a, b) / (Vectors.Norm(a) * Vectors.Norm(b));
    }
}
