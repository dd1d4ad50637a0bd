using DerivGen.Generator.Reading;
using DerivGen.Symbolics.Derivation;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>What is read has the value that the method has when it runs.</summary>
public class ReadingAgainstRunningTests
{
    private static readonly ReadMethods Methods = ReadMethods.OfMembers("""
        [Differentiable] public static double Tuples(double x, double y) { var (a, b) = (x + y, x - y); (a, b) = (b, a); (double p, double q) t = (a, b); t.p += 1; return t.p * t.q + t.Item1; }
        [Differentiable] public static double EarlyReturns(double x, double y) { if (x > 0) { if (y > 0) return x * y; x = -x; } else if (y < 0) return 1 - x; double z = x + y; if (z > 3) return z; return z * z; }
        [Differentiable] public static double Statement(double x, int k) { double r; switch (k) { case 0: r = x; break; case 1: case 2: r = x * x; break; case > 5 when x > 0: return Math.Log(x); default: r = 1 + x; break; } return r * 2; }
        [Differentiable] public static double Breaks(double x, int k) { double r = x; switch (k) { case 0: if (x > 0) break; r = -x; break; case 1: r = x * x; if (x < 0) return r; r += 1; break; } return r * x; }
        [Differentiable] public static double Arms(double x, int k) => k switch { 0 => x, 1 or 2 => x * x, > 5 and < 10 => Math.Sin(x), _ => Math.Cos(x) };
        [Differentiable] public static double Pairs(double x, double y) => (x > 0, y) switch { (true, > 0) => x * y, (true, _) => x - y, (false, < -1) => y, _ => x + 2 * y };
        [Differentiable] public static double Lambdas(double x) { Func<double, double> f = t => t * t + x; double G(double u) { return f(u) * 2; } return G(f(x)); }
        [Differentiable] public static double Captured(double x) { double a = x; void Add(double u) { a += u; } Add(x * x); Add(1); return a * a; }
        [Differentiable] public static double Recursion(double x) => Power(x, 5);
        static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
        [Differentiable] public static double Outputs(double x) { Split(x, out double a, out double b); Twice(ref a); return a * b; }
        static void Split(double x, out double a, out double b) { a = Math.Sin(x); b = Math.Cos(x); }
        static void Twice(ref double a) => a *= 2;
        [Differentiable] public static double Arguments(double x, double y) => Optional(b: y, a: x) + Optional(x) + Sum(x, y, 3) + x.Cube();
        static double Optional(double a, double b = 2) => a * a + b;
        static double Sum(params double[] values) { double s = 0; foreach (double v in values) s += v * v; return s; }
        static double Cube(this double x) => x * x * x;
        [Differentiable] public static double Generic(double x) => First((x, 2)) + First((3.0, x));
        static T First<T>((T A, double B) pair) => pair.A;
        [Differentiable] public static double Flags(double[] z) { bool any = false, all = true; int count = 0; double s = 0; foreach (double v in z) { if (v < 0) any = true; all &= v > -5; if (v > 1) count++; s += v * v; } return (any ? s : 2 * s) * (all ? 1 : 3) + count * s; }
        [Differentiable] public static double Padded(double[] z) { Span<double> t = stackalloc double[z.Length + 2]; t.Fill(0.5); for (int i = 0; i < z.Length; i++) t[i + 1] = z[i]; double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * t[i] * (i + 1); return s; }
        [Differentiable] public static double Reversed(double[] z) { var t = new double[z.Length]; for (int i = 0; i < z.Length; i++) t[z.Length - 1 - i] = z[i]; double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * i; return s; }
        [Differentiable] public static double Both(double[] z) { double s = 0; for (int i = 0, j = z.Length - 1; i < j; i++, j--) s += z[i] * z[j]; return s; }
        [Differentiable] public static double Until(double[] z) { int i = 0; double s = 0; do { s += z[i] * (i + 1); i += 2; } while (i < z.Length); return s * i; }
        [Differentiable] public static double Best(double[] z) { int best = 0; double max = z[0]; for (int i = 1; i < z.Length; i++) if (z[i] > max) { max = z[i]; best = i; } return z[best] * (best + 1) + max; }
        [Differentiable] public static double Worst(double[] z) { int worst = 0; for (int i = 0; i < z.Length; i++) if (z[i] <= z[worst]) worst = i; return z[worst] * z[0] + worst; }
        [Differentiable] public static double Masked(double[] z, bool[] mask) { double m = double.NegativeInfinity; for (int i = 0; i < z.Length; i++) if (mask[i] && z[i] > m) m = z[i]; double s = 1; for (int i = 0; i < z.Length; i++) { if (!mask[i]) continue; s += Math.Exp(z[i] - (m > 3 ? m : 3)); } return Math.Log(s); }
        [Differentiable] public static double Table(double x) { double[] c = { 1, -2, 3, 0.5 }; double p = 0; for (int k = c.Length - 1; k >= 0; k--) p = p * x + c[k]; return p; }
        [Differentiable] public static double BoundedExit(double x) { double p = 1; for (int k = 1; k <= 5; k++) { p *= x; if (p > 4) break; if (p < -4) return -p; } return p; }
        [Differentiable] public static double Integers(double x, int k) { int a = (k * 3 + 1) / 2 % 5; a <<= 1; a ^= 3; a |= 8; a &= 13; return x * a + (k >> 1) * -x; }
        [Differentiable] public static double Rounded(double x) => Math.Floor(x) * x + Math.Round(x, MidpointRounding.AwayFromZero) + Math.Ceiling(x) * (long)x + (int)x % 3 * x;
        [Differentiable] public static double Windows(double[] z) { ReadOnlySpan<double> all = z; var a = all[1..]; var b = all.Slice(0, all.Length - 1); double s = 0; for (int i = 0; i < a.Length; i++) s += (a[i] - b[i]) * (a[i] - b[i]); return s + all[^1] + z.AsSpan(1, 2)[0]; }
        [Differentiable] public static double Copies(double[] z) { var t = (double[])z.Clone(); Array.Clear(t, 0, 1); var u = new double[z.Length]; Array.Copy(t, u, t.Length); u[1] *= 2; double s = 0; foreach (double v in u) s += v * v; return s + t[1]; }
        [Differentiable] public static double Filled(double[] z) { var p = new double[z.Length]; Normalize(z, p); double s = 0; for (int i = 0; i < p.Length; i++) s += p[i] * (i + 1); return s; }
        static void Normalize(ReadOnlySpan<double> z, Span<double> p) { if (z.Length == 0) return; double s = 0; foreach (double v in z) s += v * v; for (int i = 0; i < z.Length; i++) p[i] = z[i] / Math.Sqrt(s); }
        [Differentiable] public static double Quantities(double[] z, int k) { double s = 0; int n = 0; foreach (double v in z) { n += k; s += v * n; } return s + n; }
        [Differentiable] public static double Alternating(double[] z) { double s = 0, sign = 1; for (int i = 0; i < z.Length; i++) { s += (i % 2 == 0 ? 1 : -1) * z[i]; } return s * sign; }
        [Differentiable] public static double Last(double[] z) { double s = 0; int last = -1; for (int i = 1; i < z.Length - 3; i++) { last = i; s += z[i]; } return s * last; }
        [Differentiable] public static double Nested(double[] z) { double s = 0; for (int i = 0; i < z.Length; i++) { double row = 0; for (int j = 0; j <= i; j++) row += z[j]; s += row * row; } return s; }
        [Differentiable] public static double Triangle(double[] z) { double s = 0; for (int i = 0; i < z.Length; i++) for (int j = i + 1; j < z.Length; j++) s += Math.Abs(z[i] - z[j]); return s; }
        [Differentiable] public static double Scaled(double[] z) { double m = 0; foreach (double v in z) m += v / z.Length; double q = 0; foreach (double v in z) q += (v - m) * (v - m); var t = new double[z.Length]; for (int i = 0; i < z.Length; i++) t[i] = (z[i] - m) / Math.Sqrt(q + 1); double s = 0; for (int i = 0; i < z.Length; i++) { double u = t[i]; u *= u; s += u * t[0]; } return s; }
        [Differentiable] public static double Scattered(double[] z, int k) { var t = new double[4]; for (int i = 0; i < z.Length; i++) t[(i * k + 1) % 4] += z[i] * (t[i % 4] + 1); return t[0] * t[1] + t[2] - t[3]; }
        [Differentiable] public static double Histogram(double[] z, int k) { var seen = new int[3]; double s = 0; for (int i = 0; i < z.Length; i++) { int c = (i * k) % 3; seen[c]++; s = s * 0.5 + z[i] / seen[c]; } return s * seen[0]; }
        [Differentiable] public static double Countdown(double x, int k) { var t = new int[] { k, 2 }; int i = 0; while (i < t[0]) { x *= 1.5; i++; t[0]--; } return x + t[0]; }
        [Differentiable] public static double Endless(double[] z) { double s = 1; for (int i = 0; ; i++) { if (i >= z.Length) break; s = s * z[i] + 1; } return s; }
        [Differentiable] public static double LeftByReturn(double[] z) { double s = 1; int i = 0; while (true) { if (i >= z.Length) return s; s = s * z[i] + 1; i++; } }
        [Differentiable] public static double RunningSums(double[] z) { double s = 0, t = 0; foreach (double v in z) { s += v; t += s * s; } return t; }
        [Differentiable] public static double MovedByHelper(double x, int k) { int i = 0; void Skip() { i++; } while (i < k) { x = x * 0.5 + 2; i++; Skip(); } return x; }
        [Differentiable] public static double Rows(double[] z) { int n = z.Length; var h = new double[n]; var g = new double[n]; for (int t = 0; t < 12; t++) { for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j <= i; j++) s += z[j] * h[j]; g[i] = Math.Tanh(s + z[i]); } for (int i = 0; i < n; i++) h[i] = 0.5 * h[i] + g[n - 1 - i] * g[i]; } double r = 0; foreach (double v in h) r += v; return r; }
        """);

