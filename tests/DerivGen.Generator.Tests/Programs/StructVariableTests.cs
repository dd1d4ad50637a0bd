#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Variables that are structs, and arrays and spans of them: the gradient has the variable's own type.</summary>
public sealed class StructVariableTests
{
    private static readonly string Text = """
        using System;
        using System.Linq;
        using DerivGen;

        public struct Plain { public double X, Y; public void Step(double dt) { X += dt * Y; } public static Plain operator +(Plain a, Plain b) => new Plain { X = a.X + b.X, Y = a.Y + b.Y }; }
        public readonly struct Made { public Made(double y, double x) { X = x; Y = y; } public double X { get; } public double Y { get; } public double Norm => Math.Sqrt(X * X + Y * Y); }
        public record struct Pair(double X, double Y) { public readonly double Dot(Pair b) => X * b.X + Y * b.Y; public static Pair operator *(double s, Pair a) => new(s * a.X, s * a.Y); }
        public readonly record struct Fixed(double Re, double Im) { public static Fixed operator *(Fixed a, Fixed b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re); public static Fixed operator +(Fixed a, Fixed b) => new(a.Re + b.Re, a.Im + b.Im); }
        public struct Body { public Pair Position; public Plain Velocity; public double Mass { get; set; } }
        public struct Init { public double X { get; init; } public double Y { get; init; } }
        public struct Generic<T> { public T First; public T Second; }
        public struct @event { public double @class, @new; }
        public struct Narrow { public float A; public double B; }
        public struct Tagged { public double X; public int Count; public double[] Table; }

        public static partial class Variables
        {
        [Differentiable] public static double Scalars(Plain p) => p.X * p.X * p.Y + Math.Sin(p.Y);
        [Differentiable] public static double ByIn(in Made p, double y) => p.Norm * y + p.X;
        [Differentiable] public static double Several(Pair p, double k, Pair q, double[] w) => p.Dot(k * q) * w[0] + w[2] * p.X;
        [Differentiable] public static double NestedOnes(Body b) => b.Position.Dot(b.Position) * b.Mass * b.Velocity.X + b.Velocity.Y;
        [Differentiable] public static double Initialized(Init p) => p.X * Math.Exp(p.Y);
        [Differentiable] public static double OfGeneric(Generic<double> g, Generic<Pair> h) => g.First * h.Second.X + g.Second * h.First.Dot(h.Second);
        [Differentiable] public static double Keywords(@event @in) => @in.@class * @in.@new;
        [Differentiable] public static double Precisions(Narrow n, double x) => n.A * n.B * x;
        [Differentiable] public static double Changed(Plain p, int n) { for (int i = 0; i < n; i++) { p.Step(0.1); p.Y = Math.Cos(p.X); } return p.X * p.Y; }
        [Differentiable] public static double Passive(Pair p, [Constant] Pair q, [Constant] Tagged t) => p.Dot(q) * t.X * t.Count;
        [Differentiable] public static double Mandelbrot(Fixed c, int n) { Fixed z = default; for (int i = 0; i < n; i++) { z = z * z * new Fixed(0.1, 0) + c; if (z.Re > 2) break; } return z.Re * z.Re + z.Im; }
        [Differentiable(nameof(q))] public static double Named(Pair p, Pair q) => p.Dot(q) * q.X;
        [Differentiable] public static double Unused(Pair p, double x) => p.X * x;

        [Differentiable] public static double Springs(ReadOnlySpan<Plain> points, double k) { double e = 0; for (int i = 1; i < points.Length; i++) { double dx = points[i].X - points[i - 1].X, dy = points[i].Y - points[i - 1].Y; e += k * (dx * dx + dy * dy); } return e; }
        [Differentiable] public static double OnlyX(Plain[] points) { double e = 0; foreach (Plain p in points) e += p.X * p.X; return e; }
        [Differentiable] public static double Bodies(Body[] bodies, double[] w) { double e = 0; foreach (var b in bodies) e += b.Mass * b.Position.X * w[0]; return e * bodies[0].Position.Y + bodies[^1].Velocity.X; }
        [Differentiable] public static double Softmax(Pair[] z, [Constant] ReadOnlySpan<Pair> y) { double m = double.NegativeInfinity; foreach (var p in z) m = Math.Max(m, p.X); double s = 0; foreach (var p in z) s += Math.Exp(p.X - m); double loss = 0; for (int i = 0; i < z.Length; i++) loss += y[i].X * (m + Math.Log(s) - z[i].X) + y[i].Y * z[i].Y * z[i].Y; return loss; }
        [Differentiable] public static double Recurrent(Pair[] w, double x) { double h = x; for (int i = 0; i < w.Length; i++) h = Math.Tanh(w[i].X * h + w[i].Y); return h; }
        [Differentiable] public static double Gravity(ReadOnlySpan<Plain> at, [Constant] ReadOnlySpan<Plain> from) { double e = 0; for (int i = 0; i < at.Length; i++) for (int j = 0; j < from.Length; j++) { double dx = at[i].X - from[j].X, dy = at[i].Y - from[j].Y; e -= 1 / Math.Sqrt(dx * dx + dy * dy + 0.1); } return e; }
        [Differentiable] public static double Simulated(Plain[] start, double k, int n) { var p = (Plain[])start.Clone(); for (int t = 0; t < n; t++) { for (int i = 0; i < p.Length; i++) { p[i].Y -= k * Math.Sin(p[i].X); p[i].Step(0.1); } } double e = 0; foreach (var q in p) e += q.X * q.X + q.Y; return e; }
        [Differentiable] public static double LocalArrays(double x, double y, int n) { var p = new Plain[n + 2]; for (int i = 0; i < p.Length; i++) { p[i].X = x * i; p[i] += new Plain { Y = y + i }; } for (int i = 0; i < p.Length; i++) p[i].Step(x); Span<Plain> q = stackalloc Plain[2]; q[0] = p[1]; q[1].X = y; q.CopyTo(p); double s = 0; foreach (var v in p.AsSpan(1)) s += v.X * v.Y; return s + q[0].X + p[^1].Y + p.Length; }
        [Differentiable] public static double Queried(Pair[] points, double k) => points.Select(p => k * p).Sum(p => p.X * p.Y) + points.Select(p => new Pair(p.Y, k)).ToArray()[1].Dot(points[0]) + points.Zip(points.Skip(1), (p, q) => p.Dot(q)).Sum();
        [Differentiable] public static double Listed(double x, double y) { Pair[] p = { new(x, y), new(y, 1) }; Pair[] q = [new(x, x), p[0]]; double s = 0; for (int i = 0; i < 2; i++) s += p[i].Dot(q[i]) * (i + 1); Array.Clear(p); return s + p[0].X; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. Text.Split('\n').Where(line => line.StartsWith("[Differentiable", StringComparison.Ordinal)).Select(line => line[line.IndexOf("double ", StringComparison.Ordinal)..].Split(' ', '(')[1])];

    [Fact]
    public void NoVariable_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_AreTheTextsDifferences(string name) => StructVariables.Verify(Run.Value, "Variables", name, 1e-11);
}
#endif
