using System.ComponentModel;

namespace DerivGen.TestKit;

/// <summary>What instrumented code calls: each method returns its argument and counts, on the calling thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OperationTally
{
    private static readonly int Kinds = Enum.GetValues<OperationKind>().Length;

    [ThreadStatic]
    private static long[]? t_counts;

    /// <summary>How many functions are being evaluated that count as one.</summary>
    [ThreadStatic]
    private static int t_insideOpaque;

    public static void Count(OperationKind kind, int times)
    {
        if (t_insideOpaque == 0 && t_counts is { } counts)
        {
            counts[(int)kind] += times;
        }
    }

    public static T Count<T>(OperationKind kind, int times, T value)
    {
        Count(kind, times);
        return value;
    }

    /// <summary>Once for each element of what is cleared, filled or copied.</summary>
    public static Span<T> Each<T>(OperationKind kind, Span<T> elements)
    {
        Count(kind, elements.Length);
        return elements;
    }

    /// <inheritdoc cref="Each{T}(OperationKind, Span{T})"/>
    public static ReadOnlySpan<T> Each<T>(OperationKind kind, ReadOnlySpan<T> elements)
    {
        Count(kind, elements.Length);
        return elements;
    }

    /// <inheritdoc cref="Each{T}(OperationKind, Span{T})"/>
    public static T[] Each<T>(OperationKind kind, T[] elements)
    {
        Count(kind, elements.Length);
        return elements;
    }

    /// <summary>Around the argument of a function whose inside is not counted.</summary>
    public static T Enter<T>(T argument)
    {
        t_insideOpaque++;
        return argument;
    }

    /// <summary>Around the call of that function: counts it as one operation.</summary>
    public static T Leave<T>(OperationKind kind, T value)
    {
        t_insideOpaque--;
        Count(kind, 1);
        return value;
    }

    internal static void Start()
    {
        t_counts = new long[Kinds];
        t_insideOpaque = 0;
    }

    internal static OperationCount Stop()
    {
        OperationCount count = new(t_counts ?? throw new InvalidOperationException("Nothing is being counted on this thread."));
        t_counts = null;
        t_insideOpaque = 0;
        return count;
    }
}
