using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A convolution in one dimension, compared with a target.</summary>
    public static partial class Convolution1D
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> signal, ReadOnlySpan<double> kernel, [Constant] ReadOnlySpan<double> target)
        {
            double[] output = new double[signal.Length - kernel.Length + 1];
            for (int i = 0; i < output.Length; i++)
            {
                for (int k = 0; k < kernel.Length; k++)
                {
                    output[i] += kernel[k] * signal[i + k];
                }
            }

            double error = 0;
            for (int i = 0; i < output.Length; i++)
            {
                error += (output[i] - target[i]) * (output[i] - target[i]);
            }

            return error;
        }
    }
}
