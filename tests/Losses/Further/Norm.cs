using System;

namespace DerivGen.Losses
{
    /// <summary>The Euclidean norm.</summary>
    public static partial class Norm
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> w)
        {
            double squares = 0;
            for (int j = 0; j < w.Length; j++)
            {
                squares += w[j] * w[j];
            }

            return Math.Sqrt(squares);
        }

        [Differentiable]
        public static double Power(double[] w)
        {
            double squares = 0.0;
            foreach (double weight in w)
                squares += Math.Pow(weight, 2);
            return Math.Pow(squares, 0.5);
        }
    }
}
