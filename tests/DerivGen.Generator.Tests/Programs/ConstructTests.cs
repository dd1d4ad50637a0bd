#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Constructs that people write: each goes through as it stands, with the text's value and its differences.</summary>
public sealed class ConstructTests
{
    private static readonly string Text = """
        using System;
        using DerivGen;

        public enum Kind { None, Linear, Square, Root }

        public static partial class Constructs
        {
        // values of an enum
        [Differentiable] public static double EnumEqual(double x, Kind kind) => kind == Kind.Linear ? x : kind is Kind.Square ? x * x : 1 / (4 + x);
        [Differentiable] public static double EnumSwitch(double[] w, Kind kind) { double s = 0; foreach (double v in w) switch (kind) { case Kind.Linear: s += v; break; case Kind.Square: s += v * v; break; default: s += Math.Sin(v) * (int)kind; break; } return s; }
        [Differentiable] public static double EnumFlags(double x, Kind kind) => Flagged(x, kind) + (double)kind * x;
        static double Flagged(double x, Kind kind) => (kind & Kind.Linear) != 0 ? x * x : x;

        // small arrays written element by element, read at a running index
        [Differentiable] public static double SlopesOfTwo(double[] w, int n) { double[] s = { w[0], w[1] }; for (int t = 0; t < n; t++) { double[] k = { s[1] * w[2], -Math.Sin(s[0]) }; for (int i = 0; i < s.Length; i++) s[i] += 0.1 * k[i]; } return s[0] * s[1]; }
        [Differentiable] public static double SlopesOfFewer(double[] w, int n) { double[] s = (double[])w.Clone(); for (int t = 0; t < n; t++) { double[] k = { s[1] * w[2], -Math.Sin(s[0]), w[0] * s[2] }; for (int i = 0; i < n % 4; i++) s[i] += 0.1 * k[i]; } return s[0] * s[1] + s[2]; }
        [Differentiable] public static double WrittenApart(double[] w, int n) { double[] s = (double[])w.Clone(); for (int t = 0; t < n; t++) { double[] k = new double[w.Length]; k[0] = s[1] * s[0]; k[2] = Math.Cos(s[0]) * t; for (int i = 0; i < s.Length; i++) s[i] += 0.1 * k[i]; } return s[0] * s[1] + s[2]; }
        [Differentiable] public static double WrittenOver(double[] w, int n) { double[] s = (double[])w.Clone(); for (int t = 0; t < n; t++) { double[] k = { s[1], s[0] * s[0] }; for (int i = 0; i < n % 3; i++) k[i] *= s[i]; k[1] += k[0]; for (int i = 0; i < n % 3; i++) s[i] += 0.1 * k[i]; } return s[0] * s[1]; }
        [Differentiable] public static double ChosenByCondition(double[] w, int n) { double[] s = (double[])w.Clone(); for (int t = 0; t < n; t++) { double[] k = { s[1], s[0] * s[0] }; if (s[0] > 0.3) { k[0] = s[2] * s[0]; for (int i = 0; i < n % 3; i++) s[i] -= 0.2 * k[i]; } for (int i = 0; i < n % 3; i++) s[i] += 0.1 * k[i]; } return s[0] * s[1]; }

        // conditions on what other conditions have chosen, in loops that carry state
        [Differentiable] public static double ChosenTwice(double[] w) { double s = 0.2; for (int i = 0; i < w.Length; i++) { double r = w[i]; if (i % 2 == 0) r = Math.Sin(r) * Math.Exp(s / 3); if (r > 0.4) r = Math.Exp(-r) + s; s = s * 0.5 + r; } return s; }
        [Differentiable] public static double ChosenByBoth(double[] w) { double s = 0.2; for (int i = 0; i < w.Length; i++) { double r; if (w[i] > 0.1) r = Math.Sin(w[i]) * s; else r = Math.Exp(w[i] - s); if (r > 0.4) s += Math.Log(1 + r * r); else s -= r * w[0]; } return s; }
        [Differentiable] public static double ChosenInExpression(double[] w) { double s = 0.2; for (int i = 0; i < w.Length; i++) { double r = w[i] > 0.1 ? Math.Sin(w[i]) * s : Math.Exp(w[i] - s); s += r > 0.4 ? Math.Log(1 + r * r) : r * w[0]; } return s; }
        [Differentiable] public static double ChosenInCalls(double[] w) { double s = 0.2; for (int i = 0; i < w.Length; i++) s = Lifted(Lifted(s, w[i]), w[0]); return s; }
        static double Lifted(double a, double b) { if (a < -1) return b; double m = Math.Max(a, b); return 0.7 * m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m)); }
        [Differentiable] public static double ChosenIntoArray(double[] w, int n) { double[] a = (double[])w.Clone(); for (int t = 0; t < n; t++) { double[] b = new double[a.Length]; for (int i = 0; i < a.Length; i++) { double r = a[i]; if (i > 0) r = Lifted(r, a[i - 1]); if (i > 1 && i % 2 == 1) r = Lifted(r, a[i - 2]); b[i] = r * 0.6; } a = b; } return a[w.Length - 1] + a[0]; }
        [Differentiable] public static double ChosenBeforeBreak(double[] w) { double s = 0.2; for (int i = 0; i < w.Length; i++) { double r = w[i]; if (r < 0.5) r = Math.Sin(r) * Math.Exp(s / 3); if (r > 1.2) break; if (r < -0.2) continue; s = s * r + Math.Cos(r); } return s; }
        [Differentiable] public static double ChosenInNest(double[] w, int n) { double s = 0.2; int k = 0; while (k < n) { double r = w[k % w.Length]; if (r > 0) { r = Math.Exp(r) * s; for (int j = 0; j < 3; j++) { if (r > 0.5) r = Math.Log(1 + r) * w[j]; else r += 0.1; } } if (r > 0.3) s = r; else s += r * r; k++; } return s; }

        [Differentiable] public static double ChosenBehindExit(double[] z, [Constant] double[] w) { double s = 1; for (int i = 0; i < z.Length; i++) { double r = 0; if (s > 0) { if (i >= w.Length - 2) break; r = Math.Exp(w[i + 2]); } else r = Math.Cos(s); if (r > 0.5) s -= r * z[i]; else s += z[i] * s; } return s; }
        [Differentiable] public static double ChosenInGuard(double[] w) { double s = 1; for (int i = 0; i < w.Length; i++) switch (i - 1) { case >= 0 when Score(s * w[i - 1]) > 0.5: s = s * w[i - 1] + Math.Sin(s); break; default: s = 0.5 * s * s; break; } return s; }
        static double Score(double u) => u > 0 ? Math.Exp(-u) : Math.Cos(u);
        [Differentiable] public static double ChosenBySwitch(double[] z) { double s = 0.5; for (int i = 0; i < z.Length; i++) { double r = s > 0 ? Math.Exp(-s) : Math.Cos(s); if (r > 0.5) { double q = (i % 3) switch { 0 => Math.Exp(s), 1 => Math.Sin(s), _ => Math.Cos(s) }; s += q * z[i]; } else s -= r * z[i]; } return s; }
        [Differentiable] public static double WrittenOverLog(double[] x) { double[] w = new double[x.Length]; for (int i = 0; i < x.Length; i++) w[i] = Math.Log(x[i] * x[i]); w[0] = 1; double s = 0.5; for (int i = 0; i < x.Length; i++) s = Math.Sin(s * w[i]); return s; }
        [Differentiable] public static double ChosenInRecursion(double[] x, int n) { double s = 0.3; for (int i = 0; i < x.Length; i++) { double r = s > 0.2 ? Math.Exp(-s) : Math.Cos(s); s = (r > 0.5 ? r : -r) + Deep(n, x[i]) * 0.1; } return s; }
        static double Deep(int k, double v) => k == 0 ? Math.Exp(Math.Sin(v)) : Deep(k - 1, 0.5 * Math.Sin(v) + 1);
        [Differentiable] public static double LengthThatGrows(double[] x) { double s = 0.3; for (int i = 1; i < x.Length; i++) { double[] w = new double[i + 1]; w[0] = Math.Exp(s); w[1] = s * s; double t = 0; for (int j = 0; j <= i; j++) t += w[j] * x[j]; s = Math.Sin(s + t); } return s; }
        [Differentiable] public static double ChosenAtBottom(double[] x) { double s = 0.3; double h = 0; for (int i = 0; i < x.Length; i++, h += h > 1 ? Math.Exp(-h) : Math.Sin(s)) { double r = s > 0.2 ? Math.Exp(-s) : Math.Cos(s); if (r > 2) break; s = (r > 0.5 ? r : -r) * x[i] + h; } return s + h; }

        // conditions that assign
        [Differentiable] public static double UpInTest(double[] w, int n) { double s = 0; int i = 0; while (i++ < n) s += w[i % w.Length] * w[0] * i; return s + i * w[0]; }
        [Differentiable] public static double DownInTest(double[] w) { double s = 1; int i = w.Length; while (--i >= 0) s = s * w[i] + Math.Sin(s); return s + i * w[0]; }
        [Differentiable] public static double DownInFor(double[] w) { double s = 1; for (int i = w.Length; i-- > 0;) { if (w[i] > 1.5) break; s = s * w[i] + Math.Sin(s); } return s; }
        [Differentiable] public static double LeftOtherwise(double[] w) { double s = 1; int i = w.Length; while (i-- > 0) { if (w[i] > 1.5) break; if (w[i] < -0.7) continue; s = s * w[i] + Math.Sin(s); } return s + i * w[0]; }
        [Differentiable] public static double ReturnsInside(double[] w) { double s = 1; int i = w.Length; while (i-- > 0) { if (w[i] > 1) return s * i; s += w[i]; } return s + i * w[0]; }
        [Differentiable] public static double ConstantCount(double[] w) { double s = 0; int n = 3; while (n-- > 0) { if (w[n] > 1.5) break; s = s * w[n] + w[n + 1]; } return s * n + w[0]; }
        [Differentiable] public static double NestedTests(double[] w, int n) { double s = 0; while (n --> 0) for (int j = w.Length; j --> 0;) s += w[j] * w[j] * n; return s; }
        [Differentiable] public static double BothEnds(double[] w) { double s = 0; int i = 0, j = w.Length; while (i++ < --j) s += w[i] * w[j]; return s + (i - j) * w[0]; }
        [Differentiable] public static double MovedTwice(double[] w, int n) { int i = 0; double s = 0; while (i++ < n) { if (w[i % w.Length] > 0.5) i++; s += w[i % w.Length]; } return s * i; }
        [Differentiable] public static double AndInTest(double x, int n) { double s = x; int i = 0; while (s < 100 && ++i < n) s = s * s * 0.5 + x; return s + i * x; }
        [Differentiable] public static double NewtonInTest(double x) { double d; double y = 1; while (Math.Abs(d = y * y - 2 - x) > 1e-9) y -= d / (2 * y); return y + d + x * x; }
        [Differentiable] public static double ElementInTest(double[] w) { double s = 0; int i = 0; double v; while (i < w.Length && (v = w[i++]) < 1.5) s += v * v * s + v; return s * i; }
        [Differentiable] public static double CallInTest(double x) { double h = x + 1.5, r = x; while (Halve(ref h, out double e)) r += e * h; return h * r; }
        static bool Halve(ref double h, out double e) { e = h * h * 0.3; h = h * 0.7; return h > 0.2; }
        [Differentiable] public static double LoopInTest(double x) { double h = x; int i = 0; while (Decayed(h) < 0.2 && i < 10) { h = Math.Sin(h) + 0.3; i++; } return h * h + i * x; }
        static double Decayed(double h) { double t = h; for (int k = 0; k < 3; k++) t = Math.Sin(t) * h; return t; }
        [Differentiable] public static double CountedByCarried(double x) { double h = x / 4; int i = 0; while (i < Steps(h)) { h = Math.Sin(h) + 0.1 * x; i++; } return h * h; }
        static int Steps(double h) { int c = 0; double t = h; while (t > 0.01) { t = t * t * 0.3; c++; } return c; }
        [Differentiable] public static double TestAtEnd(double x) { double y = x; int k = 0; do { y = Math.Cos(y * x); if (y > 2) break; if (k == 3) continue; y += 0.1; } while (k++ < 7); return y * y + k * x; }
        [Differentiable] public static double TestAtEndOfSum(double[] w, int n) { double y = 0; int k = n; do { y += w[k % w.Length] * w[0] * k; } while (k-- > 0); return y * y + k * w[1]; }

        // variables that only the loop assigns
        [Differentiable] public static double LastOfWhile(double x) { double d; double y = 2 + x; while (true) { d = (y * y - 3 - x) / (2 * y); y -= d; if (Math.Abs(d) < 1e-3) break; } return y + d * x; }
        [Differentiable] public static double LastOfDo(double x) { double d; double y = x; int k = 0; do { d = Math.Sin(y) - y / 2; y += d; } while (d > 1e-3 && ++k < 9); return y * d; }
        [Differentiable] public static double OnlyInTestOfDo(double x) { double d; double y = 2 + x; do { d = (y * y - 3 - x) / (2 * y); y -= d; } while (Math.Abs(d) > 1e-9); return y * x; }
        [Differentiable] public static double LastElement(double[] w, int n) { double last; int k = 0; double s = 0; do { last = w[k % w.Length]; s += last * last; k++; } while (k < n); return s * last; }
        [Differentiable] public static double LastPair(double[] w, int n) { double a, b; int k = 0; do { (a, b) = (w[k % w.Length], w[0] * k); k++; } while (a * b < 1 && k < n); return a + b * a; }
        [Differentiable] public static double LastOfInner(double[] w, int n) { double s = 0; for (int t = 0; t < n; t++) { double d; int i = 0; while ((d = w[i % w.Length] * s - 1) < 0 && i++ < 4) s += 0.3 * w[0]; s = s * 0.5 + d; } return s; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoConstruct_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Constructs_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Constructs", name);
}
#endif
