namespace DerivGen.TestKit;

/// <summary>Functions with kinks and steps: doubtful at each of them.</summary>
public static partial class WideDualMath
{
    public static WideDual MaxNumber(WideDual x, WideDual y) => Max(x, y);

    public static WideDual MinNumber(WideDual x, WideDual y) => Min(x, y);

    public static WideDual MaxNative(WideDual x, WideDual y) => Max(x, y);

    public static WideDual MinNative(WideDual x, WideDual y) => Min(x, y);

    public static WideDual ClampNative(WideDual x, WideDual least, WideDual largest) => Clamp(x, least, largest);

    public static WideDual MaxMagnitude(WideDual x, WideDual y) => WideDual.Compare(Abs(x), Abs(y)) < 0 ? y : x;

    public static WideDual MinMagnitude(WideDual x, WideDual y) => WideDual.Compare(Abs(x), Abs(y)) > 0 ? y : x;

    public static WideDual MaxMagnitudeNumber(WideDual x, WideDual y) => MaxMagnitude(x, y);

    public static WideDual MinMagnitudeNumber(WideDual x, WideDual y) => MinMagnitude(x, y);

    public static WideDual Truncate(WideDual x) => (int)x;

    public static WideDual Floor(WideDual x)
    {
        double nearest = Math.Round(x.Value.High);
        return WideDual.Compare(x, nearest) < 0 ? nearest - 1 : nearest;
    }

    public static WideDual Ceiling(WideDual x) => -Floor(-x);

    public static WideDual Round(WideDual x) => Floor(x + 0.5);

    public static WideDual Round(WideDual x, int digits) => Round(x * Math.Pow(10, digits)) / Math.Pow(10, digits);

    public static int ConvertToInteger<T>(WideDual x) => (int)x;

    public static (int Quotient, int Remainder) DivRem(int x, int y) => Math.DivRem(x, y);

    public static bool IsInteger(WideDual x) => WideDual.Compare(x, Math.Round(x.Value.High)) == 0;

    public static bool IsEvenInteger(WideDual x) => IsInteger(x / 2);

    public static bool IsOddInteger(WideDual x) => IsInteger(x) && !IsEvenInteger(x);

    public static bool IsRealNumber(WideDual x) => IsFinite(x);

    public static bool IsInfinity(WideDual x) => !IsFinite(x);

    public static bool IsPositiveInfinity(WideDual x) => !IsFinite(x);

    public static bool IsNegativeInfinity(WideDual x) => !IsFinite(x);

    public static WideDual IEEERemainder(WideDual x, WideDual y) => x - (y * Round(x / y));

    public static WideDual Ieee754Remainder(WideDual x, WideDual y) => IEEERemainder(x, y);

    public static bool IsNegative(WideDual x) => Sign(x) < 0;

    public static bool IsPositive(WideDual x) => Sign(x) >= 0;

    public static bool IsNaN(WideDual x) => !IsFinite(x);

    /// <summary>What is not finite ends the comparison at this point.</summary>
    public static bool IsFinite(WideDual x) => x.Value.IsFinite || (WideDual.IsDoubtful = true);

    public static long Max(long x, long y) => Math.Max(x, y);

    public static long Min(long x, long y) => Math.Min(x, y);

    public static long Abs(long x) => Math.Abs(x);

    public static int Sign(int x) => Math.Sign(x);

    public static int Clamp(int x, int least, int largest) => Math.Clamp(x, least, largest);
}
