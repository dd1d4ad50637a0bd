using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A convolution in two dimensions with padding and a rectifier, compared with a target.</summary>
    public static partial class Convolution2D
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> image, ReadOnlySpan<double> kernel, double bias, [Constant] ReadOnlySpan<double> target, int height, int width, int size)
        {
            int half = size / 2;
            double error = 0;
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    double sum = bias;
                    for (int dy = 0; dy < size; dy++)
                    {
                        for (int dx = 0; dx < size; dx++)
                        {
                            int row = y + dy - half;
                            int column = x + dx - half;
                            if (row >= 0 && row < height && column >= 0 && column < width)
                            {
                                sum += kernel[dy * size + dx] * image[row * width + column];
                            }
                        }
                    }

                    double difference = Math.Max(sum, 0) - target[y * width + x];
                    error += difference * difference;
                }
            }

            return error / 2;
        }
    }
}