    public static TheoryData<string> Names => [.. Methods.Marked.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatIsRead_HasTheValueOfTheMethod(string name)
    {
        ReadingResult reading = Methods.Read(name);
        Assert.True(reading.Model is not null, string.Join('\n', reading.Diagnostics));
        LossFunction loss = reading.Model.Loss.Function;
        Random random = new(20240601);
        for (int round = 0; round < 60; round++)
        {
            Dictionary<string, object> data = [];
            int n = random.Next(3, 8);
            object[] arguments = [.. Methods[name].Parameters.Select(parameter => data[parameter.Name] = parameter.Type.ToDisplayString() switch
            {
                "double" => Real(random),
                "int" => random.Next(0, 9),
                "double[]" => Enumerable.Range(0, n).Select(_ => Real(random)).ToArray(),
                "bool[]" => Enumerable.Range(0, n).Select(_ => random.Next(3) > 0).ToArray(),
                _ => throw new ArgumentException(parameter.Type.ToDisplayString()),
            })];
            double expected = Methods.Invoke(name, arguments);
            double actual = ProgramRunner.Run(loss, data);
            Assert.True(
                Math.Abs(expected - actual) <= 1e-11 * (1 + Math.Abs(expected)) || double.IsNaN(expected) == double.IsNaN(actual) && double.IsNaN(actual),
                $"{expected} is read as {actual}: {loss.Value}");
        }
    }

    /// <summary>Often a small integer, so that ties and borders are met.</summary>
    private static double Real(Random random) => random.Next(2) == 0 ? random.Next(-3, 4) : (random.NextDouble() * 8) - 4;
}
