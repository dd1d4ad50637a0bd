#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Calls of every kind go through as they are written: the value is the text's, the gradient that of its differences.</summary>
public sealed class CallTests
{
    private static readonly string Text = """
        using System;
        using DerivGen;

        public static partial class Calls
        {
        // any depth
        [Differentiable] public static double Depth(double x, double y) => A(x) * B(y, x);
        static double A(double x) => B(x, 2) + C(x);
        static double B(double x, double k) { double t = C(k * x); return t * t + D(x); }
        static double C(double x) => D(x * x) + 1;
        static double D(double x) => E(x) / (1 + E(x) * E(x));
        static double E(double x) => Math.Sin(x) + x;
        [Differentiable] public static double OtherType(double[] w) { double s = 0; foreach (double v in w) s += Helper.Soft(v) + v.Twice(); return s; }
        [Differentiable] public static double AlsoMarked(double x, double y) => Depth(x, y) * x;

        // local functions and lambdas
        [Differentiable] public static double Local(double[] w, double x) { double scale = 1 / (1 + x * x); double Row(int i) { double s = 0; for (int j = 0; j < w.Length; j++) s += w[j] * Math.Cos(i * w[j] * scale); return s; } static double Square(double v) => v * v; double total = 0; for (int i = 0; i < w.Length; i++) total += Square(Row(i)); return total; }
        [Differentiable] public static double Integral(double[] w, double x) { Func<double, double> f = v => v * v + x * Math.Sin(v); return Integrate(f, 0, x, 10) + Integrate(v => Math.Exp(-v * w[0]), w[1], w[2], 4) + f(w[3]); }
        static double Integrate(Func<double, double> f, double a, double b, int n) { double h = (b - a) / n, s = 0.5 * (f(a) + f(b)); for (int i = 1; i < n; i++) s += f(a + i * h); return s * h; }
        [Differentiable] public static double RungeKutta(double theta0, double omega0, double k, int steps) { var (theta, omega) = Solve((q, p) => (p, -k * Math.Sin(q)), theta0, omega0, 0.1, steps); return theta * theta + omega * omega * 0.5; }
        static (double, double) Solve(Func<double, double, (double, double)> f, double q, double p, double h, int steps) { for (int i = 0; i < steps; i++) { var (a1, b1) = f(q, p); var (a2, b2) = f(q + h / 2 * a1, p + h / 2 * b1); var (a3, b3) = f(q + h / 2 * a2, p + h / 2 * b2); var (a4, b4) = f(q + h * a3, p + h * b3); q += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4); p += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4); } return (q, p); }
        [Differentiable] public static double Newton(double a, double b) => Root(v => v * v * v - (1 + a * a) * v - 1 - b * b, v => 3 * v * v - (1 + a * a), 3);
        static double Root(Func<double, double> f, Func<double, double> slope, double x) { for (int i = 0; i < 20; i++) { double d = f(x) / slope(x); x -= d; if (Math.Abs(d) < 1e-12) break; } return x; }
        [Differentiable] public static double CapturedState(double[] w, int n) { double s = 0, h = 1; void Tick(double u) { h = Math.Tanh(h + u); s += h * u; } for (int i = 0; i < n; i++) Tick(w[i % w.Length]); return s + h; }
        [Differentiable] public static double Each(double[] w) { double s = 0; ForEach(w, v => s += v * v * v); return s; }
        static void ForEach(double[] w, Action<double> f) { foreach (double v in w) f(v); }
        [Differentiable] public static double MapAndFold(double[] w) { var a = Map(w, Math.Tanh); var b = Map(a, v => v * v + w[0]); return Fold(b, 1.0, (s, v) => s * v + 1); }
        static double[] Map(double[] w, Func<double, double> f) { var r = new double[w.Length]; for (int i = 0; i < r.Length; i++) r[i] = f(w[i]); return r; }
        static double Fold(double[] w, double start, Func<double, double, double> f) { foreach (double v in w) start = f(start, v); return start; }
        [Differentiable] public static double Composed(double x, double y) { Func<double, double> f = v => v * y; Func<double, double> g = v => f(f(v)) + x; return Twice(g, x); }
        static double Twice(Func<double, double> f, double x) => f(f(x));
        [Differentiable] public static double Returned(double x, double y) { var f = Wave(y); var g = Wave(x); return f(x) + g(f(y)); }
        static Func<double, double> Wave(double a) { double b = a * a; return v => Math.Sin(a * v) + b; }

        // calls in loops that carry state
        [Differentiable] public static double Cell(double[] w, double x, int n) { double h = x; for (int t = 0; t < n; t++) h = Unit(h, w, t); return h * h; }
        static double Unit(double h, double[] w, int t) { double z = w[0] * h + w[1] * t + w[2]; return Math.Tanh(z) * Gate(z, w[3]); }
        static double Gate(double z, double b) => 1 / (1 + Math.Exp(-(z + b)));
        [Differentiable] public static double Layers(double[] w, double[] x) { int n = x.Length; var h = new double[n]; var g = new double[n]; for (int t = 0; t < 5; t++) { Multiply(w, h, x, g); Activate(g, h); } double s = 0; for (int i = 0; i < n; i++) s += h[i] * h[i]; return s; }
        static void Multiply(ReadOnlySpan<double> w, ReadOnlySpan<double> h, ReadOnlySpan<double> x, Span<double> result) { for (int i = 0; i < result.Length; i++) { double s = x[i]; for (int j = 0; j < h.Length; j++) s += w[(i + j) % w.Length] * h[j]; result[i] = s; } }
        static void Activate(ReadOnlySpan<double> g, Span<double> h) { for (int i = 0; i < g.Length; i++) h[i] = Math.Tanh(g[i]); }
        [Differentiable] public static double Filtered(double[] w, double[] x) { Span<double> h = stackalloc double[x.Length]; double loss = 0; for (int t = 0; t < x.Length; t++) { Filter(w, x[t], h); loss += (h[0] - x[t]) * (h[0] - x[t]); } return loss; }
        static void Filter(ReadOnlySpan<double> w, double x, Span<double> h) { double carry = x; for (int i = 0; i < h.Length; i++) { carry = Math.Tanh(w[i] * carry + h[i]); h[i] = carry; } }
        [Differentiable] public static double Verlet(double x, double v, int n) { for (int i = 0; i < n; i++) Step(ref x, ref v, 0.1, out double e); Energy(x, v, out double energy); return energy; }
        static void Step(ref double x, ref double v, double h, out double e) { Force(x, out double f); v += h * f; x += h * v; Energy(x, v, out e); }
        static void Force(double x, out double f) => f = -Math.Sin(x);
        static void Energy(double x, double v, out double e) { e = 0.5 * v * v - Math.Cos(x); }
        [Differentiable] public static double Rotations(double[] w, int n) { var s = new double[w.Length]; w.CopyTo(s, 0); for (int t = 0; t < n; t++) for (int i = 1; i < s.Length; i++) Rotate(ref s[i - 1], ref s[i], 0.3); double r = 0; for (int i = 0; i < s.Length; i++) r += s[i] * s[i] * i; return r; }
        static void Rotate(ref double a, ref double b, double phi) { double c = Math.Cos(phi), d = Math.Sin(phi); double t = c * a - d * b; b = d * a + c * b * b; a = t; }
        [Differentiable] public static double EarlyReturns(double[] w, int n) { double h = 1; for (int t = 0; t < n; t++) h = Leaky(h * w[t % w.Length] + w[0]); return h * h; }
        static double Leaky(double z) { if (z > 2) return 2 + 0.1 * (z - 2); if (z < 0) { double e = Math.Exp(z); return e - 1; } return z; }
        [Differentiable] public static double LoopsThatReturn(double[] w) { double s = 0; foreach (double v in w) s += Heron(1 + v * v) * v; return s; }
        static double Heron(double a) { double x = a; while (true) { double next = 0.5 * (x + a / x); if (Math.Abs(next - x) < 1e-13 * x) return next; x = next; } }
        [Differentiable] public static double InBranches(double[] w, double x, int n) { double h = x; for (int i = 0; i < n; i++) h = h > 0.5 ? Chain(h, w) : h * w[0] + 1; return h + (n > 3 ? Chain(1, w) : Chain(Chain(x, w), w)); }
        static double Chain(double h, double[] w) { for (int i = 0; i < w.Length; i++) h = Math.Sin(h + w[i]); return h; }
        [Differentiable] public static double InConditions(double[] w, double x) { double s = x; for (int i = 0; i < w.Length; i++) if (w[i] > 0 && Chain(s, w) > 0.2) s = s * w[i] + 1; return s; }
        [Differentiable] public static double Complex(double x, double y, int n) { var z = (Re: x, Im: y); for (int i = 0; i < n; i++) z = Add(Multiply(z, z), (x, y * 0.1)); return z.Re * z.Re * 1e-3 + z.Im; }
        static (double Re, double Im) Multiply((double Re, double Im) a, (double Re, double Im) b) => (Math.Tanh(a.Re * b.Re - a.Im * b.Im), a.Re * b.Im + a.Im * b.Re);
        static (double Re, double Im) Add((double Re, double Im) a, (double Re, double Im) b) => (a.Re + b.Re, Math.Tanh(a.Im + b.Im));

        // linear recursion
        [Differentiable] public static double Downwards(double x, int n) => Polynomial(n, x) + Polynomial(60, x / 2) + Polynomial(3, x);
        static double Polynomial(int n, double x) => n == 0 ? 1 : 0.5 * x * Polynomial(n - 1, x) + 1;
        [Differentiable] public static double Upwards(double[] w) => Squares(w, 0);
        static double Squares(double[] w, int i) { if (i >= w.Length) return 0; return w[i] * w[i] + Squares(w, i + 1); }
        [Differentiable] public static double ByTwos(double[] w, double x) => Pairs(w, x, w.Length - 1) + Pairs(w, 2 * x, 2);
        static double Pairs(double[] w, double x, int i) => i < 0 ? x : Math.Tanh(w[i] * Pairs(w, x, i - 2) + 1);
        [Differentiable] public static double Slices(ReadOnlySpan<double> w) => Horner(w, 0.5);
        static double Horner(ReadOnlySpan<double> c, double x) => c.Length == 0 ? 0 : c[0] * c[0] + x * Horner(c.Slice(1), x);
        [Differentiable] public static double Accumulated(double x, int n) => Accumulate(x, n, 1);
        static double Accumulate(double x, int n, double sum) { if (n == 0) return sum; return Accumulate(x, n - 1, sum * 0.3 * x + Math.Sin(sum)); }
        [Differentiable] public static double AddedUp(double[] w) => AddUp(w, 0, 0);
        static double AddUp(double[] w, int i, double sum) => i == w.Length ? sum : AddUp(w, i + 1, sum + Math.Exp(w[i]));
        [Differentiable] public static double Halves(double x, int n) => Binary(x, n, 1);
        static double Binary(double x, int n, double s) => n == 0 ? s : Binary(x, n / 2, n % 2 == 0 ? s * s + 1 : s * x);
        [Differentiable] public static double Bounded(double x, int n) => Between(x, n);
        static double Between(double x, int n) { if (n > 0 && n < 40) return Math.Sin(Between(x, n - 1) + x * n); return x; }
        [Differentiable] public static double Tuples(double x, int n) { var (a, b) = Chebyshev(x / 4, n); return a * a + b; }
        static (double, double) Chebyshev(double x, int n) { if (n <= 0) return (x, 1); var (p, q) = Chebyshev(x, n - 1); return (2 * x * p - q, p); }
        [Differentiable] public static double Arms(double x, int n) => Arm(n, x / 8) * Arm(3, x);
        static double Arm(int n, double x) => n switch { 0 => 1, 1 => 2 * x, _ => n * Arm(n - 1, x) + x };
        [Differentiable] public static double Mutual(double x, int n) => Even(x, n);
        static double Even(double x, int n) => n == 0 ? x : Math.Sin(Odd(x, n - 1));
        static double Odd(double x, int n) => n == 0 ? x * x : Math.Cos(Even(x, n - 1)) + x;
        [Differentiable] public static double Itself(double x, int n) => n == 0 ? x : Math.Sin(x * Itself(x, n - 1));
        [Differentiable] public static double LocalRecursion(double[] w, int n) { double F(int k) { if (k == n) return 1; double s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * k; return Math.Cos(s + F(k + 1)); } double t = 0; for (int j = 0; j < 2; j++) t += F(j); return t; }
        [Differentiable] public static double RecursionInLoop(double[] w, double x, int n) { double s = x; for (int i = 0; i < n; i++) s = Deep(w, s, w.Length) * 0.1 + x; return s; }
        static double Deep(double[] w, double x, int k) { if (k == 0) return 0.3; double u = x; for (int j = 0; j < k; j++) u = Math.Sin(u + w[j]); return u * Deep(w, x, k - 1) + w[k - 1]; }
        [Differentiable] public static double TwiceTheSame(double x, int n) => Doubled(x, n);
        static double Doubled(double x, int n) => n > 0 ? Math.Sin(Doubled(x, n - 1)) + x * Doubled(x, n - 1) * 0.1 : x;
        }

        public static class Helper
        {
            public static double Soft(double v) => Math.Log(1 + Math.Exp(v));
            public static double Twice(this double v) => v * 2 * v;
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoCall_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Calls_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Calls", name);
}
#endif
