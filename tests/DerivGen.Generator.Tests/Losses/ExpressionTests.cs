using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>
/// Formulas from many fields, as their users type them: the value against the method itself, the gradient against central
/// differences of the method itself, at random points of a moderate domain.
/// </summary>
public sealed class ExpressionTests
{
    /// <summary>A formula of x, y and w; all of them from the open interval.</summary>
    private static readonly (string Formula, double Low, double High)[] Scalars =
    [
        ("1 / (1 + Math.Exp(-(w * x + y)))", -3, 3),
        ("Math.Log(1 + Math.Exp(x * y)) - w * x", -3, 3),
        ("Math.Max(x, 0) - x * y + Math.Log(1 + Math.Exp(-Math.Abs(x)))", -3, 3),
        ("(x >= 0 ? x : 0.01 * x) * y + w", -3, 3),
        ("x > 0 ? x : w * (Math.Exp(x) - 1) + y * 0", -3, 3),
        ("x * Math.Tanh(Math.Log(1 + Math.Exp(x))) + y * w", -3, 3),
        ("0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * Math.Pow(x, 3)))) * y + w", -3, 3),
        ("x / (1 + Math.Exp(-w * x)) + y", -3, 3),
        ("-Math.Pow(1 - 1 / (1 + Math.Exp(-x)), 2) * Math.Log(1 / (1 + Math.Exp(-x))) + y * w", -3, 3),
        ("Math.Log(Math.Cosh(x - y)) + w * w", -3, 3),
        ("w * w * (Math.Sqrt(1 + (x - y) * (x - y) / (w * w)) - 1)", 0.3, 2),
        ("1 - Math.Exp(-(x - y) * (x - y) / (2 * w * w))", 0.3, 2),
        ("Math.Log(1 + (x - y) * (x - y) / (w * w))", 0.3, 2),
        ("0.5 * Math.Log(2 * Math.PI * w * w) + (x - y) * (x - y) / (2 * w * w)", 0.3, 2),
        ("Math.Exp(x) - y * x + w", 0.3, 2),
        ("x - y * Math.Log(x) + w", 0.3, 2),
        ("2 * ((y - x) / x - Math.Log(y / x)) * w", 0.3, 2),
        ("Math.Log(x / y) + (y * y + (w - x) * (w - x)) / (2 * x * x) - 0.5", 0.3, 2),
        ("Math.Log(Math.Exp(x) + Math.Exp(y) + Math.Exp(w)) - x", -3, 3),
        ("Math.Exp(x) / (Math.Exp(x) + Math.Exp(y) + Math.Exp(w))", -3, 3),
        ("-Math.Log(Math.Exp(x) / (Math.Exp(x) + w * Math.Exp(y)))", 0.3, 2),
        ("(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x)) * y - w", -3, 3),
        ("Math.Log((1 + x) / (1 - x)) * y + w", 0.1, 0.8),
        ("Math.Log(x / (1 - x)) * y - w", 0.1, 0.8),
        ("1 / (1 + Math.Exp(-Math.Log(x / (1 - x)))) + y * w", 0.1, 0.8),
        ("-(y * Math.Log(x) + (1 - y) * Math.Log(1 - x)) * w", 0.1, 0.8),
        ("Math.Pow(x, y) * Math.Pow(x, w)", 0.3, 2),
        ("Math.Exp(-x) * Math.Cos(w * y)", -3, 3),
        ("Math.Sin(x) / x + Math.Cos(y) * w", 0.3, 2),
        ("Math.Atan2(y, x) * w", 0.3, 2),
        ("Math.Asin(x * y) + Math.Acos(w / 2)", 0.1, 0.8),
        ("Math.Atan(x * y) + Math.Sinh(w) * Math.Cosh(x)", -2, 2),
        ("Math.Asinh(x) + Math.Acosh(1 + y * y) + Math.Atanh(w / 4)", 0.3, 2),
        ("Math.Cbrt(x * y) - Math.Log10(w) + Math.Log2(x)", 0.3, 2),
        ("Math.Sqrt(x * x + y * y + w * w)", 0.3, 2),
        ("x * y / Math.Sqrt(1 + x * x + w * w * y * y)", 0.3, 2),
        ("(x * x - y * y) / (x * x + y * y) + w", 0.3, 2),
        ("Math.Exp(-(x - y) * (x - y) / (2 * w * w)) / Math.Sqrt(2 * Math.PI * w * w)", 0.3, 2),
        ("x * y / Math.Sqrt(1 - w * w / 9)", 0.3, 2),
        ("6.674 * x * y / (w * w)", 0.3, 2),
        ("x / (Math.Exp(y * w) - 1)", 0.3, 2),
        ("Math.Abs(x - y) * w", -3, 3),
        ("Math.Max(0, 1 - x * y) + 0.01 * w * w", -3, 3),
        ("Math.Max(w * (x - y), (w - 1) * (x - y))", 0.1, 0.8),
        ("Math.Min(x, Math.Min(y, w)) * Math.Max(x, Math.Max(y, w))", -3, 3),
        ("Math.Clamp(x, -1, 1) * y + w", -3, 3),
        ("x * x % 1.5 + y * w", 0.3, 2),
        ("Math.FusedMultiplyAdd(x, y, w) * x", -3, 3),
        ("Math.ScaleB(1, 3) * x + y * w", -3, 3),
        ("Math.Floor(y) * x + w * x", 0.3, 2),
        ("double.Hypot(x, y) * double.Exp2(w) + double.LogP1(x)", 0.3, 2),
        ("double.SinPi(x) * double.CosPi(y) + double.RootN(w, 3)", 0.3, 2),
        ("(y - x) * (y - x) * (y > x ? w : 1 - w)", 0.1, 0.8),
        ("x switch { > 1 => y * x, > 0 => w * x * x, _ => x }", 0.1, 2),
        ("Math.Log(1 - Math.Exp(-x)) + y * w", 0.3, 2),
        ("-Math.Log(1 / (1 + Math.Exp(-(x - w))) - 1 / (1 + Math.Exp(-(y - 3 - w))))", 0.3, 2),
        ("Math.Sqrt(x + 1) - Math.Sqrt(x) + y * w", 0.3, 2),
        ("(1 - Math.Cos(x)) / (x * x) + y * w", 0.3, 2),
        ("w * x / (y + x) + x * Math.Log(x)", 0.3, 2),
        ("Math.Exp(Math.Exp(-Math.Exp(x / 3))) * y + w", -2, 2),
    ];

