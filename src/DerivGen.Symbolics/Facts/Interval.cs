namespace DerivGen.Symbolics.Facts;

/// <summary>A set of reals between two ends, each of which may belong to it or not; an infinite end does belong where the datum may be infinite.</summary>
internal readonly record struct Interval(double Lower, double Upper, bool LowerOpen, bool UpperOpen)
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity, false, false);
    public static readonly Interval Positive = new(0, double.PositiveInfinity, true, false);
    public static readonly Interval NonNegative = new(0, double.PositiveInfinity, false, false);
    public static readonly Interval Unit = new(0, 1, false, false);

    public bool IsPositive => Lower > 0 || (Lower == 0 && LowerOpen);

    public bool IsNonNegative => Lower >= 0;

    public bool IsNegative => Upper < 0 || (Upper == 0 && UpperOpen);

    public bool IsNonPositive => Upper <= 0;

    public bool IsNonZero => IsPositive || IsNegative;

    public bool IsEmpty => Lower > Upper || (Lower == Upper && (LowerOpen || UpperOpen));

    public static Interval Point(double value) => new(value, value, false, false);

    public static Interval Closed(double lower, double upper) => new(lower, upper, false, false);

    public static Interval Open(double lower, double upper) => new(lower, upper, true, true);

    public static Interval operator -(Interval a) => new(-a.Upper, -a.Lower, a.UpperOpen, a.LowerOpen);

    public static Interval operator +(Interval a, Interval b) => Outward(
        a.Lower + b.Lower,
        a.Upper + b.Upper,
        a.LowerOpen || b.LowerOpen,
        a.UpperOpen || b.UpperOpen);

    public static Interval operator *(Interval a, Interval b)
    {
        (double Value, bool Open)[] products =
        [
            Times(a.Lower, a.LowerOpen, b.Lower, b.LowerOpen),
            Times(a.Lower, a.LowerOpen, b.Upper, b.UpperOpen),
            Times(a.Upper, a.UpperOpen, b.Lower, b.LowerOpen),
            Times(a.Upper, a.UpperOpen, b.Upper, b.UpperOpen),
        ];
        (double Value, bool Open) low = products[0];
        (double Value, bool Open) high = products[0];
        foreach ((double Value, bool Open) product in products)
        {
            if (product.Value < low.Value || (product.Value == low.Value && !product.Open))
            {
                low = product;
            }

            if (product.Value > high.Value || (product.Value == high.Value && !product.Open))
            {
                high = product;
            }
        }

        return Outward(low.Value, high.Value, low.Open, high.Open);
    }

    public Interval Scale(double factor) => factor switch
    {
        0 => Point(0),
        > 0 => Outward(Lower * factor, Upper * factor, LowerOpen, UpperOpen),
        _ => Outward(Upper * factor, Lower * factor, UpperOpen, LowerOpen),
    };

    /// <summary>The image under a function that never decreases.</summary>
    public Interval Map(Func<double, double> increasing) => Outward(increasing(Lower), increasing(Upper), LowerOpen, UpperOpen);

    public Interval Intersect(Interval other)
    {
        (double lower, bool lowerOpen) = Lower > other.Lower ? (Lower, LowerOpen)
            : Lower < other.Lower ? (other.Lower, other.LowerOpen) : (Lower, LowerOpen || other.LowerOpen);
        (double upper, bool upperOpen) = Upper < other.Upper ? (Upper, UpperOpen)
            : Upper > other.Upper ? (other.Upper, other.UpperOpen) : (Upper, UpperOpen || other.UpperOpen);
        return new(lower, upper, lowerOpen, upperOpen);
    }

    public Interval Union(Interval other)
    {
        (double lower, bool lowerOpen) = Lower < other.Lower ? (Lower, LowerOpen)
            : Lower > other.Lower ? (other.Lower, other.LowerOpen) : (Lower, LowerOpen && other.LowerOpen);
        (double upper, bool upperOpen) = Upper > other.Upper ? (Upper, UpperOpen)
            : Upper < other.Upper ? (other.Upper, other.UpperOpen) : (Upper, UpperOpen && other.UpperOpen);
        return new(lower, upper, lowerOpen, upperOpen);
    }

    /// <summary>Ends that are not exactly 0 or ±1 were rounded: they move outward by a little.</summary>
    private static Interval Outward(double lower, double upper, bool lowerOpen, bool upperOpen)
    {
        if (double.IsNaN(lower))
        {
            lower = double.NegativeInfinity;
            lowerOpen = false;
        }

        if (double.IsNaN(upper))
        {
            upper = double.PositiveInfinity;
            upperOpen = false;
        }

        return new(IsExact(lower) ? lower : lower - (1e-14 * Math.Abs(lower)), IsExact(upper) ? upper : upper + (1e-14 * Math.Abs(upper)), lowerOpen, upperOpen);
    }

    private static bool IsExact(double value) => double.IsInfinity(value) || (Math.Abs(value) < 1e6 && value == Math.Floor(value));

    private static (double Value, bool Open) Times(double a, bool aOpen, double b, bool bOpen)
    {
        if (a == 0 || b == 0)
        {
            return (0, (a != 0 || aOpen) && (b != 0 || bOpen));
        }

        return (a * b, aOpen || bOpen);
    }
}
