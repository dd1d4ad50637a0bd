#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using System.Text.RegularExpressions;
using DerivGen.Generator.Reading;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Vectors of the processor: a vector is a number for each lane, a loop over vectors is one over the elements.</summary>
public sealed class LaneTests
{
    private static readonly string Text = """
        using System;
        using System.Numerics;
        using System.Runtime.InteropServices;
        using System.Runtime.Intrinsics;
        using DerivGen;

        public static partial class LaneMethods
        {
        // loops over as many elements as a vector has lanes, and the rest
        [Differentiable] public static double Dot(double[] z, double[] w) { var sum = Vector<double>.Zero; int i = 0; for (; i <= z.Length - Vector<double>.Count; i += Vector<double>.Count) sum += new Vector<double>(z, i) * new Vector<double>(w, i); double s = Vector.Dot(sum, Vector<double>.One); for (; i < z.Length; i++) s += z[i] * w[i]; return s; }
        [Differentiable] public static double OfSpans(double[] z, [Constant] double[] y) { int n = Vector<double>.Count, last = z.Length - z.Length % n; ReadOnlySpan<double> x = z; var sum = new Vector<double>(); for (int i = 0; i < last; i += n) { var d = new Vector<double>(x[i..]) - new Vector<double>(y.AsSpan(i)); sum += d * d; } double s = Vector.Sum(sum); for (int i = last; i < x.Length; i++) s += (x[i] - y[i]) * (x[i] - y[i]); return s / x.Length; }
        [Differentiable] public static double OfFour(double[] z, double x) { var sum = Vector256<double>.Zero; int i = 0; for (; i + Vector256<double>.Count <= z.Length; i += Vector256<double>.Count) { var v = Vector256.Create(new ReadOnlySpan<double>(z, i, 4)); sum += Vector256.FusedMultiplyAdd(v, v, Vector256.Create(x)); } double s = Vector256.Sum(sum); for (; i < z.Length; i++) s += z[i] * z[i] + x; return s; }
        [Differentiable] public static double OfTwo(double[] z) { double s = 1; for (int i = 0; i < z.Length - 1; i += 2) { var v = Vector128.Create(z[i], z[i + 1]); s += Vector128.Dot(v, v) + v[0] * v.GetElement(1); } return s; }
        [Differentiable] public static double Largest(double[] z) { var best = new Vector<double>(double.NegativeInfinity); int i = 0; for (; i <= z.Length - Vector<double>.Count; i += Vector<double>.Count) best = Vector.Max(best, new Vector<double>(z, i)); double m = double.NegativeInfinity; for (int j = 0; j < Vector<double>.Count; j++) m = Math.Max(m, best[j]); for (; i < z.Length; i++) m = Math.Max(m, z[i]); return m * z[0]; }
        [Differentiable] public static double Written(double[] z) { var y = new double[z.Length]; int i = 0; for (; i <= z.Length - Vector<double>.Count; i += Vector<double>.Count) Vector.Exp(new Vector<double>(z, i)).CopyTo(y, i); for (; i < z.Length; i++) y[i] = Math.Exp(z[i]); double s = 0; foreach (double v in y) s += v; return Math.Log(s); }
        [Differentiable] public static double IfAccelerated(double[] z, double x) { double s = 0; int i = 0; if (Vector.IsHardwareAccelerated && z.Length >= Vector<double>.Count) { var sum = Vector<double>.Zero; for (; i <= z.Length - Vector<double>.Count; i += Vector<double>.Count) sum += Vector.Max(new Vector<double>(z, i) + new Vector<double>(x), Vector<double>.Zero); s = Vector.Sum(sum); } for (; i < z.Length; i++) s += Math.Max(z[i] + x, 0); return s; }
        [Differentiable] public static double Recurrence(double[] z, double x) { var p = new Vector<double>(x); for (int k = 0; k + Vector<double>.Count <= z.Length; k += Vector<double>.Count) p = p * new Vector<double>(z, k) + Vector<double>.One; return Vector.Sum(p * p); }
        [Differentiable] public static double WithSums(double[] z) { var sum = Vector128.Create(0.5); double s = 0; for (int i = 0; i + 2 <= z.Length; i += 2) { sum = sum * 0.5 + Vector128.Create(z[i], z[i + 1]); s += Vector128.Sum(sum) * sum.ToScalar(); } return s; }
        [Differentiable] public static double Branched(double[] z, double x) { var v = Vector256.Create(x); if (z[0] > 0.5) v = v * 2.0; else v += Vector256<double>.One; return Vector256.Sum(v) * z[1]; }
        [Differentiable] public static double InHelpers(double[] z) { Vector<double> v = Square(new Vector<double>(z, 0)), w = v; w *= 2; return Vector.Sum(v - w) * z[0]; }
        static Vector<T> Square<T>(Vector<T> v) => v * v;

        // spans of vectors, references to elements
        [Differentiable] public static double Cast(double[] z) { var vectors = MemoryMarshal.Cast<double, Vector<double>>(z.AsSpan()); var sum = Vector<double>.Zero; foreach (var v in vectors) sum += v * v; double s = Vector.Sum(sum) * vectors.Length; for (int i = vectors.Length * Vector<double>.Count; i < z.Length; i++) s += z[i]; return s; }
        [Differentiable] public static double CastAt(double[] z) { var pairs = MemoryMarshal.Cast<double, Vector128<double>>((ReadOnlySpan<double>)z); double s = 0; for (int i = 0; i < pairs.Length; i++) s += Vector128.Sum(pairs[i] * pairs[i]) * (i + 1); return s; }
        [Differentiable] public static double ByReference(double[] z) { var t = new double[z.Length]; for (int i = 0; i + 2 <= z.Length; i += 2) Vector128.StoreUnsafe(Vector128.LoadUnsafe(ref z[i]) * Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(z), (nuint)i), ref t[i]); double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * (i + 1); return s; }

        // made and taken apart
        [Differentiable] public static double Parts(double[] z) { var v = Vector256.Create(z[0], z[1], z[2], z[3]); var h = v.GetLower() * v.GetUpper(); return h[0] - h[1] * z[0] + v.WithElement(2, z[1] * z[1])[2] + Vector256.Sum(v * Vector256.CreateSequence(1.0, 2.0) + Vector256.CreateScalar(z[3]) * v) + Vector.Sum(Vector<double>.Indices * z[0]); }
        [Differentiable] public static double Narrow(double x, double y) { var v = Vector64.Create(x) * y; return Vector64.Sum(v) + Vector512.Sum(Vector512.Create(x) - Vector512<double>.One) * Vector512<double>.Count; }
        [Differentiable] public static double Singles(double x) { var v = Vector128.Create(1f, 2f, 3f, 4f); return Vector128.Sum(v * v) * x * x * Vector<float>.Count / Vector<float>.Count; }

        // lane by lane
        [Differentiable] public static double Elementary(double[] z) { var v = Vector128.Create(z[0], z[1]); var p = Vector128.Abs(v) + Vector128<double>.One; return Vector128.Sum(Vector128.Sqrt(p) + Vector128.Exp(Vector128.Negate(p)) * Vector128.Sin(v) - Vector128.Cos(v) * Vector128.Log(p) + Vector128.Log2(p) + Vector128.Hypot(v, p)); }
        [Differentiable] public static double Arithmetic(double[] z, double x) { var v = Vector128.Create(z[0], z[1]); var w = Vector128.Create(x); return Vector128.Sum(Vector128.Add(v, w) * Vector128.Subtract(v, w) + Vector128.Divide(Vector128.Multiply(v, w), Vector128.Create(4.0) + w * w) + Vector128.MultiplyAddEstimate(v, w, v) + Vector128.Lerp(v, w, Vector128.Create(0.25)) + Vector128.DegreesToRadians(v) + Vector128.RadiansToDegrees(w) * 0.01) + Vector.Sum(Vector.SquareRoot(new Vector<double>(x * x + 1))); }
        [Differentiable] public static double Piecewise(double[] z, double x) { var v = Vector128.Create(z[0], z[1]); var w = Vector128.Create(x); return Vector128.Sum(Vector128.Min(v, w) * Vector128.MaxNumber(v, w) + Vector128.MinNumber(v, w) - Vector128.MaxNative(v, w) + Vector128.MinNative(v, w * w) + Vector128.Clamp(v, -Vector128<double>.One, Vector128<double>.One) * w + Vector128.ClampNative(w, -Vector128<double>.One, Vector128<double>.One) + Vector128.CopySign(v, w) * w); }
        [Differentiable] public static double Rounded(double[] z) { var v = Vector128.Create(z[0], z[1]); return Vector128.Sum(v * (Vector128.Floor(v) + Vector128.Ceiling(v) * Vector128.Truncate(v) - Vector128.Round(v))); }

        // masks
        [Differentiable] public static double Selected(double[] z, double x) { var v = Vector128.Create(z[0], z[1]); var w = Vector128.Create(x); return Vector128.Sum(Vector128.ConditionalSelect(Vector128.GreaterThan(v, w), v * v, v * w) + Vector128.ConditionalSelect(Vector128.LessThan(v, w) | Vector128.Equals(v, w), v, w) * w + (Vector128.GreaterThanOrEqual(v, w) & v) - Vector128.AndNot(v * w, Vector128.LessThanOrEqual(v, w))); }
        [Differentiable] public static double Masks(double[] z, double x) { var v = new Vector<double>(z); var w = new Vector<double>(x); var mask = Vector.GreaterThan(v, w); return Vector.Sum(Vector.ConditionalSelect(Vector.BitwiseAnd(mask, Vector.LessThan(v, w * 2)), v, w)) + Vector.Sum(Vector.ConditionalSelect(Vector.OnesComplement(mask), v * v, w)) + Vector.Sum(Vector.ConditionalSelect(Vector.BitwiseOr(mask, ~mask), v, w * w)); }
        [Differentiable] public static double Compared(double[] z, double x) { var v = Vector128.Create(z[0], z[1]); var w = Vector128.Create(x); double s = x * z[0]; if (Vector128.GreaterThanAny(v, w)) s *= 2; if (Vector128.LessThanAll(v, w)) s += z[1] * z[1]; if (Vector128.EqualsAny(v, w) || Vector128.EqualsAll(v, v)) s += x; if (Vector128.LessThanAny(v, w) && Vector128.GreaterThanAll(v, -Vector128.Abs(w) * 9)) s -= z[1]; if (Vector128.LessThanOrEqualAll(v, w) || Vector128.LessThanOrEqualAny(v, w)) s += z[0] * x; if (Vector128.GreaterThanOrEqualAll(v, w) != Vector128.GreaterThanOrEqualAny(v, w)) s *= x; return v == w ? s : v != w ? 2 * s : 0; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => TextDifferences.RunOn(Text));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoVector_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Vectors_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "LaneMethods", name);

    [Fact]
    public void EveryFunctionThatIsRead_IsTested() =>
        Assert.Equal(Lanes.Names, Lanes.Names.Where(name => name.StartsWith("op_", StringComparison.Ordinal) || Regex.IsMatch(Text, $@"\.{name}\b")));

    [Theory]
    [InlineData("int i = 0; for (; i <= z.Length - Vector<double>.Count; i += Vector<double>.Count)", "i < z.Length")]
    [InlineData("int last = z.Length - z.Length % Vector<double>.Count, i = 0; for (; i < last; i += Vector<double>.Count)", "i < z.Length")]
    public void LoopOverVectorsAndTheRest_AreOneLoopOverTheElements(string head, string rest)
    {
        string text = "using System.Numerics; using DerivGen; public static partial class T { [Differentiable] public static double F(double[] z, [Constant] double[] y) { var sum = Vector<double>.Zero; "
            + head + " { var d = new Vector<double>(z, i) - new Vector<double>(y, i); sum += d * d; } double s = Vector.Sum(sum); for (; " + rest + "; i++) { double d = z[i] - y[i]; s += d * d; } return s; } }";
        string emitted = Assert.Single(GeneratorHarness.DerivGen.Run(text).Sources).Value;
        Assert.DoesNotContain("Vector", emitted, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Matches(emitted, @"for \(int i = 0; i < z\.Length; i\+\+\)").Count);
        Assert.Equal(2, Regex.Matches(emitted, @"for \(").Count);
    }

    [Theory]
    [InlineData("Vector.Sum(Vector<int>.One) * z[0]", "Vector<int>.One")]
    [InlineData("Vector128.Sum(Vector128.Shuffle(Vector128.Create(z[0], z[1]), Vector128.Create(1L, 0L)))", "Vector128.Create(1L, 0L)")]
    [InlineData("Vector128.ToVector256(Vector128.Create(z[0], z[1]))[0]", "Vector128.ToVector256(")]
    [InlineData("Vector.Sum(Vector.ConvertToDouble(new Vector<long>(2))) * z[0]", "new Vector<long>(2)")]
    public void WhatIsNoNumberForEachLane_IsRefusedAtItsPlace(string expression, string place)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            "using System.Numerics; using System.Runtime.Intrinsics; using DerivGen; public static partial class T { [Differentiable] public static double F(double[] z) => " + expression + "; }",
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("DG0103", diagnostic.Id);
        Assert.StartsWith(place, diagnostic.Location.SourceTree!.ToString()[diagnostic.Location.SourceSpan.Start..], StringComparison.Ordinal);
        Assert.Contains("of vectors of the processor", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Sources);
    }
}
#endif