    /// <summary>The body of a loss of the spans a and b, of equal lengths, with n = a.Length.</summary>
    private static readonly string[] Vectors =
    [
        "double s = 0; for (int i = 0; i < n; i++) s += (a[i] - b[i]) * (a[i] - b[i]); return Math.Sqrt(s / n);",
        "double s = 0; for (int i = 0; i < n; i++) s += Math.Abs(a[i] - b[i]) / (Math.Abs(a[i]) + Math.Abs(b[i])); return s;",
        "double m = 0, q = 0; for (int i = 0; i < n; i++) { m += a[i]; q += a[i] * a[i]; } m /= n; return q / n - m * m + b[0];",
        "double m = 0; for (int i = 0; i < n; i++) m += a[i]; m /= n; double s = 0; for (int i = 0; i < n; i++) s += (a[i] - m) * (b[i] - m); return s / n;",
        "double p = 0, q = 0; for (int i = 0; i < n; i++) { p += a[i] * b[i]; q += a[i] + b[i]; } return 1 - (2 * p + 1) / (q + 1);",
        "double p = 1; for (int i = 0; i < n; i++) p *= 1 - a[i] * b[i] / 10; return p;",
        "double d = 0, x = 0, y = 0; for (int i = 0; i < n; i++) { d += a[i] * b[i]; x += a[i] * a[i]; y += b[i] * b[i]; } return 1 - d / Math.Sqrt(x * y);",
        "double m = a[0]; for (int i = 1; i < n; i++) if (a[i] > m) m = a[i]; double s = 0; for (int i = 0; i < n; i++) s += Math.Exp(a[i] - m); double t = 0; for (int i = 0; i < n; i++) t -= b[i] * (a[i] - m - Math.Log(s)); return t;",
        "double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) s += Math.Log(1 + Math.Exp(-(a[i] - a[j]) * b[i])); return s;",
        "double s = 0; for (int i = 0; i < n; i++) { double t = 0; for (int j = 0; j < n; j++) t += Math.Exp(-(a[i] - b[j]) * (a[i] - b[j])); s -= Math.Log(t / n); } return s;",
        "double s = 0; for (int i = 0; i < n - 1; i++) s += 100 * (a[i + 1] - a[i] * a[i]) * (a[i + 1] - a[i] * a[i]) + (1 - a[i]) * (1 - a[i]); return s + b[0];",
        "double s = 0; for (int i = 1; i < n; i++) s += (a[i] - a[i - 1]) * (a[i] - a[i - 1]) * b[i]; return s;",
        "double[] h = new double[n]; for (int i = 0; i < n; i++) { double t = 0; for (int j = 0; j < n; j++) t += a[j] * b[(i + j) % n]; h[i] = Math.Tanh(t); } double s = 0; for (int i = 0; i < n; i++) s += h[i] * h[i] * a[i]; return s;",
        "Span<double> p = stackalloc double[n]; double s = 0; for (int i = 0; i < n; i++) { p[i] = Math.Exp(a[i]); s += p[i]; } for (int i = 0; i < n; i++) p[i] /= s; double t = 0; for (int i = 0; i < n; i++) t += (p[i] - b[i]) * (p[i] - b[i]); return t / 2;",
        "double s = 0; foreach (double v in a) s += v > 1 ? v * v : 2 * v - 1; return s * b[n - 1];",
        "double s = 0; for (int i = 0; i < n; i++) s += i % 2 == 0 ? a[i] * b[i] : a[i] / b[i]; return s;",
        "double s = 0; for (int i = n - 1; i >= 0; i--) s += a[i] * b[n - 1 - i]; return s * s;",
        "double best = double.NegativeInfinity; for (int i = 0; i < n; i++) best = Math.Max(best, a[i] * b[i]); return best;",
        "double s = 0; for (int i = 0; i < n; i++) { double z = a[i] * b[0]; double p = 1 / (1 + Math.Exp(-z)); s -= i == 0 ? Math.Log(p) : Math.Log(1 - p); } return s / n;",
        "double s = 0; for (int i = 0; i < n; i++) { double e = 0; for (int j = 0; j < n; j++) e += Math.Exp(a[i] * b[j]); s += Math.Exp(a[i] * b[i]) / e; } return s;",
    ];

