#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Structs inside methods, of every kind: each goes through as it stands, with the text's value and its differences.</summary>
public sealed class StructTests
{
    private static readonly string Text = """
        using System;
        using System.Runtime.CompilerServices;
        using DerivGen;

        public struct Point
        {
            public double X, Y;
            public Point(double x, double y) { X = x; Y = y; }
            public Point(double both) : this(both, both) { X += 1; }
            public double Norm => Math.Sqrt(X * X + Y * Y);
            public readonly double Dot(in Point other) => X * other.X + Y * other.Y;
            public void Step(double dt, Point v) { X += dt * v.X; this.Y += dt * v.Y; }
            public void Turn() { this = new Point(-Y, X); }
            public Point Turned() { Turn(); return this; }
            public double Grow(double by) { X *= by; return X + Y; }
            public double Sum { get => X + Y; set { X = value - Y; } }
            public double this[int i] { get => i == 0 ? X : Y; set { if (i == 0) X = value; else Y = value; } }
            public void Deconstruct(out double x, out double y) { x = X; y = Y; }
            public static Point operator +(Point a, Point b) => new Point(a.X + b.X, a.Y + b.Y);
            public static Point operator -(Point a) => new Point(-a.X, -a.Y);
            public static Point operator -(Point a, Point b) => a + -b;
            public static Point operator *(double s, Point a) => new Point { X = s * a.X, Y = s * a.Y };
            public static bool operator <(Point a, Point b) => a.Norm < b.Norm;
            public static bool operator >(Point a, Point b) => b < a;
            public static implicit operator Point((double X, double Y) pair) => new Point(pair.X, pair.Y);
            public static explicit operator double(Point a) => a.Norm;
            public static Point Zero => default;
            public static readonly double Scale = 0.5;
        }

        public readonly struct Interval
        {
            public Interval(double lower, double upper) { Lower = lower; Upper = upper; }
            public double Lower { get; }
            public double Upper { get; }
            public double Middle => (Lower + Upper) / 2;
            public Interval Shrunk(double by) => new(Lower + by * Lower * Lower, Upper - by);
        }

        public record struct Vec(double X, double Y)
        {
            public double Weight { get; set; } = 2;
            public readonly double Length2 => X * X + Y * Y;
            public static Vec operator *(Vec a, double s) => a with { X = a.X * s, Y = a.Y * s };
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y) { Weight = a.Weight * b.Weight };
        }

        public readonly record struct Dual(double Re, double Im)
        {
            public static Dual operator *(Dual a, Dual b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);
            public static Dual operator +(Dual a, Dual b) => new(a.Re + b.Re, a.Im + b.Im);
            public static implicit operator Dual(double x) => new(x, 0);
        }

        public struct Body { public Point Position; public Vec Velocity; public double Mass; public int Count; public bool Frozen; }
        public struct Line { public double[] Weights; public double Bias; public readonly double At(double x, int i) => Weights[i] * x + Bias; }
        public struct Matrix2 { public double A, B, C, D; public Matrix2(double a, double b, double c, double d) => (A, B, C, D) = (a, b, c, d); public double Det => A * D - B * C; public Matrix2 Inverse() { double k = 1 / Det; return new(k * D, -k * B, -k * C, k * A); } public static Matrix2 operator *(in Matrix2 p, in Matrix2 q) => new(p.A * q.A + p.B * q.C, p.A * q.B + p.B * q.D, p.C * q.A + p.D * q.C, p.C * q.B + p.D * q.D); public static Point operator *(Matrix2 m, Point v) => new(m.A * v.X + m.B * v.Y, m.C * v.X + m.D * v.Y); public static Matrix2 operator +(Matrix2 p, Matrix2 q) => new(p.A + q.A, p.B + q.B, p.C + q.C, p.D + q.D); public Matrix2 Transposed => new(A, C, B, D); }
        public struct Counter { public int Value; public double Total; public void Add(double v) { Value++; Total += v * Value; } }
        public struct Box(double x, double y) { public Box(double both) : this(both, 2 * both) { Z += 1; } public double Z = x * 2; public double Sum => x + y; public double Grow(double by) { x *= by; return x; } }
        public struct Pair<T, U> { public T First; public U Second; public Pair(T first, U second) { First = first; Second = second; } public readonly T Head() => First; }
        public static class Extensions { public static double Cross(this Point a, Point b) => a.X * b.Y - a.Y * b.X; public static void Double(ref this Point a) { a.X *= 2; a.Y *= 2; } }

        public static partial class Structs
        {
        // made in every way
        [Differentiable] public static double Constructed(double x, double y) { var p = new Point(x, y); Point q = new(x * y); return p.X * q.Y + q.X * p.Norm; }
        [Differentiable] public static double Initialized(double x, double y) { var p = new Point { X = x, Y = y * y }; var b = new Body { Position = { X = x }, Velocity = new Vec(y, x) { Weight = 3 }, Mass = 2 }; b.Position.Y = p.Y; return b.Position.Dot(p) * b.Mass + b.Velocity.Weight * b.Velocity.Length2 + b.Count; }
        [Differentiable] public static double Defaults(double x, double y) { Point p = default; p.X = x; Point q = new(); q.Y = y; var z = Point.Zero; z.Step(2, p); Vec v = new(); v.X = x; return p.X * q.Y + z.X * z.X + v.Weight + v.Length2; }
        [Differentiable] public static double FieldByField(double x, double y) { Point p; p.X = x; p.Y = p.X * y; return p.Norm + p.Y; }
        [Differentiable] public static double With(double x, double y) { var v = new Vec(x, y); var w = v with { Y = x * x, Weight = 5 }; return v.X * w.Y + v.Y * w.Weight + v.Weight; }
        [Differentiable] public static double Readonly(double x, double y) { var i = new Interval(x, y + 5); return i.Shrunk(0.1).Middle * i.Middle; }

        // changed in every way: a copy is a copy
        [Differentiable] public static double Copied(double x, double y) { var p = new Point(x, y); var q = p; q.X = 3 * y; q.Step(0.5, p); return p.X * q.X + p.Y * q.Y; }
        [Differentiable] public static double Mutated(double x, double y) { var p = new Point(x, y); p.X += y; p.Y *= p.X; p.Turn(); double s = p.Grow(x); p.Sum = s * s; p[1] += 2; p[0] *= p[1]; return p.X + p.Sum * y; }
        [Differentiable] public static double OnCopies(double x, double y) { var p = new Point(x, y); double s = Same(p).Grow(2) + Half(p).Turned().X; return p.X * s + p.Turned().Y * p.X; }
        static Point Same(Point p) { p.X += 1; return p; }
        static Point Half(in Point p) { p.Turn(); return 0.5 * p; }
        [Differentiable] public static double ByReference(double x, double y) { var p = new Point(x, y); Swap(ref p); Fill(out Point q, x); Scale(ref q.Y, y); p.Double(); return p.X * q.Y + p.Cross(q); }
        static void Swap(ref Point p) => p = (p.Y, p.X);
        static void Fill(out Point p, double x) { p.X = x * x; p.Y = x; }
        static void Scale(ref double v, double by) => v *= by;
        [Differentiable] public static double Nested(double x, double y) { Body b = default; b.Position.X = x; b.Velocity.Y = y; b.Position.Step(y, b.Position); var c = b; c.Velocity.X += x; c.Count++; c.Frozen = !b.Frozen; (b.Position.Y, c.Mass) = (c.Velocity.X, x * y); return (c.Frozen ? b.Position.Norm : 7) + c.Mass * c.Velocity.Length2 + c.Count * x; }
        [Differentiable] public static double Operators(double x, double y) { Point p = (x, y); var q = -(2 * p - (y, x)) + p; p += q; p -= 0.5 * q; return (double)p + (p < q ? q.X : q.Y * p.X); }
        [Differentiable] public static double Equal(double x, double y) { var v = new Vec(x, y); var w = new Vec(x, 0.5); return v == w ? x : v != new Vec(x, y) ? y : v.Length2; }
        [Differentiable] public static double Deconstructed(double x, double y) { var (a, b) = new Point(x, y); double c; (c, _) = new Vec(a * b, 1); (var d, (double e, var f)) = (x, new Point(c, 2)); return a * c + b * d * e + f; }
        [Differentiable] public static double Tuples(double x, double y) { (Point P, double W) t = (new Point(x, y), 2); t.P.X *= t.W; t.P.Turn(); (Point, Point) u = (t.P, default); u.Item2 = u.Item1; u.Item2.Y += 1; return t.P.Norm * u.Item2.Y + u.Item1.Y; }

        // under conditions
        [Differentiable] public static double Chosen(double x, double y) { var p = x > y ? new Point(x, y) : new Point(y, x * x); if (x > 0) p.X = 2 * x; else if (y > 0.5) p = p + p; return p.Norm * p.X + (y > 0 && p.Grow(y) > 1 ? p.X : p.Y); }
        [Differentiable] public static double Switched(double x, double y, int k) { Point p = k switch { 1 => new(x, y), 2 or 3 => new(x * y), _ => -new Point(y, x) }; switch (k) { case 4: p.X = y; break; case 5: return p.Sum; default: p.Turn(); break; } return p.X * p.X + p.Y; }
        [Differentiable] public static double Returned(double x, double y) { var p = Chosen2(x, y); return p.X * p.Y; }
        static Point Chosen2(double x, double y) { if (x > 1) return new(x, y); Point p = default; if (y > 0) { p.X = y; return p + p; } p.Y = x; return p + new Point(x, y); }

        // carried by loops
        [Differentiable] public static double Summed(double[] w, double x) { var total = Point.Zero; for (int i = 0; i < w.Length; i++) total += w[i] * new Point(w[i], x); return total.Norm + total.X; }
        [Differentiable] public static double Orbit(double x, double y, int n) { var p = new Point(x, y); var v = new Point(y, -x); for (int i = 0; i < n; i++) { var a = -1 / (1 + p.Dot(p)) * p; v += 0.1 * a; p.Step(0.1, v); } return p.Dot(v) + p.X; }
        [Differentiable] public static double Mandelbrot(double x, double y, int n) { Dual c = new(x / 4, y / 4), z = 0; for (int i = 0; i < n; i++) { z = z * z + c + 0.1; if (z.Re * z.Re + z.Im * z.Im > 4) break; } return z.Re + z.Im * z.Im; }
        [Differentiable] public static double Bodies(double x, double y, int n) { var b = new Body { Position = (x, y), Velocity = new Vec(0.1, x), Mass = 1 }; while (b.Count < n) { b.Position.X += 0.1 * b.Velocity.X * b.Mass; b.Velocity = b.Velocity * 0.9 + new Vec(Math.Sin(b.Position.X), y) { Weight = 0.5 }; b.Count++; if (b.Position.X > 1.5) b.Frozen = true; if (b.Frozen) b.Mass *= 0.5; } return b.Position.Norm + b.Velocity.Length2 * b.Mass + b.Velocity.Weight; }
        [Differentiable] public static double Kalman(double q, double r, double[] seen) { var f = new Matrix2(1, 0.1, 0, 1); var p = new Matrix2(1, 0, 0, 1); Point m = default; double loss = 0; foreach (double z in seen) { m = f * m; p = f * p * f.Transposed + new Matrix2(q * q, 0, 0, q * q); double s = p.A + r * r + 0.1, e = z - m.X; loss += e * e / s + Math.Log(s); m += e / s * new Point(p.A, p.C); p = new Matrix2(1 - p.A / s, 0, -p.C / s, 1) * p; } return loss; }
        [Differentiable] public static double Inverted(double[] w) { var m = new Matrix2(1 + w[0] * w[0], w[1], w[2], 2 + w[3] * w[3]); for (int i = 0; i < 3; i++) m = (m * m + m.Transposed).Inverse(); return m.Det + m.A; }
        [Differentiable] public static double Counted(double[] w) { Counter c = default; foreach (double v in w) { if (v > 1) continue; c.Add(v); } return c.Total * c.Value; }
        [Differentiable] public static double Found(double[] w) { var best = new Vec(-10, 0); for (int i = 0; i < w.Length; i++) { var v = new Vec(w[i], i); if (v.X > best.X) best = v; } return best.X * w[(int)best.Y] + best.Weight; }
        [Differentiable] public static double ReturnedFromLoop(double[] w, double x) { var p = Walk(w, x); return p.X * p.Y; }
        static Point Walk(double[] w, double x) { var p = new Point(x, 1); for (int i = 0; i < w.Length; i++) { p = new Point(p.X + w[i] * p.Y, p.X); if (p.X > 2) return -p; } return p; }
        [Differentiable] public static double InnerLoops(double[] w, int n) { var s = new Point(1, 0); for (int t = 0; t < n; t++) { var g = Point.Zero; for (int i = 0; i < w.Length; i++) g += w[i] * new Point(s.Y, 1 + s.X); s = new Point(Math.Tanh(g.X + s.Y), Math.Tanh(g.Y)); } return s.X * s.Y; }

        // in helpers, delegates, generics, arrays in fields, recursion
        [Differentiable] public static double Lines(double[] w, double x) { var l = new Line { Weights = w, Bias = x }; double s = 0; for (int i = 0; i < l.Weights.Length; i++) s += l.At(s, i) * l.At(x, 0); return s; }
        [Differentiable] public static double Delegates(double x, double y) { Func<Point, Point> f = p => p + p; var q = new Point(x, y); Func<double, double> g = q.Grow; q.X = 9; return Apply(f, new Point(x, y)).Norm + g(2); }
        static Point Apply(Func<Point, Point> f, Point p) => f(f(p));
        [Differentiable] public static double GenericPairs(double x, double y) { var p = new Pair<double, Point>(x, new Point(x, y)); p.Second.X *= p.First; var q = new Pair<Pair<double, Point>, int>(p, 3); q.First.First = y; return q.Head().Second.Norm + p.Head() * q.First.First * q.Second; }
        [Differentiable] public static double Recursive(double x, double y, int n) { var p = Turns(new Point(x, y), n); return p.X + p.Y * p.Y; }
        static Point Turns(Point p, int n) => n == 0 ? p : Turns(new Point(p.X - 0.1 * p.Y, p.Y + 0.2 * Math.Sin(p.X)), n - 1);
        [Differentiable] public static double Outwards(double x, double y, int n) { var p = Grown(new Point(x, y), n); return p.X * p.Y; }
        static Point Grown(Point p, int n) { if (n <= 0) return p; var q = Grown(p, n - 1); q.Step(0.1, (q.Y, -q.X)); return q; }
        [Differentiable] public static double Heads(double x, double y) { var q = new Box(x, y); var r = new Box(y); double s = q.Grow(3); return q.Sum * s * q.Z + r.Sum * r.Z; }
        [Differentiable] public static double Captured(double[] w) { var p = new Point(1, 0); void Add(double v) { p.X += v * p.Y; p.Turn(); } foreach (double v in w) Add(v); return p.Norm + p.X; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoStruct_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Structs_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Structs", name);
}
#endif
