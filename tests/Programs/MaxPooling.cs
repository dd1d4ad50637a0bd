using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Max pooling of an image, two by two, and a weighted sum of squares of what is left.</summary>
    public static partial class MaxPooling
    {
        [Differentiable]
        public static double WeightedSquares(ReadOnlySpan<double> image, [Constant] ReadOnlySpan<double> weights, int height, int width)
        {
            double sum = 0;
            int next = 0;
            for (int y = 0; y + 1 < height; y += 2)
            {
                for (int x = 0; x + 1 < width; x += 2)
                {
                    double max = double.NegativeInfinity;
                    for (int dy = 0; dy < 2; dy++)
                    {
                        for (int dx = 0; dx < 2; dx++)
                        {
                            double pixel = image[(y + dy) * width + x + dx];
                            if (pixel > max)
                            {
                                max = pixel;
                            }
                        }
                    }

                    sum += weights[next] * max * max;
                    next++;
                }
            }

            return sum;
        }
    }
}
