using System;

namespace DerivGen.Losses
{
    /// <summary>Squared hinge loss over a batch with labels ±1, by the scores.</summary>
    public static partial class SquaredHinge
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> f, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < f.Length; i++)
            {
                double violation = Math.Max(0, 1 - y[i] * f[i]);
                sum += violation * violation;
            }

            return sum / f.Length;
        }

        [Differentiable]
        public static double Power(double[] f, [Constant] double[] y)
        {
            double sum = 0.0;
            for (int i = 0; i < f.Length; i++)
                sum += Math.Pow(Math.Max(1 - y[i] * f[i], 0.0), 2);
            return sum / f.Length;
        }
    }
}
