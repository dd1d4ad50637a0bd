using System;
using System.Numerics.Tensors;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>The mean logistic loss of a linear model, by the functions of TensorPrimitives.</summary>
    public static partial class LogisticRegressionByTensors
    {
        [Differentiable]
        public static double Loss(ReadOnlySpan<double> weights, double bias, [Constant] ReadOnlySpan<double> features, [Constant, Probability] ReadOnlySpan<double> labels)
        {
            Span<double> hit = stackalloc double[labels.Length];
            Span<double> miss = stackalloc double[labels.Length];
            for (int i = 0; i < labels.Length; i++)
            {
                hit[i] = TensorPrimitives.Dot(features.Slice(i * weights.Length, weights.Length), weights) + bias;
            }

            TensorPrimitives.Sigmoid(hit, hit);
            TensorPrimitives.Subtract(1, hit, miss);
            TensorPrimitives.Log(hit, hit);
            TensorPrimitives.Log(miss, miss);
            return -(TensorPrimitives.Dot(labels, hit) + TensorPrimitives.Sum<double>(miss) - TensorPrimitives.Dot(labels, miss)) / labels.Length;
        }

        public static object[][] Points => new[]
        {
            new object[] { new[] { 0.5, -1.25 }, 0.75, new[] { 1.0, 2, -0.5, 0.25, 3, -1 }, new[] { 1.0, 0, 0.5 } },
            new object[] { new[] { 2.0, 0.125, -0.75 }, -1.5, new[] { 0.5, 1.5, 2, -1, 0.25, 4 }, new[] { 0.0, 1 } },
        };
    }
}
