using System;
using System.Linq;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>The mean cross-entropy of rows of logits and their classes, as a query with the usual shift by the maximum.</summary>
    public static partial class SoftmaxClassifier
    {
        [Differentiable]
        public static double CrossEntropy(double[] logits, int[] classes)
        {
            int width = logits.Length / classes.Length;
            return classes.Select((c, row) =>
            {
                var scores = Enumerable.Range(0, width).Select(j => logits[row * width + j]);
                double max = scores.Max();
                return Math.Log(scores.Sum(s => Math.Exp(s - max))) + max - logits[row * width + c];
            }).Average();
        }

        public static object[][] Points => new[]
        {
            new object[] { new[] { 0.5, -1.25, 2, 1.5, 0.25, -0.75 }, new[] { 2, 0 } },
            new object[] { new[] { 3.0, 1, -2, 0.5 }, new[] { 1 } },
        };
    }
}
