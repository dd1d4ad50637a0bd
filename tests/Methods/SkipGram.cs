using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>word2vec with negative samples: a word's vector shall point to those of its neighbours, and away from those of others.</summary>
public static partial class SkipGram
{
    [Differentiable]
    public static float Loss(ReadOnlySpan<float> input, ReadOnlySpan<float> output, int word, int neighbour, ReadOnlySpan<int> negatives, int dimension)
    {
        ReadOnlySpan<float> v = input[(word * dimension)..((word + 1) * dimension)];
        float loss = -LogSigmoid(v.Dot(output.Row(neighbour, dimension)));
        foreach (int negative in negatives)
        {
            loss -= LogSigmoid(-v.Dot(output.Row(negative, dimension)));
        }

        return loss;
    }

    private static float LogSigmoid(float x) => -MathF.Log(1 + MathF.Exp(-x));

    public static object[][] Points =>
    [
        [new[] { 0.5f, -0.25f, 0.75f, 0.1f }, new[] { 0.2f, 0.3f, -0.4f, 0.6f, 0.9f, -0.8f }, 1, 2, new[] { 0, 1 }, 2],
    ];
}

internal static class Embeddings
{
    public static ReadOnlySpan<float> Row(this ReadOnlySpan<float> table, int row, int width) => table.Slice(row * width, width);

    public static float Dot(this ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
