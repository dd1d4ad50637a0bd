#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Tuples in every position: variables and data, alone and in arrays and spans, made, changed, taken apart.</summary>
public sealed class TupleTests
{
    private static readonly string Text = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using DerivGen;

        public record struct Pair(double X, double Y) { public readonly void Deconstruct(out double x, out double y, out double norm) { x = X; y = Y; norm = Math.Sqrt(X * X + Y * Y + 1); } }
        public struct Tagged { public double X; public int Count; public float Y; }
        public readonly struct Kept(double a, double b) { public double A { get; } = a; public double Sum => A + b; }
        public readonly struct Dropped(double a, double b) { public static readonly Dropped One = new(1, 2); public double A { get; } = a; public readonly double B = 2 * b; public static Dropped operator *(Dropped x, Dropped y) => new(x.A * y.A, x.B - y.A); }

        public readonly struct Plain(double a, double b) { public double A { get; } = a; public double B { get; } = b; }

        public static partial class Tuples
        {
        // variables
        [Differentiable] public static double Variable((double x, double y) p) => p.x * Math.Sin(p.y);
        [Differentiable] public static double Nameless(in (double, double) p, double k) => p.Item1 * p.Item2 * k;
        [Differentiable] public static double Nested((double x, (double a, float b) y) p, Pair q) => p.x * p.y.a * p.y.b + q.X * p.x;
        [Differentiable] public static double OfStructs((Pair first, Pair second) p) => p.first.X * p.second.Y - p.first.Y * p.second.X * p.second.X;
        [Differentiable] public static double Long((double, double, double, double, double, double, double, double, double) p) => p.Item1 * p.Item8 + p.Item9 * p.Item7;
        [Differentiable] public static double Keywords((double @in, double @for) @class) => @class.@in * @class.@for;
        [Differentiable] public static double Vector((double x, double y)[] points, double k) { double s = 0; for (int i = 1; i < points.Length; i++) s += k * (points[i].x - points[i - 1].x) * points[i].y; return s; }
        [Differentiable] public static double Span(ReadOnlySpan<(double X, double Y)> points) { double s = 0; foreach (var (x, y) in points) s += x * x * y; return s * points[0].Y; }
        [Differentiable(nameof(q))] public static double Named((double x, double y) p, (double x, double y) q) => p.x * q.x + p.y * q.y * q.y;
        [Differentiable] public static double Narrow((float x, float y) p, double k) => (double)p.x * p.y * k;
        [Differentiable] public static float Single((float x, float y)[] p) { float s = 0; foreach ((float x, float y) in p) s += x * y * y; return s; }

        // data
        [Differentiable] public static double Data(double k, [Constant] (double x, double y) p, [Constant] (double t, double v)[] data) { double s = p.x * k; foreach (var (t, v) in data) s += Math.Exp(-k * t * t) * v; return s * p.y; }
        [Differentiable] public static double DataOfSpan(double k, [Constant] ReadOnlySpan<(double Time, int Count, bool IsOdd)> data) { double s = 0; foreach ((double time, int count, bool isOdd) in data) if (!isOdd) s += Math.Pow(k, count) * time; return s + data.Length * k; }
        [Differentiable] public static double OnlyIntegers(double[] w, (int From, int To)[] edges, (int, bool) switched) { double s = 0; foreach (var (from, to) in edges) s += (w[from % w.Length] - w[to % w.Length]) * w[0]; return s * switched.Item1; }
        [Differentiable] public static double OfStructsWithIntegers(double k, [Constant] Tagged[] data, [Constant] Tagged last) { double s = last.X * k; foreach (Tagged t in data) s += t.Count > 2 ? k * t.X : k * k * t.Y; return s; }
        [Differentiable] public static double Queried(double k, [Constant] (double Time, double Value)[] data) => data.Sum(d => Math.Exp(-k * d.Time * d.Time) * d.Value) + data.Zip(data.Skip(1), (a, b) => (a.Time, b.Value)).Sum(p => p.Time * k * p.Value) + data.Select(d => (u: d.Time * k, v: d.Value)).ToArray()[0].u;

