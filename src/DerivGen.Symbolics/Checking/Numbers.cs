namespace DerivGen.Symbolics.Checking;

/// <summary>When two computed numbers are one.</summary>
internal static class Numbers
{
    /// <summary>The binary digits to which two computations must agree.</summary>
    private const int AgreedBits = 50;

    /// <summary>The binary digits to which a difference quotient, or a kernel with constants of a double's digits, agrees.</summary>
    private const int RoughBits = 32;

    public static Comparison Compare(MultiprecisionArithmetic reals, Multiprecision expected, Multiprecision actual) =>
        Compare(reals, expected, actual, AgreedBits);

    public static Comparison CompareRoughly(MultiprecisionArithmetic reals, Multiprecision expected, Multiprecision actual) =>
        Compare(reals, expected, actual, RoughBits);

    private static Comparison Compare(MultiprecisionArithmetic reals, Multiprecision expected, Multiprecision actual, int bits)
    {
        if (!expected.IsFinite || actual.Kind == NumberKind.Unknown)
        {
            return Comparison.Inconclusive;
        }

        if (!actual.IsFinite)
        {
            return Comparison.Different;
        }

        Multiprecision difference = reals.Subtract(expected, actual);
        if (difference.IsExactZero)
        {
            return Comparison.Same;
        }

        if (ContainsZero(expected) && ContainsZero(actual))
        {
            // What is 0 but for what the digits leave open is 0.
            return Math.Max(RadiusAround(expected), RadiusAround(actual)) < -reals.Bits * 2 / 3 ? Comparison.Same : Comparison.Inconclusive;
        }

        long size = Math.Max(expected.Magnitude, actual.Magnitude);
        long middle = difference.IsZero ? long.MinValue / 2 : difference.Magnitude;
        long error = difference.RadiusMagnitude;
        return Math.Max(middle, error) < size - bits ? Comparison.Same
            : middle > error + 4 && middle >= size - bits ? Comparison.Different
            : Comparison.Inconclusive;
    }

    private static bool ContainsZero(Multiprecision x) => x.IsZero || x.RadiusMagnitude > x.Magnitude;

    private static long RadiusAround(Multiprecision x) => Math.Max(x.RadiusMagnitude, x.Magnitude) + 1;
}
