using System.Runtime.InteropServices;

namespace DerivGen.TestKit;

/// <summary>The functions of <c>Vector</c>, <c>Vector64</c>, <c>Vector128</c> and <c>Vector256</c> on <see cref="WideLanes"/>; a mask is a list of truth values.</summary>
public static class WideLaneFunctions
{
    public static WideLanes Create(WideDual only) => WideLanes.Of([only]);

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

    public static WideLanes LoadUnsafe(ref WideDual first) => new(MemoryMarshal.CreateReadOnlySpan(ref first, WideLanes.Count));

    public static void StoreUnsafe(WideLanes a, ref WideDual first) => a.Lanes.ToArray().CopyTo(MemoryMarshal.CreateSpan(ref first, WideLanes.Count));

    public static WideDual ToScalar(WideLanes a) => a[0];

    public static WideDual GetElement(WideLanes a, int lane) => a[lane];

    public static WideLanes WithElement(WideLanes a, int lane, WideDual x) => WideLanes.Of(a.Lanes.Select((p, i) => i == lane ? x : p));

    public static WideLanes GetLower(WideLanes a) => WideLanes.Of(a.Lanes.Take(a.Lanes.Count / 2));

    public static WideLanes GetUpper(WideLanes a) => WideLanes.Of(a.Lanes.Skip(a.Lanes.Count / 2));

    public static WideLanes Cos(WideLanes a) => a.Map(WideDualMath.Cos);

    public static WideLanes Log(WideLanes a) => a.Map(p => WideDualMath.Log(p));

    public static WideLanes Log2(WideLanes a) => a.Map(WideDualMath.Log2);

    public static WideLanes DegreesToRadians(WideLanes a) => a.Map(WideDualMath.DegreesToRadians);

    public static WideLanes RadiansToDegrees(WideLanes a) => a.Map(WideDualMath.RadiansToDegrees);

    public static WideLanes Floor(WideLanes a) => a.Map(WideDualMath.Floor);

    public static WideLanes Ceiling(WideLanes a) => a.Map(WideDualMath.Ceiling);

    public static WideLanes Truncate(WideLanes a) => a.Map(WideDualMath.Truncate);

    public static WideLanes Round(WideLanes a) => a.Map(p => WideDualMath.Round(p));

    public static WideLanes CopySign(WideLanes a, WideLanes b) => WideLanes.Zip(a, b, WideDualMath.CopySign);

    public static WideLanes Hypot(WideLanes a, WideLanes b) => WideLanes.Zip(a, b, WideDualMath.Hypot);

    public static WideLanes MaxNumber(WideLanes a, WideLanes b) => Max(a, b);

    public static WideLanes MinNumber(WideLanes a, WideLanes b) => Min(a, b);

    public static WideLanes MaxNative(WideLanes a, WideLanes b) => Max(a, b);

    public static WideLanes MinNative(WideLanes a, WideLanes b) => Min(a, b);

    public static WideLanes Lerp(WideLanes a, WideLanes b, WideLanes share) => a + ((b - a) * share);

    public static WideLanes FusedMultiplyAdd(WideLanes a, WideLanes b, WideLanes c) => (a * b) + c;

    public static WideLanes MultiplyAddEstimate(WideLanes a, WideLanes b, WideLanes c) => (a * b) + c;

    public static WideLanes Clamp(WideLanes a, WideLanes low, WideLanes high) => WideLanes.Of(a.Lanes.Select((p, i) => WideDualMath.Clamp(p, low[i], high[i])));

    public static WideLanes ClampNative(WideLanes a, WideLanes low, WideLanes high) => Clamp(a, low, high);

    public static IReadOnlyList<bool> GreaterThanOrEqual(WideLanes a, WideLanes b) => LessThanOrEqual(b, a);

    public static IReadOnlyList<bool> LessThan(WideLanes a, WideLanes b) => GreaterThan(b, a);

    public static IReadOnlyList<bool> Equals(WideLanes a, WideLanes b) => [.. a.Lanes.Zip(b.Lanes, (p, q) => p == q)];

    public static bool GreaterThanOrEqualAny(WideLanes a, WideLanes b) => GreaterThanOrEqual(a, b).Contains(true);

    public static bool GreaterThanOrEqualAll(WideLanes a, WideLanes b) => !GreaterThanOrEqual(a, b).Contains(false);

    public static bool LessThanAny(WideLanes a, WideLanes b) => GreaterThanAny(b, a);

    public static bool LessThanAll(WideLanes a, WideLanes b) => GreaterThanAll(b, a);

    public static bool LessThanOrEqualAny(WideLanes a, WideLanes b) => GreaterThanOrEqualAny(b, a);

    public static bool LessThanOrEqualAll(WideLanes a, WideLanes b) => GreaterThanOrEqualAll(b, a);

    public static bool EqualsAny(WideLanes a, WideLanes b) => Equals(a, b).Contains(true);

    public static bool EqualsAll(WideLanes a, WideLanes b) => !Equals(a, b).Contains(false);

    public static IReadOnlyList<bool> OnesComplement(IReadOnlyList<bool> mask) => [.. mask.Select(holds => !holds)];

    public static IReadOnlyList<bool> BitwiseOr(IReadOnlyList<bool> a, IReadOnlyList<bool> b) => [.. a.Zip(b, (p, q) => p || q)];

    public static WideLanes BitwiseAnd(WideLanes a, IReadOnlyList<bool> mask) => WideLanes.Of(a.Lanes.Select((p, i) => mask[i] ? p : 0));

    public static WideLanes AndNot(WideLanes a, IReadOnlyList<bool> mask) => BitwiseAnd(a, OnesComplement(mask));
}
