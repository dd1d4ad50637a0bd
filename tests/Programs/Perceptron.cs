using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A perceptron with one hidden layer and softmax cross-entropy; 784-64-10 for handwritten digits. The weights follow each other in one span.</summary>
    public static partial class Perceptron
    {
        [Differentiable]
        public static double CrossEntropy(ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> image, int hidden, int classes, int label)
        {
            int inputs = image.Length;
            double[] h = new double[hidden];
            int at = 0;
            for (int i = 0; i < hidden; i++)
            {
                double sum = 0;
                for (int j = 0; j < inputs; j++)
                {
                    sum += w[at++] * image[j];
                }

                sum += w[at++];
                h[i] = Math.Max(0, sum);
            }

            double[] z = new double[classes];
            for (int k = 0; k < classes; k++)
            {
                for (int i = 0; i < hidden; i++)
                {
                    z[k] += w[at++] * h[i];
                }

                z[k] += w[at++];
            }

            double max = z[0];
            for (int k = 1; k < classes; k++)
            {
                max = Math.Max(max, z[k]);
            }

            double total = 0;
            for (int k = 0; k < classes; k++)
            {
                total += Math.Exp(z[k] - max);
            }

            return max + Math.Log(total) - z[label];
        }
    }
}