    public static TheoryData<int> ScalarPlaces => [.. Enumerable.Range(0, Scalars.Length)];

    public static TheoryData<int> VectorPlaces => [.. Enumerable.Range(0, Vectors.Length)];

    [Theory]
    [MemberData(nameof(ScalarPlaces))]
    public void Scalar_HasItsValueAndGradient(int place)
    {
        (string formula, double low, double high) = Scalars[place];
        string text = $$"""
            using System;
            using DerivGen;
            public static partial class Formulas
            {
                [Differentiable]
                public static double F(double x, double y, double w) => {{formula}};
            }
            """;
        LossMethod loss = GeneratorHarness.DerivGen.Run(text, HarnessOptions.Bulk).Loss("Formulas.F");
        Random random = new(place);
        for (int trial = 0; trial < 6; trial++)
        {
            double[] point = [.. Enumerable.Range(0, 3).Select(_ => low + ((high - low) * random.NextDouble()))];
            Check(formula, point, p => loss.Invoke(p[0], p[1], p[2]), p => loss.ValueAndGradient(p[0], p[1], p[2]), p => loss.Gradient(p[0], p[1], p[2]));
        }
    }

    [Theory]
    [MemberData(nameof(VectorPlaces))]
    public void Vector_HasItsValueAndGradient(int place)
    {
        string text = $$"""
            using System;
            using DerivGen;
            public static partial class Formulas
            {
                [Differentiable]
                public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { int n = a.Length; {{Vectors[place]}} }
            }
            """;
        LossMethod loss = GeneratorHarness.DerivGen.Run(text, HarnessOptions.Bulk).Loss("Formulas.F");
        Random random = new(place);
        for (int trial = 0; trial < 4; trial++)
        {
            int n = trial + 2;
            double[] point = [.. Enumerable.Range(0, 2 * n).Select(_ => 0.3 + (1.5 * random.NextDouble()))];
            Check(Vectors[place], point, p => loss.Invoke(p[..n], p[n..]), p => loss.ValueAndGradient(p[..n], p[n..]), p => loss.Gradient(p[..n], p[n..]));
        }
    }

    private static void Check(string formula, double[] point, Func<double[], double> function, Func<double[], (double Value, double[][] Gradient)> both, Func<double[], double[][]> alone)
    {
        double expected = function(point);
        (double value, double[][] parts) = both(point);
        Assert.True(Math.Abs(value - expected) <= 1e-12 * (1 + Math.Abs(expected)), $"{formula}: value {value:R} instead of {expected:R}");
        double[] gradient = [.. parts.SelectMany(p => p)];
        double[] second = [.. alone(point).SelectMany(p => p)];
        for (int i = 0; i < point.Length; i++)
        {
            double numeric = Difference(function, point, i);
            double tolerance = 2e-8 * (1 + Math.Abs(numeric));
            string where = string.Create(CultureInfo.InvariantCulture, $"{formula}: component {i} at ({string.Join(", ", point)})");
            Assert.True(Math.Abs(gradient[i] - numeric) <= tolerance, $"{where}: {gradient[i]:R} instead of {numeric:R}");
            Assert.True(Math.Abs(second[i] - numeric) <= tolerance, $"{where}: {second[i]:R} instead of {numeric:R} without the value");
        }
    }

    /// <summary>Two central differences, extrapolated.</summary>
    private static double Difference(Func<double[], double> function, double[] point, int component)
    {
        return ((4 * Central(5e-4)) - Central(1e-3)) / 3;

        double Central(double h)
        {
            double[] up = [.. point];
            double[] down = [.. point];
            up[component] += h;
            down[component] -= h;
            return (function(up) - function(down)) / (up[component] - down[component]);
        }
    }
}
