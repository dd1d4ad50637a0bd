using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Numbers of few binary digits, of a kind that changes from attempt to attempt: ordinary ones, small integers among
/// which many are equal, large and tiny ones, and the borders of their intervals.
/// </summary>
internal sealed class SampleValues(int attempt)
{
    private static readonly SampleKind[] Kinds =
    [
        SampleKind.Ordinary, SampleKind.Positive, SampleKind.Unit, SampleKind.Equal, SampleKind.Ordinary, SampleKind.Wide, SampleKind.Small, SampleKind.Mixed,
        SampleKind.Positive, SampleKind.Unit, SampleKind.Equal, SampleKind.Ordinary, SampleKind.Extreme, SampleKind.Mixed, SampleKind.Wide, SampleKind.Equal,
    ];

    /// <summary>Where the ordinary attempts say too little.</summary>
    private static readonly SampleKind[] FurtherKinds = [SampleKind.Above, SampleKind.Below, SampleKind.Ordinary, SampleKind.Positive, SampleKind.Unit];

    private static readonly double[] EqualValues = [0, 1, -1, 2, 0.5, 0, 1, -0.5, -2, 3];

    private readonly SampleKind kind = attempt < 2 * Kinds.Length ? Kinds[attempt % Kinds.Length] : FurtherKinds[attempt % FurtherKinds.Length];

    public double Real(uint hash, Interval interval)
    {
        SampleKind own = kind == SampleKind.Mixed ? (SampleKind)((hash >> 20) % (uint)SampleKind.Mixed) : kind;
        double u = (hash & 0xFFFFF) / 1048576.0;
        double sign = (hash & 0x100000) != 0 ? -1 : 1;
        double value = own switch
        {
            SampleKind.Ordinary => (u - 0.5) * 6,
            SampleKind.Positive => (u * 4) + (1.0 / 1024),
            SampleKind.Unit => u + (1.0 / 2097152),
            SampleKind.Equal => EqualValues[hash % (uint)EqualValues.Length],
            SampleKind.Wide => (u - 0.5) * 64,
            SampleKind.Above => (u * 64) + (1.0 / 1024),
            SampleKind.Below => (-u * 64) - (1.0 / 1024),
            SampleKind.Small => sign * (1 + u) * Multiprecision.PowerOfTwo(-(int)((hash >> 21) % 40)),
            _ => hash % 3 == 0 ? (u - 0.5) * 6 : sign * (100 + (800 * u)),
        };
        return Contains(interval, value) ? value : Inside(interval, value, u, own is SampleKind.Equal or SampleKind.Small, hash);
    }

    /// <summary>The mode of integers that are indices into the shortest array.</summary>
    public const uint Indexing = 0;

    /// <summary>The mode of integers that count something.</summary>
    public const uint Counting = 4;

    /// <summary>An index into the shortest array, or a small number; what is stated decides where it says something.</summary>
    public static long Integer(uint hash, uint mode, long shortest, Interval interval)
    {
        long value = (mode % 8) switch
        {
            0 or 1 or 2 or 3 => hash % (uint)Math.Max(1, shortest),
            4 or 5 => 1 + (hash % 4),
            6 => hash % 2,
            _ => (hash % 2 * 2) - 1L,
        };
        long lower = interval.Lower < -1e6 ? long.MinValue : (long)Math.Ceiling(interval.Lower) + (interval.LowerOpen && interval.Lower == Math.Floor(interval.Lower) ? 1 : 0);
        long upper = interval.Upper > 1e6 ? long.MaxValue : (long)Math.Floor(interval.Upper) - (interval.UpperOpen && interval.Upper == Math.Floor(interval.Upper) ? 1 : 0);
        return value >= lower && value <= upper || lower > upper ? value
            : lower == long.MinValue ? upper - (hash % 3)
            : lower + (upper == long.MaxValue ? hash % 4 : (long)(hash % (ulong)(upper - lower + 1)));
    }

    private static bool Contains(Interval interval, double x) =>
        (x > interval.Lower || (x == interval.Lower && !interval.LowerOpen)) && (x < interval.Upper || (x == interval.Upper && !interval.UpperOpen));

    private static double Inside(Interval interval, double value, double u, bool nearBorder, uint hash)
    {
        (double lower, double upper) = (interval.Lower, interval.Upper);
        if (double.IsInfinity(lower) || double.IsInfinity(upper))
        {
            double distance = Math.Abs(value) is var size && size > 0 ? size : interval.LowerOpen || interval.UpperOpen ? 0.5 : 0;
            double moved = double.IsInfinity(upper) ? lower + distance : upper - distance;
            return Contains(interval, moved) ? moved : double.IsInfinity(upper) ? lower + Math.Max(1, Math.Abs(lower)) : upper - Math.Max(1, Math.Abs(upper));
        }

        double width = upper - lower;
        double inner = nearBorder
            ? (hash % 5) switch
            {
                0 => lower,
                1 => upper,
                2 => lower + (width / 1048576),
                3 => upper - (width / 1048576),
                _ => lower + (width / 2),
            }
            : lower + (width * u);
        return Contains(interval, inner) ? inner : lower + (width / 2);
    }
}
