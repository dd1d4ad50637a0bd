using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The triplet loss of a batch of embeddings, for every type of number: anchors shall be nearer to their like than to others.</summary>
public static partial class TripletLoss
{
    [Differentiable]
    public static T Loss<T>(ReadOnlySpan<T> embeddings, (int Anchor, int Positive, int Negative)[] triplets, [Constant] int width, [Constant] T margin)
        where T : IFloatingPointIeee754<T>
    {
        T loss = T.Zero;
        foreach (var (anchor, positive, negative) in triplets)
        {
            ReadOnlySpan<T> a = embeddings.Slice(anchor * width, width);
            T near = SquaredDistance(a, embeddings.Slice(positive * width, width));
            T far = SquaredDistance(a, embeddings.Slice(negative * width, width));
            loss += T.Max(near - far + margin, T.Zero);
        }

        return loss / T.CreateChecked(triplets.Length);
    }

    private static T SquaredDistance<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            T d = x[i] - y[i];
            sum += d * d;
        }

        return sum;
    }

    public static object[][] Points =>
    [
        [new[] { 0.5, 1, -0.25, 0.75, 0.2, -1, 0.3, 0.4 }, new[] { (0, 1, 2), (3, 0, 1) }, 2, 0.5],
    ];
}