        // locals and arrays of them
        [Differentiable] public static double Local(double x, int n) { var p = new (double a, int k)[n]; for (int i = 0; i < n; i++) { p[i] = (x * i, i); p[i].a += x; } (double a, int k)[] q = [(x, 1), (2 * x, 2)]; double s = 0; foreach (var (a, k) in p) s += a * a * k; return s + q[1].a * q[0].k; }
        [Differentiable] public static double Carried(double x, double y, int n) { var p = new (double u, double v)[2]; p[0] = (x, y); for (int t = 0; t < n; t++) { p[1] = (p[0].v * 0.5, Math.Sin(p[0].u)); p[0].u = p[1].v + 0.1 * x; p[0].v = p[1].u + y; } return p[0].u * p[1].v; }
        [Differentiable] public static double Changed((double x, double y) p, int n) { for (int i = 0; i < n; i++) { p.x = Math.Cos(p.y * p.x); (p.x, p.y) = (p.y, p.x); } return p.x + p.y; }
        [Differentiable] public static double ByHelpers((double x, double y) p) { var q = Turned(p); return Norm(in q) * Generic((q.x, 2.0)).Item1 + Twice(q).y; } static (double x, double y) Turned((double x, double y) p) => (-p.y, p.x * p.x); static double Norm(in (double x, double y) p) => p.x * p.x + p.y * p.y; static (T, T) Generic<T>((T a, T b) p) { var t = new (T, T)[1]; t[0] = (p.b, p.a); return t[0]; } static (double x, double y) Twice((double x, double y) p) => p with { y = 2 * p.y };

        // foreach takes structs apart
        [Differentiable] public static double Records(Pair[] points) { double s = 0; foreach (var (x, y) in points) s += x * Math.Exp(y); return s; }
        [Differentiable] public static double ByMethod(Pair[] points) { double s = 0; foreach ((double x, _, double norm) in points) s += x * norm; return s; }
        [Differentiable] public static double NestedParts(Pair[] points, double[] w) { double s = 0; foreach (var ((x, y), v) in points.Zip(w)) s += x * y * v; return s; }
        [Differentiable] public static double Converted(double x, int n) { double s = 0; foreach (double v in new[] { 1, 2, 3 }) s += v / 2 * x; foreach ((double a, double b) in new[] { (1, 2.0f), (3, 0.5f) }) s += a / 2 * x * x / b; return s; }

        // what a struct keeps of the parameters of its head
        [Differentiable] public static double KeptParameter(double x, double y) => new Kept(x, y * y).Sum * x;
        [Differentiable] public static double DroppedParameters(double x, int n) { var p = Dropped.One; for (int i = 0; i < n; i++) p *= new Dropped(x, 0.5 * x); return p.A * p.B; }
        [Differentiable] public static double VariableOfHead(Plain p) => p.A * p.B * p.B;

        // integers and borders
        [Differentiable] public static double Unsigned(double x, [Constant] ulong[] weights) { double s = 0; for (int i = 0; i < weights.Length; i++) s += Math.Pow(x + 2, i) * weights[i]; return s + (double)weights[1] * (int)weights[2] * x; }
        [Differentiable] public static double Between(double x, double low, double width) => Math.Clamp(x, low, low + width * width) * x;
        [Differentiable] public static double BetweenElements(double[] z, double low, [Constant] double high) { double s = 0; if (low < high) foreach (double v in z) s += Math.Clamp(v * v, low, high) * v; return s + low; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. Text.Split('\n').Where(line => line.StartsWith("[Differentiable", StringComparison.Ordinal)).Select(line => line[line.IndexOf("public static ", StringComparison.Ordinal)..].Split(' ', '(')[3])];

    [Fact]
    public void Nothing_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_AreTheTextsDifferences(string name) => StructVariables.Verify(Run.Value, "Tuples", name, name == "Single" ? 2e-5 : 1e-11);

    /// <summary>What is emitted is of the tuple's own type, with its names.</summary>
    [Fact]
    public void Signatures_HaveTheTuplesOwnType()
    {
        Assert.Contains("global::System.Span<(double x, double y)> pointsGradient", TextOf("Vector"), StringComparison.Ordinal);
        Assert.Contains("(double x, double y) VariableGradient((double x, double y) p)", TextOf("Variable"), StringComparison.Ordinal);

        static string TextOf(string method) => Assert.Single(Run.Value.Sources, source => source.Key.StartsWith("Tuples." + method + "-", StringComparison.Ordinal)).Value;
    }
}
#endif
