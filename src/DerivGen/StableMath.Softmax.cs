using System;

namespace DerivGen;

// The normalised exponentials of a vector and their logarithms. All are taken relative to the largest element, so that no
// exponential overflows; the logarithms leave the largest out of the sum, so that log(1 + rest) is accurate however small
// the rest is. Sums are pairwise, so that their errors grow with the logarithm of the length.
public static partial class StableMath
{
    /// <summary>Sums of at most this many terms are made one after the other.</summary>
    private const int SumBlock = 32;

    /// <summary>log Σ exp xᵢ, without overflow.</summary>
    /// <param name="x">The exponents.</param>
    /// <returns>A number of at least the largest element; -∞ for no elements or only -∞, ∞ if one is ∞, NaN if one is NaN.</returns>
    /// <remarks><c>max x + log(1 + Σ exp(xᵢ - max x))</c>, where the sum leaves out one element that is the maximum.</remarks>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        if (x.IsEmpty)
        {
            return double.NegativeInfinity;
        }

        int largest = IndexOfLargest(x);
        double max = x[largest];
        return double.IsInfinity(max) ? max : max + Log1P(SumExpOfOthers(x, largest));
    }

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x)
    {
        if (x.IsEmpty)
        {
            return float.NegativeInfinity;
        }

        int largest = IndexOfLargest(x);
        float max = x[largest];
        return float.IsInfinity(max) ? max : (float)(max + Log1P(SumExpOfOthers(x, largest)));
    }

    /// <summary>The softmax pᵢ = exp xᵢ / Σ exp xⱼ, without overflow.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="destination">Where the pᵢ go, as many as there are exponents. It may be <paramref name="x"/> itself.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> has another length than <paramref name="x"/>, or overlaps it without being the same elements.
    /// </exception>
    /// <remarks>
    /// Infinite elements give the limit where there is one: a single ∞ takes all, and -∞ beside a number gets 0. Several
    /// ∞, or nothing but several -∞, have no limit, and their elements are NaN. One NaN makes all elements NaN.
    /// </remarks>
    public static void Softmax(ReadOnlySpan<double> x, Span<double> destination)
    {
        CheckDestination(x, destination);
        if (x.IsEmpty)
        {
            return;
        }

        double max = x[IndexOfLargest(x)];
        if (double.IsInfinity(max))
        {
            double share = ShareOfInfinite(x, max);
            for (int i = 0; i < x.Length; i++)
            {
                destination[i] = x[i] == max ? share : 0;
            }

            return;
        }

        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = Math.Exp(x[i] - max);
        }

        double sum = Sum(destination);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] /= sum;
        }
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> destination)
    {
        CheckDestination(x, destination);
        if (x.IsEmpty)
        {
            return;
        }

        float max = x[IndexOfLargest(x)];
        if (float.IsInfinity(max))
        {
            float share = ShareOfInfinite(x, max);
            for (int i = 0; i < x.Length; i++)
            {
                destination[i] = x[i] == max ? share : 0;
            }

            return;
        }

        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = (float)Math.Exp((double)x[i] - max);
        }

        double sum = Sum(destination);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = (float)(destination[i] / sum);
        }
    }

    /// <summary>The logarithms of the softmax, log pᵢ = xᵢ - log Σ exp xⱼ, accurate also where pᵢ is nearly 1 or too small for a number.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="destination">Where the log pᵢ go, as many as there are exponents. It may be <paramref name="x"/> itself.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> has another length than <paramref name="x"/>, or overlaps it without being the same elements.
    /// </exception>
    /// <remarks>
    /// <c>(xᵢ - max x) - log(1 + Σ exp(xⱼ - max x))</c>, where the sum leaves out one element that is the maximum.
    /// Infinite elements as in <see cref="Softmax(ReadOnlySpan{double}, Span{double})"/>.
    /// </remarks>
    public static void LogSoftmax(ReadOnlySpan<double> x, Span<double> destination)
    {
        CheckDestination(x, destination);
        if (x.IsEmpty)
        {
            return;
        }

        int largest = IndexOfLargest(x);
        double max = x[largest];
        if (double.IsInfinity(max))
        {
            double share = ShareOfInfinite(x, max);
            for (int i = 0; i < x.Length; i++)
            {
                destination[i] = x[i] == max ? share - 1 : double.NegativeInfinity; // log 1 is 0, log NaN is NaN
            }

            return;
        }

        double logOfSum = Log1P(SumExpOfOthers(x, largest));
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = x[i] - max - logOfSum;
        }
    }

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{double}, Span{double})"/>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> destination)
    {
        CheckDestination(x, destination);
        if (x.IsEmpty)
        {
            return;
        }

        int largest = IndexOfLargest(x);
        float max = x[largest];
        if (float.IsInfinity(max))
        {
            float share = ShareOfInfinite(x, max);
            for (int i = 0; i < x.Length; i++)
            {
                destination[i] = x[i] == max ? share - 1 : float.NegativeInfinity; // log 1 is 0, log NaN is NaN
            }

            return;
        }

        double logOfSum = Log1P(SumExpOfOthers(x, largest));
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = (float)((double)x[i] - max - logOfSum);
        }
    }

    private static void CheckDestination<T>(ReadOnlySpan<T> source, Span<T> destination)
    {
        if (destination.Length != source.Length)
        {
            throw new ArgumentException("The destination must have as many elements as the arguments.", nameof(destination));
        }

        if (source.Overlaps(destination, out int offset) && offset != 0)
        {
            throw new ArgumentException("The destination must not overlap the arguments, unless it is the same elements.", nameof(destination));
        }
    }

    /// <summary>The index of the first of the largest elements, or of the first NaN.</summary>
    private static int IndexOfLargest(ReadOnlySpan<double> x)
    {
        int largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]))
            {
                return i;
            }

            if (x[i] > x[largest])
            {
                largest = i;
            }
        }

        return largest;
    }

    /// <summary>The limit of the share of an infinite largest element: everything, if it is the only one.</summary>
    private static double ShareOfInfinite(ReadOnlySpan<double> x, double max)
    {
        int count = 0;
        foreach (double element in x)
        {
            count += element == max ? 1 : 0;
        }

        return count == 1 ? 1 : double.NaN;
    }

    /// <summary>Σ exp(xᵢ - xₖ) over all i but k.</summary>
    private static double SumExpOfOthers(ReadOnlySpan<double> x, int k) =>
        SumExp(x.Slice(0, k), x[k]) + SumExp(x.Slice(k + 1), x[k]);

    /// <summary>Σ exp(xᵢ - max).</summary>
    private static double SumExp(ReadOnlySpan<double> x, double max)
    {
        if (x.Length > SumBlock)
        {
            int half = x.Length / 2;
            return SumExp(x.Slice(0, half), max) + SumExp(x.Slice(half), max);
        }

        double sum = 0;
        foreach (double element in x)
        {
            sum += Math.Exp(element - max);
        }

        return sum;
    }

    /// <summary>Σ xᵢ.</summary>
    private static double Sum(ReadOnlySpan<double> x)
    {
        if (x.Length > SumBlock)
        {
            int half = x.Length / 2;
            return Sum(x.Slice(0, half)) + Sum(x.Slice(half));
        }

        double sum = 0;
        foreach (double element in x)
        {
            sum += element;
        }

        return sum;
    }

    /// <summary>The index of the first of the largest elements, or of the first NaN.</summary>
    private static int IndexOfLargest(ReadOnlySpan<float> x)
    {
        int largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (float.IsNaN(x[i]))
            {
                return i;
            }

            if (x[i] > x[largest])
            {
                largest = i;
            }
        }

        return largest;
    }

    /// <summary>The limit of the share of an infinite largest element: everything, if it is the only one.</summary>
    private static float ShareOfInfinite(ReadOnlySpan<float> x, float max)
    {
        int count = 0;
        foreach (float element in x)
        {
            count += element == max ? 1 : 0;
        }

        return count == 1 ? 1 : float.NaN;
    }

    /// <summary>Σ exp(xᵢ - xₖ) over all i but k.</summary>
    private static double SumExpOfOthers(ReadOnlySpan<float> x, int k) =>
        SumExp(x.Slice(0, k), x[k]) + SumExp(x.Slice(k + 1), x[k]);

    /// <summary>Σ exp(xᵢ - max).</summary>
    private static double SumExp(ReadOnlySpan<float> x, float max)
    {
        if (x.Length > SumBlock)
        {
            int half = x.Length / 2;
            return SumExp(x.Slice(0, half), max) + SumExp(x.Slice(half), max);
        }

        double sum = 0;
        foreach (float element in x)
        {
            sum += Math.Exp((double)element - max);
        }

        return sum;
    }

    /// <summary>Σ xᵢ.</summary>
    private static double Sum(ReadOnlySpan<float> x)
    {
        if (x.Length > SumBlock)
        {
            int half = x.Length / 2;
            return Sum(x.Slice(0, half)) + Sum(x.Slice(half));
        }

        double sum = 0;
        foreach (float element in x)
        {
            sum += element;
        }

        return sum;
    }
}
