namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>When two computed values are one.</summary>
internal static class Closeness
{
    /// <summary>The bits of the second look at a difference.</summary>
    private const int HighPrecision = 2048;

    public static BigFloat RelativeError(BigFloat actual, BigFloat expected)
    {
        BigFloat difference = BigFloat.Abs(actual - expected);
        return difference.IsZero ? difference : difference / (expected.IsZero ? BigFloat.Abs(actual) : BigFloat.Abs(expected));
    }

    public static bool AreClose(BigFloat a, BigFloat b, double tolerance) =>
        a.IsFinite && b.IsFinite ? RelativeError(a, b) <= BigFloat.FromDouble(tolerance) : !a.IsNaN && a.Equals(b);

    /// <summary>
    /// Whether two computations have the same result. What cancels is looked at again with more bits: a difference that
    /// shrinks with the bits is rounding.
    /// </summary>
    public static bool AreSame(Func<BigFloat> a, Func<BigFloat> b, double tolerance)
    {
        BigFloat first = a();
        BigFloat second = b();
        if (AreClose(first, second, tolerance))
        {
            return true;
        }

        return BigFloat.Run(HighPrecision, () =>
        {
            BigFloat x = a();
            BigFloat y = b();
            return AreClose(x, y, tolerance)
                || !AreClose(first, x, 1e-15) // nothing but rounding is left of the first one itself
                || (x.IsFinite && y.IsFinite && first.IsFinite && second.IsFinite
                    && BigFloat.Abs(x - y).Magnitude < Math.Min(BigFloat.Abs(first - second).Magnitude, 0) - 600);
        });
    }
}
