namespace DerivGen.TestKit;

/// <summary>The functions of <c>Vector</c>, <c>Vector128</c> and <c>Vector256</c> on <see cref="WideLanes"/>; a mask is a list of truth values.</summary>
public static class WideLaneFunctions
{
    public static WideLanes Create(WideDual first, WideDual second) => WideLanes.Of([first, second]);

    public static WideLanes Create(WideDual first, WideDual second, WideDual third, WideDual fourth) => WideLanes.Of([first, second, third, fourth]);

    public static WideDual Sum(WideLanes a) => a.Lanes.Aggregate((WideDual)0, (sum, p) => sum + p);

    public static WideDual Dot(WideLanes a, WideLanes b) => Sum(a * b);

    public static WideLanes Add(WideLanes a, WideLanes b) => a + b;

    public static WideLanes Subtract(WideLanes a, WideLanes b) => a - b;

    public static WideLanes Multiply(WideLanes a, WideLanes b) => a * b;

    public static WideLanes Divide(WideLanes a, WideLanes b) => a / b;

    public static WideLanes Negate(WideLanes a) => -a;

    public static WideLanes Abs(WideLanes a) => a.Map(WideDualMath.Abs);

    public static WideLanes SquareRoot(WideLanes a) => a.Map(WideDualMath.Sqrt);

    public static WideLanes Sqrt(WideLanes a) => a.Map(WideDualMath.Sqrt);

    public static WideLanes Exp(WideLanes a) => a.Map(WideDualMath.Exp);

    public static WideLanes Sin(WideLanes a) => a.Map(WideDualMath.Sin);

    public static WideLanes Max(WideLanes a, WideLanes b) => WideLanes.Zip(a, b, WideDualMath.Max);

    public static WideLanes Min(WideLanes a, WideLanes b) => WideLanes.Zip(a, b, WideDualMath.Min);

    public static IReadOnlyList<bool> GreaterThan(WideLanes a, WideLanes b) => [.. a.Lanes.Zip(b.Lanes, (p, q) => p > q)];

    public static IReadOnlyList<bool> LessThanOrEqual(WideLanes a, WideLanes b) => [.. a.Lanes.Zip(b.Lanes, (p, q) => p <= q)];

    public static bool GreaterThanAny(WideLanes a, WideLanes b) => GreaterThan(a, b).Contains(true);

    public static bool GreaterThanAll(WideLanes a, WideLanes b) => !GreaterThan(a, b).Contains(false);

    public static WideLanes ConditionalSelect(IReadOnlyList<bool> mask, WideLanes a, WideLanes b) => WideLanes.Of(mask.Select((holds, i) => holds ? a[i] : b[i]));
}
