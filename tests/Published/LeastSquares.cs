using System;
using DerivGen;
/// <summary>The problems of Moré, Garbow and Hillstrom, as sums of squares, and of MINPACK and CUTEst.</summary>
public static partial class LeastSquares
{
    [Differentiable] public static double FreudensteinRoth(double x, double y) { double a = -13 + x + ((5 - y) * y - 2) * y, b = -29 + x + ((y + 1) * y - 14) * y; return a * a + b * b; }
    [Differentiable] public static double PowellBadlyScaled(double x, double y) { double a = 1e4 * x * y - 1, b = Math.Exp(-x) + Math.Exp(-y) - 1.0001; return a * a + b * b; }
    [Differentiable] public static double BrownBadlyScaled(double x, double y) { double a = x - 1e6, b = y - 2e-6, c = x * y - 2; return a * a + b * b + c * c; }
    [Differentiable] public static double JennrichSampson(double x, double y)
    {
        double sum = 0;
        for (int i = 1; i <= 10; i++) { double r = 2 + 2 * i - (Math.Exp(i * x) + Math.Exp(i * y)); sum += r * r; }
        return sum;
    }
    [Differentiable] public static double HelicalValley(double x, double y, double z)
    {
        double theta = x > 0 ? Math.Atan(y / x) / (2 * Math.PI) : Math.Atan(y / x) / (2 * Math.PI) + 0.5;
        double a = 10 * (z - 10 * theta), b = 10 * (Math.Sqrt(x * x + y * y) - 1);
        return a * a + b * b + z * z;
    }
    [Differentiable] public static double Bard(double x1, double x2, double x3)
    {
        double[] y = { 0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39 };
        double sum = 0;
        for (int i = 0; i < 15; i++)
        {
            double u = i + 1, v = 15 - i, w = Math.Min(u, v);
            double r = y[i] - (x1 + u / (v * x2 + w * x3));
            sum += r * r;
        }
        return sum;
    }
    [Differentiable] public static double GaussianPeak(double x1, double x2, double x3, double t, [Constant] double y) { double r = x1 * Math.Exp(-x2 * (t - x3) * (t - x3) / 2) - y; return r * r; }
    // t in 50..125, y in 1000..30000, x1 in 0.005..0.02, x2 in 4000..6000, x3 in 300..400
    [Differentiable] public static double Meyer(double x1, double x2, double x3, [Constant] double t, [Constant] double y) { double r = x1 * Math.Exp(x2 / (t + x3)) - y; return r * r; }
    [Differentiable] public static double Box3(double x1, double x2, double x3)
    {
        double sum = 0;
        for (int i = 1; i <= 10; i++) { double t = 0.1 * i; double r = Math.Exp(-t * x1) - Math.Exp(-t * x2) - x3 * (Math.Exp(-t) - Math.Exp(-10 * t)); sum += r * r; }
        return sum;
    }
    [Differentiable] public static double PowellSingular4(double x1, double x2, double x3, double x4) =>
        Math.Pow(x1 + 10 * x2, 2) + 5 * Math.Pow(x3 - x4, 2) + Math.Pow(x2 - 2 * x3, 4) + 10 * Math.Pow(x1 - x4, 4);
    [Differentiable] public static double Wood(double x1, double x2, double x3, double x4) =>
        100 * Math.Pow(x2 - x1 * x1, 2) + Math.Pow(1 - x1, 2) + 90 * Math.Pow(x4 - x3 * x3, 2) + Math.Pow(1 - x3, 2) + 10 * Math.Pow(x2 + x4 - 2, 2) + 0.1 * Math.Pow(x2 - x4, 2);
    [Differentiable] public static double KowalikOsborne(double x1, double x2, double x3, double x4)
    {
        double[] y = { 0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246 };
        double[] u = { 4.0, 2.0, 1.0, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625 };
        double sum = 0;
        for (int i = 0; i < 11; i++) { double r = y[i] - x1 * (u[i] * u[i] + u[i] * x2) / (u[i] * u[i] + u[i] * x3 + x4); sum += r * r; }
        return sum;
    }
    [Differentiable] public static double BrownDennis(double x1, double x2, double x3, double x4)
    {
        double sum = 0;
        for (int i = 1; i <= 20; i++)
        {
            double t = i / 5.0;
            double a = x1 + t * x2 - Math.Exp(t), b = x3 + x4 * Math.Sin(t) - Math.Cos(t);
            double r = a * a + b * b;
            sum += r * r;
        }
        return sum;
    }
    // i in 0..32
    [Differentiable] public static double Osborne1(double x1, double x2, double x3, double x4, double x5, [Constant] double y, int i) { double t = 10 * i; double r = y - (x1 + x2 * Math.Exp(-t * x4) + x3 * Math.Exp(-t * x5)); return r * r; }
    [Differentiable] public static double BiggsExp6(double x1, double x2, double x3, double x4, double x5, double x6)
    {
        double sum = 0;
        for (int i = 1; i <= 13; i++)
        {
            double t = 0.1 * i;
            double y = Math.Exp(-t) - 5 * Math.Exp(-10 * t) + 3 * Math.Exp(-4 * t);
            double r = x3 * Math.Exp(-t * x1) - x4 * Math.Exp(-t * x2) + x6 * Math.Exp(-t * x5) - y;
            sum += r * r;
        }
        return sum;
    }
    [Differentiable] public static double Watson(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= 29; i++)
        {
            double t = i / 29.0, slope = 0, value = 0, power = 1;
            for (int j = 0; j < x.Length; j++) { value += power * x[j]; if (j + 1 < x.Length) { slope += (j + 1) * power * x[j + 1]; } power *= t; }
            double r = slope - value * value - 1;
            sum += r * r;
        }
        double last = x[1] - x[0] * x[0] - 1;
        return sum + x[0] * x[0] + last * last;
    }
    [Differentiable] public static double ExtendedRosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length / 2; i++) { double a = 10 * (x[2 * i + 1] - x[2 * i] * x[2 * i]), b = 1 - x[2 * i]; sum += a * a + b * b; }
        return sum;
    }
    [Differentiable] public static double PenaltyOne(ReadOnlySpan<double> x)
    {
        double sum = 0, squares = 0;
        for (int j = 0; j < x.Length; j++) { sum += 1e-5 * (x[j] - 1) * (x[j] - 1); squares += x[j] * x[j]; }
        return sum + (squares - 0.25) * (squares - 0.25);
    }
    [Differentiable] public static double VariablyDimensioned(ReadOnlySpan<double> x)
    {
        double sum = 0, weighted = 0;
        for (int j = 0; j < x.Length; j++) { sum += (x[j] - 1) * (x[j] - 1); weighted += (j + 1) * (x[j] - 1); }
        return sum + weighted * weighted + Math.Pow(weighted, 4);
    }
    [Differentiable] public static double Trigonometric(ReadOnlySpan<double> x)
    {
        double cosines = 0, sum = 0;
        foreach (double v in x) { cosines += Math.Cos(v); }
        for (int i = 0; i < x.Length; i++) { double r = x.Length - cosines + (i + 1) * (1 - Math.Cos(x[i])) - Math.Sin(x[i]); sum += r * r; }
        return sum;
    }
    [Differentiable] public static double BrownAlmostLinear(ReadOnlySpan<double> x)
    {
        double total = 0, product = 1, sum = 0;
        foreach (double v in x) { total += v; product *= v; }
        for (int i = 0; i < x.Length - 1; i++) { double r = x[i] + total - (x.Length + 1); sum += r * r; }
        return sum + (product - 1) * (product - 1);
    }
    [Differentiable] public static double DiscreteBoundary(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        double h = 1.0 / (n + 1), sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = (i + 1) * h;
            double before = i == 0 ? 0 : x[i - 1], after = i == n - 1 ? 0 : x[i + 1];
            double r = 2 * x[i] - before - after + h * h * Math.Pow(x[i] + t + 1, 3) / 2;
            sum += r * r;
        }
        return sum;
    }
    [Differentiable] public static double BroydenTridiagonal(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double before = i > 0 ? x[i - 1] : 0, after = i < x.Length - 1 ? x[i + 1] : 0;
            double r = (3 - 2 * x[i]) * x[i] - before - 2 * after + 1;
            sum += r * r;
        }
        return sum;
    }
    [Differentiable] public static double LinearFullRank(ReadOnlySpan<double> x, int m)
    {
        double total = 0, sum = 0;
        foreach (double v in x) { total += v; }
        for (int i = 0; i < m; i++) { double r = -2 * total / m - 1; if (i < x.Length) { r += x[i]; } sum += r * r; }
        return sum;
    }
    [Differentiable] public static double Chebyquad(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= x.Length; i++)
        {
            double mean = 0;
            for (int j = 0; j < x.Length; j++)
            {
                double previous = 1, current = 2 * x[j] - 1;
                for (int k = 1; k < i; k++) { double next = 2 * (2 * x[j] - 1) * current - previous; previous = current; current = next; }
                mean += current;
            }
            double r = mean / x.Length - (i % 2 == 0 ? -1.0 / (i * i - 1) : 0);
            sum += r * r;
        }
        return sum;
    }
    [Differentiable] public static double Arwhead(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++) { double s = x[i] * x[i] + x[x.Length - 1] * x[x.Length - 1]; sum += s * s - 4 * x[i] + 3; }
        return sum;
    }
    [Differentiable] public static double Engval1(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++) { sum += Math.Pow(x[i] * x[i] + x[i + 1] * x[i + 1], 2) - 4 * x[i] + 3; }
        return sum;
    }
    [Differentiable] public static double Cragglvy(double a, double b, double c, double d) => Math.Pow(Math.Exp(a) - b, 4) + 100 * Math.Pow(b - c, 6) + Math.Pow(Math.Tan(c - d) + c - d, 4) + Math.Pow(a, 8) + Math.Pow(d - 1, 2);
    [Differentiable] public static double Sisser(double x, double y) => 3 * Math.Pow(x, 4) - 2 * x * x * y * y + 3 * Math.Pow(y, 4);
    [Differentiable] public static double Cliff(double x, double y) => Math.Pow((x - 3) / 100, 2) - (x - y) + Math.Exp(20 * (x - y));
    [Differentiable] public static double Hairy(double x, double y) => 30 * Math.Pow(Math.Sin(7 * x), 2) * Math.Pow(Math.Cos(7 * y), 2) * Math.Sqrt(0.01 + (x - y) * (x - y)) + 100 * Math.Sqrt(0.01 + x * x);
    [Differentiable] public static double Dixmaana(double x, double y, double z) => 1 + x * x + 0.0625 * y * y * (1 + y) * (1 + y) + 0.0625 * x * x * Math.Pow(z, 4) + 0.0625 * x * z;
    [Differentiable] public static double Hilbert(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x.Length; j++) { sum += x[i] * x[j] / (i + j + 1); } }
        return sum / 2;
    }
    [Differentiable] public static double Enzymes(double v, double k, double i, [Constant] double s) => v * s / (k * (1 + i / 0.3) + s);
}
