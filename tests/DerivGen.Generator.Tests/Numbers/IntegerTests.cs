using DerivGen.Generator.Tests.Contract;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Numbers;

/// <summary>Integers of every type as data: the value is the text's own. Every method is linear in x, so its derivative is a difference.</summary>
public sealed class IntegerTests
{
    private const string Narrow = "[Differentiable] public static double X(double x, byte b, sbyte s, short h, ushort u, char c) => x * (byte)(b * h) + x * (sbyte)(s + b) + x * (short)(h * h) - x * (ushort)(u + c) + x * (char)(c + 1);";
    private const string Compound = "[Differentiable] public static double X(double x, byte b, sbyte s, short h) { b += 3; b++; s -= 100; h *= 7; --h; return x * b + x * s - x * h; }";
    private const string Wide = "[Differentiable] public static double X(double x, uint u, ulong w, nint p, nuint q, long n) => x * u + x * w + x * p - x * q + x * (u - 5u) + x * (int)u + x * (n / 3) + x * (n % 7) + x * (u / 2u) + x * (u + 7u) + x * (byte)n + x * p * n;";
    private const string OfInt = "[Differentiable] public static double X(double x, int n) => x * (uint)(n - 10) + x * (long)n * n + x * (ushort)n + x * (byte)(-n);";
    private const string Enum = "public enum Kind : byte { A, B, C = 200 } [Differentiable] public static double X(double x, Kind k) { double r = x * (int)k; k++; Kind m = (Kind)3; m |= Kind.B; r += x * (byte)m + x * (int)k; if (k > Kind.C) r *= 2; return r + x * unchecked((int)k + 1); }";
    private const string Checked = "[Differentiable] public static double X(double x, int n) { checked { int m = n * 2; uint v = (uint)m; byte b = (byte)n; b += 2; return x * m * v * (v * 3u) * b; } }";
    private const string Arrays = "public enum Kind { A, B } [Differentiable] public static double X(double x, long[] labels, Kind[] kinds, uint[] counts, byte[] bytes) { double s = 0; for (int i = 0; i < labels.Length; i++) { s += x * counts[i] * bytes[(int)labels[i]]; if (kinds[i] == Kind.B) s *= 2; if (labels[i] > 1) s += x; s += x * (kinds[i] switch { Kind.A => 1, _ => labels[i] }); } return s; }";
    private const string Locals = "[Differentiable] public static double X(double x, byte[] ks, long from) { long s = 0; for (int i = 0; i < ks.Length; i++) s += ks[i]; long[] t = new long[2]; t[0] = s; short h = 0; foreach (byte k in ks) h += k; double r = 0; for (long i = from; i < ks.Length; i++) r += x * ks[(int)i]; return r + x * s * t[0] + x * h * (from switch { 1 => 2, _ => 3 }); }";

    public static TheoryData<string, object?[]> Methods => new()
    {
        { Narrow, [0.5, (byte)200, (sbyte)-100, (short)300, (ushort)65000, 'z'] },
        { Narrow, [-1.5, (byte)2, (sbyte)100, (short)-3, (ushort)6, '\uffff'] },
        { Compound, [0.5, (byte)253, (sbyte)-100, (short)30000] },
        { Compound, [0.5, (byte)3, (sbyte)100, (short)-5] },
        { Wide, [0.5, 3u, 7ul, (nint)(-4), (nuint)9, -100L] },
        { Wide, [0.5, 4_000_000_000u, 1ul << 40, (nint)4, (nuint)9, 300L] },
        { OfInt, [0.5, 3] },
        { OfInt, [0.5, 70000] },
        { Enum, [0.5, 1] },
        { Enum, [0.5, 255] },
        { Checked, [0.5, 7] },
        { Arrays, [0.5, new[] { 2L, 0, 1 }, new[] { 0, 1, 0 }, new[] { 5u, 4_000_000_000u, 1u }, new byte[] { 1, 200, 3 }] },
        { Locals, [0.5, new byte[] { 1, 200, 3, 255 }, 1L] },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Value_IsThatOfTheText(string members, object?[] arguments)
    {
        LossMethod loss = GeneratorHarness.DerivGen.Run($"using System;\nusing DerivGen;\n\npublic static partial class Losses\n{{\n{members}\n}}\n", HarnessOptions.Bulk).Loss("Losses.X");
        object?[] typed = [.. arguments];
        (double value, double[][] gradient) = loss.ValueAndGradient(typed);
        AssertClose(loss.Invoke(typed), value);
        AssertClose(loss.Invoke([1.0, .. typed[1..]]) - loss.Invoke([0.0, .. typed[1..]]), gradient[0][0]);
        Assert.Equal(gradient[0][0], loss.Gradient(typed)[0][0], 1e-12 * Math.Abs(gradient[0][0]));
    }

    [Theory]
    [InlineData(Narrow)]
    [InlineData(Compound)]
    [InlineData(Wide)]
    [InlineData(OfInt)]
    [InlineData(Enum)]
    [InlineData(Arrays)]
    [InlineData(Locals)]
    public void Text_CompilesInEveryWay(string members) => ContractRuns.OfMembers(members.Replace("nuint q", "UIntPtr q", StringComparison.Ordinal).Replace(" - x * q", "", StringComparison.Ordinal).Replace("nint", "int", StringComparison.Ordinal));

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));
}
