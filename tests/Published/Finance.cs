using System;
using DerivGen;
/// <summary>Prices, greeks and volatility smiles.</summary>
public static partial class Finance
{
    private static double Normal(double x) => 0.5 * (1 + StableMath.Erf(x / Math.Sqrt(2)));
    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
    // s in 20..200, k in 20..200, r in 0..0.1, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Call([Positive] double s, [Positive] double k, double r, [Positive] double v, [Positive] double t)
    {
        double d1 = (Math.Log(s / k) + (r + 0.5 * v * v) * t) / (v * Math.Sqrt(t));
        double d2 = d1 - v * Math.Sqrt(t);
        return s * Normal(d1) - k * Math.Exp(-r * t) * Normal(d2);
    }
    // s in 20..200, k in 20..200, r in 0..0.1, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Put([Positive] double s, [Positive] double k, double r, [Positive] double v, [Positive] double t)
    {
        double d1 = (Math.Log(s / k) + (r + v * v / 2) * t) / (v * Math.Sqrt(t));
        double d2 = d1 - v * Math.Sqrt(t);
        return k * Math.Exp(-r * t) * Normal(-d2) - s * Normal(-d1);
    }
    // s in 20..200, k in 20..200, r in 0..0.1, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Delta([Positive] double s, [Positive] double k, double r, [Positive] double v, [Positive] double t) => Normal((Math.Log(s / k) + (r + 0.5 * v * v) * t) / (v * Math.Sqrt(t)));
    // s in 20..200, k in 20..200, r in 0..0.1, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Vega([Positive] double s, [Positive] double k, double r, [Positive] double v, [Positive] double t) => s * Math.Sqrt(t) * Density((Math.Log(s / k) + (r + 0.5 * v * v) * t) / (v * Math.Sqrt(t)));
    // s in 20..200, k in 20..200, r in 0..0.1, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Gamma([Positive] double s, [Positive] double k, double r, [Positive] double v, [Positive] double t) => Density((Math.Log(s / k) + (r + 0.5 * v * v) * t) / (v * Math.Sqrt(t))) / (s * v * Math.Sqrt(t));
    // s in 20..200, k in 20..200, r in 0..0.1, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Digital([Positive] double s, [Positive] double k, double r, [Positive] double v, [Positive] double t) => Math.Exp(-r * t) * Normal((Math.Log(s / k) + (r - 0.5 * v * v) * t) / (v * Math.Sqrt(t)));
    // f in 20..200, k in 20..200, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double Black76([Positive] double f, [Positive] double k, [Positive] double v, [Positive] double t)
    {
        double sd = v * Math.Sqrt(t);
        double d1 = Math.Log(f / k) / sd + 0.5 * sd;
        return f * Normal(d1) - k * Normal(d1 - sd);
    }
    // f in 1..5, k in 1..5, v in 0.05..2, t in 0.05..5
    [Differentiable] public static double Bachelier(double f, double k, [Positive] double v, [Positive] double t) { double sd = v * Math.Sqrt(t); double d = (f - k) / sd; return (f - k) * Normal(d) + sd * Density(d); }
    // alpha in 0.05..0.5, beta in 0.1..0.9, rho in -0.9..0.9, nu in 0.1..1, f in 0.5..2, k in 0.5..2, t in 0.1..5
    [Differentiable] public static double Sabr([Positive] double alpha, [InRange(0.1, 0.9)] double beta, [InRange(-0.99, 0.99)] double rho, [Positive] double nu, [Positive] double f, [Positive] double k, [Positive] double t)
    {
        double fk = Math.Pow(f * k, (1 - beta) / 2), l = Math.Log(f / k);
        double z = nu / alpha * fk * l;
        double x = Math.Log((Math.Sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
        double b = 1 - beta;
        double head = alpha / (fk * (1 + b * b / 24 * l * l + b * b * b * b / 1920 * l * l * l * l));
        double tail = 1 + (b * b / 24 * alpha * alpha / (fk * fk) + 0.25 * rho * beta * nu * alpha / fk + (2 - 3 * rho * rho) / 24 * nu * nu) * t;
        return head * (z / x) * tail;
    }
    // alpha in 0.05..0.5, rho in -0.9..0.9, nu in 0.1..1, f in 0.5..2, t in 0.1..5
    [Differentiable] public static double SabrAtTheMoney([Positive] double alpha, [InRange(-0.99, 0.99)] double rho, [Positive] double nu, [Positive] double f, [Positive] double t) =>
        alpha / Math.Pow(f, 0.5) * (1 + (0.25 * alpha * alpha / (24 * f) + 0.125 * rho * nu * alpha / Math.Sqrt(f) + (2 - 3 * rho * rho) / 24 * nu * nu) * t);
    // a in 0.01..0.1, b in 0.05..0.5, rho in -0.9..0.9, m in -0.5..0.5, sigma in 0.05..0.5, k in -1..1
    [Differentiable] public static double Svi(double a, double b, double rho, double m, [Positive] double sigma, double k) => a + b * (rho * (k - m) + Math.Sqrt((k - m) * (k - m) + sigma * sigma));
    // a in 0.01..0.1, rho in -0.9..0.9, phi in 0.1..2, k in -1..1
    [Differentiable] public static double Ssvi([Positive] double a, [InRange(-0.99, 0.99)] double rho, [Positive] double phi, double k) => a / 2 * (1 + rho * phi * k + Math.Sqrt((phi * k + rho) * (phi * k + rho) + 1 - rho * rho));
    // b0 in 0..0.1, b1 in -0.1..0.1, b2 in -0.1..0.1, tau in 0.3..5, t in 0.1..30
    [Differentiable] public static double NelsonSiegel(double b0, double b1, double b2, [Positive] double tau, [Constant, Positive] double t) { double x = t / tau; return b0 + b1 * (1 - Math.Exp(-x)) / x + b2 * ((1 - Math.Exp(-x)) / x - Math.Exp(-x)); }
    // b0 in 0..0.1, b1 in -0.1..0.1, b2 in -0.1..0.1, b3 in -0.1..0.1, tau1 in 0.3..5, tau2 in 0.3..5, t in 0.1..30
    [Differentiable] public static double Svensson(double b0, double b1, double b2, double b3, [Positive] double tau1, [Positive] double tau2, [Constant, Positive] double t)
    {
        double x = t / tau1, y = t / tau2;
        return b0 + b1 * (1 - Math.Exp(-x)) / x + b2 * ((1 - Math.Exp(-x)) / x - Math.Exp(-x)) + b3 * ((1 - Math.Exp(-y)) / y - Math.Exp(-y));
    }
    // a in 0.05..2, b in 0.01..0.1, sigma in 0.005..0.05, t in 0.1..30, r in 0..0.1
    [Differentiable] public static double Vasicek([Positive] double a, double b, [Positive] double sigma, [Constant, Positive] double t, double r)
    {
        double B = (1 - Math.Exp(-a * t)) / a;
        double A = Math.Exp((b - sigma * sigma / (2 * a * a)) * (B - t) - sigma * sigma / (4 * a) * B * B);
        return A * Math.Exp(-B * r);
    }
    // r in 0.001..0.1, n in 1..30
    [Differentiable] public static double Annuity(double r, [Constant, Positive] double n) => (1 - Math.Pow(1 + r, -n)) / r;
    // p in 1000..9e5, r in 0.001..0.01, n in 12..360
    [Differentiable] public static double Mortgage([Positive] double p, [Positive] double r, [Constant, Positive] double n) => p * r * Math.Pow(1 + r, n) / (Math.Pow(1 + r, n) - 1);
    // y in 0.001..0.1
    [Differentiable] public static double BondPrice(double y, [Constant] double coupon, int n)
    {
        double price = 0;
        for (int i = 1; i <= n; i++) { price += coupon / Math.Pow(1 + y, i); }
        return price + 100 / Math.Pow(1 + y, n);
    }
    // s1 in 20..200, s2 in 20..200, v1 in 0.05..0.8, v2 in 0.05..0.8, rho in -0.9..0.9, t in 0.05..5
    [Differentiable] public static double Margrabe([Positive] double s1, [Positive] double s2, [Positive] double v1, [Positive] double v2, [InRange(-0.99, 0.99)] double rho, [Positive] double t)
    {
        double v = Math.Sqrt(v1 * v1 + v2 * v2 - 2 * rho * v1 * v2);
        double d1 = (Math.Log(s1 / s2) + 0.5 * v * v * t) / (v * Math.Sqrt(t));
        return s1 * Normal(d1) - s2 * Normal(d1 - v * Math.Sqrt(t));
    }
    // s in 20..200, k in 20..200, v in 0.05..0.8, t in 0.05..5
    [Differentiable] public static double KirkVolatility([Positive] double s, [Positive] double k, [Positive] double v, [Positive] double w, [InRange(-0.99, 0.99)] double rho) { double b = s / (s + k); return Math.Sqrt(v * v - 2 * rho * v * w * b + w * w * b * b); }
    // l in 0.001..0.5, d in 0.2..0.8, t in 0.1..10, r in 0.001..0.1
    [Differentiable] public static double CreditLeg([Positive] double l, [Probability] double d, [Positive] double r, [Constant, Positive] double t) => (1 - d) * l / (l + r) * (1 - Math.Exp(-(l + r) * t));
    // w in -3..3
    [Differentiable] public static double ExponentialUtility(double w, [Positive] double a) => (1 - Math.Exp(-a * w)) / a;
    // c in 0.1..9, gamma in 0.1..5
    [Differentiable] public static double Crra([Positive] double c, [Constant, Positive] double gamma) => (Math.Pow(c, 1 - gamma) - 1) / (1 - gamma);
    // omega in 0.01..0.2, a in 0.02..0.2, b in 0.5..0.75, r in -2..2
    [Differentiable] public static double Garch([Positive] double omega, [Positive] double a, [Positive] double b, [Constant] ReadOnlySpan<double> r)
    {
        double h = omega / (1 - a - b), loss = 0;
        for (int i = 0; i < r.Length; i++) { loss += 0.5 * (Math.Log(h) + r[i] * r[i] / h); h = omega + a * r[i] * r[i] + b * h; }
        return loss;
    }
}
