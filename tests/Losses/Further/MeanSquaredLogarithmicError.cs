using System;

namespace DerivGen.Losses
{
    /// <summary>Mean squared logarithmic error, by the predictions.</summary>
    public static partial class MeanSquaredLogarithmicError
    {
        [Differentiable]
        public static double Loop([NonNegative] ReadOnlySpan<double> a, [Constant, NonNegative] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double error = Math.Log(1 + a[i]) - Math.Log(1 + y[i]);
                sum += error * error;
            }

            return sum / a.Length;
        }

        [Differentiable]
        public static double Quotient([NonNegative] double[] a, [Constant, NonNegative] double[] y)
        {
            double sum = 0.0;
            for (int i = 0; i < a.Length; i++)
                sum += Math.Pow(Math.Log((a[i] + 1) / (y[i] + 1)), 2);
            return sum / a.Length;
        }
    }
}
