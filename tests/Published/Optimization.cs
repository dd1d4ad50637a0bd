using System;
using DerivGen;
/// <summary>Test functions of optimisation.</summary>
public static partial class Optimization
{
    [Differentiable] public static double Ackley(ReadOnlySpan<double> x)
    {
        double squares = 0, cosines = 0;
        for (int i = 0; i < x.Length; i++) { squares += x[i] * x[i]; cosines += Math.Cos(2 * Math.PI * x[i]); }
        return -20 * Math.Exp(-0.2 * Math.Sqrt(squares / x.Length)) - Math.Exp(cosines / x.Length) + 20 + Math.E;
    }
    [Differentiable] public static double Griewank(ReadOnlySpan<double> x)
    {
        double sum = 0, product = 1;
        for (int i = 0; i < x.Length; i++) { sum += x[i] * x[i] / 4000; product *= Math.Cos(x[i] / Math.Sqrt(i + 1)); }
        return sum - product + 1;
    }
    [Differentiable] public static double Levy(ReadOnlySpan<double> x)
    {
        int d = x.Length;
        double first = 1 + (x[0] - 1) / 4;
        double sum = Math.Pow(Math.Sin(Math.PI * first), 2);
        for (int i = 0; i < d - 1; i++)
        {
            double w = 1 + (x[i] - 1) / 4;
            sum += (w - 1) * (w - 1) * (1 + 10 * Math.Pow(Math.Sin(Math.PI * w + 1), 2));
        }
        double last = 1 + (x[d - 1] - 1) / 4;
        return sum + (last - 1) * (last - 1) * (1 + Math.Pow(Math.Sin(2 * Math.PI * last), 2));
    }
    [Differentiable] public static double Levy13(double x, double y) =>
        Math.Pow(Math.Sin(3 * Math.PI * x), 2) + (x - 1) * (x - 1) * (1 + Math.Pow(Math.Sin(3 * Math.PI * y), 2)) + (y - 1) * (y - 1) * (1 + Math.Pow(Math.Sin(2 * Math.PI * y), 2));
    [Differentiable] public static double Rastrigin(ReadOnlySpan<double> x)
    {
        double sum = 10 * x.Length;
        for (int i = 0; i < x.Length; i++) { sum += x[i] * x[i] - 10 * Math.Cos(2 * Math.PI * x[i]); }
        return sum;
    }
    [Differentiable] public static double Schwefel(ReadOnlySpan<double> x)
    {
        double sum = 418.9829 * x.Length;
        for (int i = 0; i < x.Length; i++) { sum -= x[i] * Math.Sin(Math.Sqrt(Math.Abs(x[i]))); }
        return sum;
    }
    [Differentiable] public static double Branin(double x, double y)
    {
        double b = 5.1 / (4 * Math.PI * Math.PI), c = 5 / Math.PI, t = 1 / (8 * Math.PI);
        double u = y - b * x * x + c * x - 6;
        return u * u + 10 * (1 - t) * Math.Cos(x) + 10;
    }
    [Differentiable] public static double GoldsteinPrice(double x, double y) =>
        (1 + (x + y + 1) * (x + y + 1) * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y))
        * (30 + (2 * x - 3 * y) * (2 * x - 3 * y) * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y));
    // x in 0..1, y in 0..1, z in 0..1
    [Differentiable] public static double Hartmann3(double x, double y, double z)
    {
        double[] alpha = { 1.0, 1.2, 3.0, 3.2 };
        double[] a = { 3, 10, 30, 0.1, 10, 35, 3, 10, 30, 0.1, 10, 35 };
        double[] p = { 0.3689, 0.1170, 0.2673, 0.4699, 0.4387, 0.7470, 0.1091, 0.8732, 0.5547, 0.0381, 0.5743, 0.8828 };
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            double inner = a[3 * i] * (x - p[3 * i]) * (x - p[3 * i]) + a[3 * i + 1] * (y - p[3 * i + 1]) * (y - p[3 * i + 1]) + a[3 * i + 2] * (z - p[3 * i + 2]) * (z - p[3 * i + 2]);
            sum += alpha[i] * Math.Exp(-inner);
        }
        return -sum;
    }
    // x in 0..3
    [Differentiable] public static double Michalewicz(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) { sum += Math.Sin(x[i]) * Math.Pow(Math.Sin((i + 1) * x[i] * x[i] / Math.PI), 20); }
        return -sum;
    }
    [Differentiable] public static double StyblinskiTang(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) { sum += v * v * v * v - 16 * v * v + 5 * v; }
        return sum / 2;
    }
    [Differentiable] public static double Zakharov(ReadOnlySpan<double> x)
    {
        double squares = 0, weighted = 0;
        for (int i = 0; i < x.Length; i++) { squares += x[i] * x[i]; weighted += 0.5 * (i + 1) * x[i]; }
        return squares + weighted * weighted + Math.Pow(weighted, 4);
    }
    [Differentiable] public static double DixonPrice(ReadOnlySpan<double> x)
    {
        double sum = (x[0] - 1) * (x[0] - 1);
        for (int i = 1; i < x.Length; i++) { double u = 2 * x[i] * x[i] - x[i - 1]; sum += (i + 1) * u * u; }
        return sum;
    }
    [Differentiable] public static double Trid(ReadOnlySpan<double> x)
    {
        double squares = 0, products = 0;
        for (int i = 0; i < x.Length; i++) { squares += (x[i] - 1) * (x[i] - 1); }
        for (int i = 1; i < x.Length; i++) { products += x[i] * x[i - 1]; }
        return squares - products;
    }
    [Differentiable] public static double Perm(ReadOnlySpan<double> x, double beta)
    {
        double sum = 0;
        for (int i = 1; i <= x.Length; i++)
        {
            double inner = 0;
            for (int j = 1; j <= x.Length; j++) { inner += (j + beta) * (Math.Pow(x[j - 1], i) - 1 / Math.Pow(j, i)); }
            sum += inner * inner;
        }
        return sum;
    }
    [Differentiable] public static double PowerSum(ReadOnlySpan<double> x)
    {
        double[] b = { 8, 18, 44, 114 };
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            double inner = 0;
            for (int j = 0; j < x.Length; j++) { inner += Math.Pow(x[j], i + 1); }
            sum += (inner - b[i]) * (inner - b[i]);
        }
        return sum;
    }
    [Differentiable] public static double RosenbrockN(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++) { sum += 100 * Math.Pow(x[i + 1] - x[i] * x[i], 2) + Math.Pow(1 - x[i], 2); }
        return sum;
    }
    [Differentiable] public static double SumOfDifferentPowers(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) { sum += Math.Pow(Math.Abs(x[i]), i + 2); }
        return sum;
    }
    [Differentiable] public static double Bukin6(double x, double y) => 100 * Math.Sqrt(Math.Abs(y - 0.01 * x * x)) + 0.01 * Math.Abs(x + 10);
    [Differentiable] public static double CrossInTray(double x, double y) => -0.0001 * Math.Pow(Math.Abs(Math.Sin(x) * Math.Sin(y) * Math.Exp(Math.Abs(100 - Math.Sqrt(x * x + y * y) / Math.PI))) + 1, 0.1);
    [Differentiable] public static double DropWave(double x, double y) => -(1 + Math.Cos(12 * Math.Sqrt(x * x + y * y))) / (0.5 * (x * x + y * y) + 2);
    [Differentiable] public static double Eggholder(double x, double y) => -(y + 47) * Math.Sin(Math.Sqrt(Math.Abs(y + x / 2 + 47))) - x * Math.Sin(Math.Sqrt(Math.Abs(x - (y + 47))));
    // x in 0.5..2.5
    [Differentiable] public static double GramacyLee(double x) => Math.Sin(10 * Math.PI * x) / (2 * x) + Math.Pow(x - 1, 4);
    [Differentiable] public static double HolderTable(double x, double y) => -Math.Abs(Math.Sin(x) * Math.Cos(y) * Math.Exp(Math.Abs(1 - Math.Sqrt(x * x + y * y) / Math.PI)));
    [Differentiable] public static double Schaffer2(double x, double y) { double s = Math.Sin(x * x - y * y), d = 1 + 0.001 * (x * x + y * y); return 0.5 + (s * s - 0.5) / (d * d); }
    [Differentiable] public static double Schaffer4(double x, double y) { double c = Math.Cos(Math.Sin(Math.Abs(x * x - y * y))), d = 1 + 0.001 * (x * x + y * y); return 0.5 + (c * c - 0.5) / (d * d); }
    [Differentiable] public static double Shubert(double x, double y)
    {
        double a = 0, b = 0;
        for (int i = 1; i <= 5; i++) { a += i * Math.Cos((i + 1) * x + i); b += i * Math.Cos((i + 1) * y + i); }
        return a * b;
    }
    [Differentiable] public static double Bohachevsky1(double x, double y) => x * x + 2 * y * y - 0.3 * Math.Cos(3 * Math.PI * x) - 0.4 * Math.Cos(4 * Math.PI * y) + 0.7;
    [Differentiable] public static double Bohachevsky2(double x, double y) => x * x + 2 * y * y - 0.3 * Math.Cos(3 * Math.PI * x) * Math.Cos(4 * Math.PI * y) + 0.3;
    [Differentiable] public static double Booth(double x, double y) => (x + 2 * y - 7) * (x + 2 * y - 7) + (2 * x + y - 5) * (2 * x + y - 5);
    [Differentiable] public static double Matyas(double x, double y) => 0.26 * (x * x + y * y) - 0.48 * x * y;
    [Differentiable] public static double McCormick(double x, double y) => Math.Sin(x + y) + (x - y) * (x - y) - 1.5 * x + 2.5 * y + 1;
    [Differentiable] public static double ThreeHumpCamel(double x, double y) => 2 * x * x - 1.05 * x * x * x * x + Math.Pow(x, 6) / 6 + x * y + y * y;
    [Differentiable] public static double SixHumpCamel(double x, double y) => (4 - 2.1 * x * x + x * x * x * x / 3) * x * x + x * y + (-4 + 4 * y * y) * y * y;
    [Differentiable] public static double Easom(double x, double y) => -Math.Cos(x) * Math.Cos(y) * Math.Exp(-(x - Math.PI) * (x - Math.PI) - (y - Math.PI) * (y - Math.PI));
    [Differentiable] public static double Colville(double a, double b, double c, double d) =>
        100 * (a * a - b) * (a * a - b) + (a - 1) * (a - 1) + (c - 1) * (c - 1) + 90 * (c * c - d) * (c * c - d) + 10.1 * ((b - 1) * (b - 1) + (d - 1) * (d - 1)) + 19.8 * (b - 1) * (d - 1);
    // x in 0..1
    [Differentiable] public static double Forrester(double x) => (6 * x - 2) * (6 * x - 2) * Math.Sin(12 * x - 4);
    [Differentiable] public static double Langermann(double x, double y)
    {
        double[] a = { 3, 5, 2, 1, 7 }, b = { 5, 2, 1, 4, 9 }, c = { 1, 2, 5, 2, 3 };
        double sum = 0;
        for (int i = 0; i < 5; i++)
        {
            double s = (x - a[i]) * (x - a[i]) + (y - b[i]) * (y - b[i]);
            sum += c[i] * Math.Exp(-s / Math.PI) * Math.Cos(Math.PI * s);
        }
        return sum;
    }
    [Differentiable] public static double Shekel(double x1, double x2, double x3, double x4)
    {
        double[] beta = { 0.1, 0.2, 0.2, 0.4, 0.4 };
        double[] c = { 4, 1, 8, 6, 3, 4, 1, 8, 6, 7, 4, 1, 8, 6, 3, 4, 1, 8, 6, 7 };
        double sum = 0;
        for (int i = 0; i < 5; i++)
        {
            double inner = (x1 - c[i]) * (x1 - c[i]) + (x2 - c[5 + i]) * (x2 - c[5 + i]) + (x3 - c[10 + i]) * (x3 - c[10 + i]) + (x4 - c[15 + i]) * (x4 - c[15 + i]) + beta[i];
            sum -= 1 / inner;
        }
        return sum;
    }
    [Differentiable] public static double Salomon(ReadOnlySpan<double> x)
    {
        double squares = 0;
        foreach (double v in x) { squares += v * v; }
        double r = Math.Sqrt(squares);
        return 1 - Math.Cos(2 * Math.PI * r) + 0.1 * r;
    }
    [Differentiable] public static double Qing(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) { double u = x[i] * x[i] - (i + 1); sum += u * u; }
        return sum;
    }
    [Differentiable] public static double Alpine1(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) { sum += Math.Abs(v * Math.Sin(v) + 0.1 * v); }
        return sum;
    }
    [Differentiable] public static double Brown(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++) { sum += Math.Pow(x[i] * x[i], x[i + 1] * x[i + 1] + 1) + Math.Pow(x[i + 1] * x[i + 1], x[i] * x[i] + 1); }
        return sum;
    }
    [Differentiable] public static double Exponential(ReadOnlySpan<double> x)
    {
        double squares = 0;
        foreach (double v in x) { squares += v * v; }
        return -Math.Exp(-0.5 * squares);
    }
    [Differentiable] public static double Beale(double x, double y) => Math.Pow(1.5 - x + x * y, 2) + Math.Pow(2.25 - x + x * y * y, 2) + Math.Pow(2.625 - x + x * y * y * y, 2);
    [Differentiable] public static double HappyCat(ReadOnlySpan<double> x)
    {
        double squares = 0, sum = 0;
        foreach (double v in x) { squares += v * v; sum += v; }
        return Math.Pow(Math.Abs(squares - x.Length), 0.25) + (0.5 * squares + sum) / x.Length + 0.5;
    }
    [Differentiable] public static double Keane(double x, double y) => -Math.Pow(Math.Sin(x - y), 2) * Math.Pow(Math.Sin(x + y), 2) / Math.Sqrt(x * x + y * y);
}
