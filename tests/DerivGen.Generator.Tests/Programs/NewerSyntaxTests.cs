#if !ROSLYN_BASELINE // what is newer than C# 10
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Newer syntax means what the compiler says: the value is the text's own, the gradient that of differences.</summary>
public sealed class NewerSyntaxTests
{
    public static TheoryData<string, object?[]> Methods => new()
    {
        { "public static double X(double[] z) => z is [var a, .., > 0] ? a * a * z[1] : z[0];", [new[] { 0.5, 2, 3 }] },
        { "public static double X(double[] z) => z is [var a, .., > 0] ? a * a * z[1] : z[0];", [new[] { 0.5, 2, -3 }] },
        { "public static double X(double[] z) => z is [var a, .., > 0] ? a * a : z[0];", [new[] { 0.5 }] },
        { "public static double X(ReadOnlySpan<double> z) => z switch { [] => 0, [var a] => a * a, [var a, var b] => a * b, [var a, .. { Length: > 1 } rest] => a * rest[0] * rest[^1] };", [new[] { 0.5, 2, 3, 4 }] },
        { "public static double X(ReadOnlySpan<double> z) => z switch { [] => 0, [var a] => a * a, [var a, var b] => a * b, [var a, .. { Length: > 1 } rest] => a * rest[0] * rest[^1] };", [new[] { 0.5, 2 }] },
        { "public static double X(double[] z) { if (z is [_, .. var rest] and { Length: < 5 }) { rest[0] *= 2; return rest[0] * z[1] * rest.Length; } return z[0]; }", [new[] { 0.5, 2, 3, 4 }] },
        { "public static double X(double[] z) { double s = 0; for (int i = 0; i < z.Length; i++) s += z[i..] switch { [var a, var b, ..] => a * b, [var a] => a, _ => 0 }; return s; }", [new[] { 0.5, 2, 3, 4 }] },
        { "public static double X(double x) { var p = (A: x, B: (C: x * x, D: 2)); return p is { A: > 0, B: { C: var c, D: 2 } } ? c * x : 1; }", [1.5] },
        { "public static double X(double x) { var p = (A: x, B: (C: x * x, D: 2)); return p is { A: > 0, B.C: > 100 } or (_, (> 2, _)) ? x * x * x : x; }", [1.5] },
        { "public static double X(double[] z) { double[] t = [.. z, 1, .. z[1..]]; double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * (i + 1); return s; }", [new[] { 0.5, 2, 3 }] },
        { "public static double X(double[] z, float[] w) { Span<double> t = [z[0], .. w, .. z]; t[1] += 2; return t[^1] * t[1] * t[0]; }", [new[] { 0.5, 2, 3 }, new[] { 1.5f }] },
        { "public static double X(double x) => Sum(x, x * x, 3) * Sum() + Sum([x, 2]) * Product(x, 2, 3); static double Sum(params ReadOnlySpan<double> v) { double s = 1; foreach (double e in v) s += e; return s; } static double Product(params Span<double> v) { double s = 1; foreach (double e in v) s *= e; return s; }", [1.5] },
        { "public static double X(ref readonly double x, in double y) => x * y + Twice(in x); static double Twice(ref readonly double v) => v * v;", [1.5, 0.5] },
        { "public static double X(double[] z, int n) { double[] t = new double[z.Length]; ref double total = ref t[0]; for (int i = 0; i < z.Length; i++) { ref double e = ref t[i]; e += z[i]; total += z[i] * e; } double s = 0; ref double q = ref s; q = t[n]; q *= z[0]; return s + total; }", [new[] { 0.5, 2, 3 }, 2] },
        { "public static double X(double x, int n) { double s = x; ref double r = ref s; for (int i = 0; i < n; i++) r = r * x + i; return s; }", [1.5, 4] },
        { "public static double X(double[] z) { var t = (double[])z.Clone(); foreach (ref double v in t.AsSpan(1)) { v *= v; v += z[0]; } return t[0] * t[1] * t[2]; }", [new[] { 0.5, 2, 3 }] },
        { "public static double X(double[] z) { ref readonly double a = ref z[0]; double s = 0; foreach (ref readonly double v in z.AsSpan()) s += a * v * v; return s; }", [new[] { 0.5, 2, 3 }] },
        { "public static double X(double x, [Constant] double? d, [Constant] double? e) => (d + e ?? 1) * x + (d > 1 ? x * x : 0) + (d == e ? x : 0) + (d is { } v ? v * x : 0) + (d is null ? x : 0) + (d is > 2 and < 5 ? x : 2 * x) + (d != null ? x : 0);", [1.5, 3.0, 0.5] },
        { "public static double X(double x, [Constant] double? d, [Constant] double? e) => (d + e ?? 1) * x + (d > 1 ? x * x : 0) + (d == e ? x : 0) + (d is { } v ? v * x : 0) + (d is null ? x : 0) + (d is > 2 and < 5 ? x : 2 * x) + (d != null ? x : 0);", [1.5, null, 0.5] },
        { "public static double X(double x, [Constant] double? d, [Constant] double? e) => (d + e ?? 1) * x + (d > 1 ? x * x : 0) + (d == e ? x : 0) + (d is { } v ? v * x : 0) + (d is null ? x : 0) + (d is > 2 and < 5 ? x : 2 * x) + (d != null ? x : 0);", [1.5, null, null] },
        { "public static double X(double[] z, int? k) { double? best = null; foreach (double v in z) { if (best == null || v > best) best = v * v; } best ??= 1; return best.Value * (k ?? 2) + best.GetValueOrDefault(3) * k.GetValueOrDefault() + (k.HasValue ? z[0] : 0); }", [new[] { 0.5, 2, 3 }, 4] },
        { "public static double X(double[] z, int? k) { double? best = null; foreach (double v in z) { if (best == null || v > best) best = v * v; } best ??= 1; return best.Value * (k ?? 2) + best.GetValueOrDefault(3) * k.GetValueOrDefault() + (k.HasValue ? z[0] : 0); }", [new[] { 0.5, 2, 3 }, null] },
        { "public static double X(double x, [Constant] double[]? w) => w is null ? x : w is [var a, ..] ? a * x * (w?.Length ?? 0) : x * x;", [1.5, null] },
        { "public static double X(double x, [Constant] double[]? w) => w is null ? x : w is [var a, ..] ? a * x * (w?.Length ?? 0) : x * x;", [1.5, new[] { 2.0, 3 }] },
        { "public static double X(double x, [Constant] double[]? w) => (w?.Length ?? 2) * x + (w == null ? 1 : w[0]) * x * x;", [1.5, null] },
        { "public static double X(double[] z, double x, [Constant] double[]? w) { double s = 0; foreach (double v in z) s += v > 1 ? x * ((w?.Length ?? 0) * 0.25) : Math.Sin((w?.Length ?? 0) * 0.25 * v * x); return s; }", [new[] { 0.5, 2, 3 }, 1.5, null] },
        { "public static double X(double[] z, double x, [Constant] double[]? w) { double s = 0; foreach (double v in z) s += v > 1 ? x * ((w?.Length ?? 0) * 0.25) : Math.Sin((w?.Length ?? 0) * 0.25 * v * x); return s; }", [new[] { 0.5, 2, 3 }, 1.5, new[] { 2.0, 3 }] },
        { "public static double X(double x) { (double, int) p = new(x, 2); Index i = ^1; Range r = 1..; double[] t = [x, 2, x * x]; var f = (double v, double w = 2) => v * w; return p.Item1 * t[i] * t[r][0] + f(x) * f(x, 3); }", [1.5] },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void ValueAndGradient_AreThoseOfTheText(string member, object?[] arguments)
    {
        LossMethod loss = GeneratorHarness.DerivGen.Run($"#nullable enable\nusing System;\nusing DerivGen;\n\npublic static partial class Losses\n{{\n[Differentiable] {member}\n}}\n", HarnessOptions.Bulk).Loss("Losses.X");
        (double value, double[][] gradient) = loss.ValueAndGradient(arguments);
        Assert.Equal(loss.Invoke(arguments), value, 1e-12 * Math.Max(1, Math.Abs(value)));
        string[] names = [.. loss.Parameters];
        for (int part = 0; part < gradient.Length; part++)
        {
            int place = Array.IndexOf(names, loss.Variables[part]);
            for (int i = 0; i < gradient[part].Length; i++)
            {
                double step = arguments[place] is float[] ? 1.0 / 1024 : 1e-5;
                double slope = (loss.Invoke(Moved(place, i, step)) - loss.Invoke(Moved(place, i, -step))) / (2 * step);
                Assert.Equal(slope, gradient[part][i], 1e-6 * Math.Max(1, Math.Abs(slope)));
            }
        }

        object?[] Moved(int place, int component, double step) => [.. arguments.Select((argument, i) => i != place ? argument : argument switch
        {
            double[] vector => vector.Select((x, k) => k == component ? x + step : x).ToArray(),
            float[] vector => vector.Select((x, k) => k == component ? x + (float)step : x).ToArray(),
            double x => x + step,
            _ => argument,
        })];
    }

    /// <summary>The parameters of a type's head are data of the instance; no local of the derivative hides them.</summary>
    [Fact]
    public void HeadOfAType_IsDataOfTheInstance()
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run("""
            using System;
            using DerivGen;

            public partial class Model(double scale, double[] weights)
            {
                [Differentiable] public double X(double x) { double t = x * x; return scale * Math.Exp(t) * weights[0] + Math.Sin(t) * Shift(x); }
                private double Shift(double x) => scale * x;
                public Model() : this(2, [3]) { }
            }

            public partial class Hidden(double scale)
            {
                [Differentiable] public double X(double scale) => Scaled(scale);
                private double Scaled(double x) => scale * x;
            }
            """, HarnessOptions.Bulk with { RunAnalyzers = true });
        Assert.Equal("DG0115", Assert.Single(run.Diagnostics).Id);
        LossMethod loss = run.Loss("Model.X");
        Assert.Equal(loss.Invoke(0.5), loss.ValueAndGradient(0.5).Value, 1e-14);
        Assert.Equal((loss.Invoke(0.5 + 1e-5) - loss.Invoke(0.5 - 1e-5)) / 2e-5, loss.Gradient(0.5)[0][0], 1e-8);
    }
}
#endif
