namespace DerivGen.TestKit;

/// <summary>The methods of <c>TensorPrimitives</c> on <see cref="WideDual"/>, each as the loop that it stands for.</summary>
public static partial class WideTensors
{
    public static WideDual Sum(ReadOnlySpan<WideDual> x) => Fold(x, 0, (sum, v) => sum + v);

    public static WideDual SumOfSquares(ReadOnlySpan<WideDual> x) => Fold(x, 0, (sum, v) => sum + (v * v));

    public static WideDual SumOfMagnitudes(ReadOnlySpan<WideDual> x) => Fold(x, 0, (sum, v) => sum + WideDualMath.Abs(v));

    public static WideDual Average(ReadOnlySpan<WideDual> x) => Sum(x) / x.Length;

    public static WideDual Product(ReadOnlySpan<WideDual> x) => Fold(x, 1, (product, v) => product * v);

    public static WideDual Norm(ReadOnlySpan<WideDual> x) => WideDualMath.Sqrt(SumOfSquares(x));

    public static WideDual Dot(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y) => Fold(x, y, 0, (sum, p, q) => sum + (p * q));

    public static WideDual Distance(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y) => WideDualMath.Sqrt(Fold(x, y, 0, (sum, p, q) => sum + ((p - q) * (p - q))));

    public static WideDual CosineSimilarity(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y) => Dot(x, y) / (Norm(x) * Norm(y));

    public static WideDual ProductOfSums(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y) => Fold(x, y, 1, (product, p, q) => product * (p + q));

    public static WideDual ProductOfDifferences(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y) => Fold(x, y, 1, (product, p, q) => product * (p - q));

    public static WideDual StdDev(ReadOnlySpan<WideDual> x)
    {
        WideDual mean = Average(x);
        return WideDualMath.Sqrt(Fold(x, 0, (sum, v) => sum + ((v - mean) * (v - mean))) / x.Length);
    }

    public static WideDual Max(ReadOnlySpan<WideDual> x) => Fold(x[1..], x[0], WideDualMath.Max);

    public static WideDual Min(ReadOnlySpan<WideDual> x) => Fold(x[1..], x[0], WideDualMath.Min);

    public static WideDual MaxMagnitude(ReadOnlySpan<WideDual> x) => Fold(x[1..], x[0], WideDualMath.MaxMagnitude);

    public static WideDual MinMagnitude(ReadOnlySpan<WideDual> x) => Fold(x[1..], x[0], WideDualMath.MinMagnitude);

    public static int IndexOfMax(ReadOnlySpan<WideDual> x) => Place(x, (best, v) => WideDual.Compare(best, v) < 0);

    public static int IndexOfMin(ReadOnlySpan<WideDual> x) => Place(x, (best, v) => WideDual.Compare(best, v) > 0);

    public static int IndexOfMaxMagnitude(ReadOnlySpan<WideDual> x) => Place(x, (best, v) => WideDual.Compare(WideDualMath.Abs(best), WideDualMath.Abs(v)) < 0);

    public static int IndexOfMinMagnitude(ReadOnlySpan<WideDual> x) => Place(x, (best, v) => WideDual.Compare(WideDualMath.Abs(best), WideDualMath.Abs(v)) > 0);

    public static bool IsNegativeAll(ReadOnlySpan<WideDual> x) => x.ToArray().All(WideDualMath.IsNegative);

    public static bool IsNegativeAny(ReadOnlySpan<WideDual> x) => x.ToArray().Any(WideDualMath.IsNegative);

    public static bool IsPositiveAll(ReadOnlySpan<WideDual> x) => x.ToArray().All(WideDualMath.IsPositive);

    public static bool IsPositiveAny(ReadOnlySpan<WideDual> x) => x.ToArray().Any(WideDualMath.IsPositive);

    public static bool IsFiniteAll(ReadOnlySpan<WideDual> x) => x.ToArray().All(WideDualMath.IsFinite);

    public static bool IsFiniteAny(ReadOnlySpan<WideDual> x) => x.ToArray().Any(WideDualMath.IsFinite);

    public static bool IsRealNumberAll(ReadOnlySpan<WideDual> x) => IsFiniteAll(x);

    public static bool IsRealNumberAny(ReadOnlySpan<WideDual> x) => IsFiniteAny(x);

    public static bool IsNaNAll(ReadOnlySpan<WideDual> x) => !IsFiniteAny(x);

    public static bool IsNaNAny(ReadOnlySpan<WideDual> x) => !IsFiniteAll(x);

    public static bool IsInfinityAll(ReadOnlySpan<WideDual> x) => !IsFiniteAny(x);

    public static bool IsInfinityAny(ReadOnlySpan<WideDual> x) => !IsFiniteAll(x);

    public static void SoftMax(ReadOnlySpan<WideDual> x, Span<WideDual> destination)
    {
        WideDual[] powers = [.. x.ToArray().Select(WideDualMath.Exp)];
        WideDual sum = Sum(powers);
        powers.Select(power => power / sum).ToArray().CopyTo(destination);
    }

    private static WideDual Fold(ReadOnlySpan<WideDual> x, WideDual start, Func<WideDual, WideDual, WideDual> step)
    {
        foreach (WideDual v in x)
        {
            start = step(start, v);
        }

        return start;
    }

    private static WideDual Fold(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, WideDual start, Func<WideDual, WideDual, WideDual, WideDual> step)
    {
        for (int i = 0; i < x.Length; i++)
        {
            start = step(start, x[i], y[i]);
        }

        return start;
    }

    private static int Place(ReadOnlySpan<WideDual> x, Func<WideDual, WideDual, bool> isBetter)
    {
        int place = 0;
        for (int i = 1; i < x.Length; i++)
        {
            place = isBetter(x[place], x[i]) ? i : place;
        }

        return place;
    }
}
