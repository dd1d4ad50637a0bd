using System;
using DerivGen;
/// <summary>Negative logarithms of densities, and distances between distributions.</summary>
public static partial class Densities
{
    [Differentiable] public static double NegativeBinomial([Positive] double mu, [Positive] double r, [Constant, NonNegative] double y) =>
        MathNet.Numerics.SpecialFunctions.GammaLn(r) + MathNet.Numerics.SpecialFunctions.GammaLn(y + 1) - MathNet.Numerics.SpecialFunctions.GammaLn(y + r) - r * Math.Log(r / (r + mu)) - y * Math.Log(mu / (r + mu));
    [Differentiable] public static double NegativeBinomialLogits(double z, [Positive] double r, [Constant, NonNegative] double y) =>
        MathNet.Numerics.SpecialFunctions.GammaLn(r) + MathNet.Numerics.SpecialFunctions.GammaLn(y + 1) - MathNet.Numerics.SpecialFunctions.GammaLn(y + r) + r * Math.Log(1 + Math.Exp(z)) + y * Math.Log(1 + Math.Exp(-z));
    [Differentiable] public static double ZeroInflatedPoissonAtZero(double z, [Positive] double rate) { double p = 1 / (1 + Math.Exp(-z)); return -Math.Log(p + (1 - p) * Math.Exp(-rate)); }
    [Differentiable] public static double ZeroInflatedPoisson(double z, double eta, [Constant] double y)
    {
        double p = 1 / (1 + Math.Exp(-z)), rate = Math.Exp(eta);
        return y == 0 ? -Math.Log(p + (1 - p) * Math.Exp(-rate)) : -Math.Log(1 - p) + rate - y * eta + MathNet.Numerics.SpecialFunctions.GammaLn(y + 1);
    }
    [Differentiable] public static double StudentT(double x, double mu, [Positive] double sigma, [Positive] double nu)
    {
        double t = (x - mu) / sigma;
        return MathNet.Numerics.SpecialFunctions.GammaLn(nu / 2) - MathNet.Numerics.SpecialFunctions.GammaLn((nu + 1) / 2) + 0.5 * Math.Log(nu * Math.PI) + Math.Log(sigma) + (nu + 1) / 2 * Math.Log(1 + t * t / nu);
    }
    [Differentiable] public static double Beta([Probability] double x, [Positive] double a, [Positive] double b) =>
        MathNet.Numerics.SpecialFunctions.GammaLn(a) + MathNet.Numerics.SpecialFunctions.GammaLn(b) - MathNet.Numerics.SpecialFunctions.GammaLn(a + b) - (a - 1) * Math.Log(x) - (b - 1) * Math.Log(1 - x);
    [Differentiable] public static double Gamma([Positive] double x, [Positive] double k, [Positive] double theta) => MathNet.Numerics.SpecialFunctions.GammaLn(k) + k * Math.Log(theta) - (k - 1) * Math.Log(x) + x / theta;
    [Differentiable] public static double InverseGamma([Positive] double x, [Positive] double a, [Positive] double b) => MathNet.Numerics.SpecialFunctions.GammaLn(a) - a * Math.Log(b) + (a + 1) * Math.Log(x) + b / x;
    [Differentiable] public static double Weibull([Positive] double x, [Positive] double k, [Positive] double lambda) => -Math.Log(k / lambda) - (k - 1) * Math.Log(x / lambda) + Math.Pow(x / lambda, k);
    [Differentiable] public static double LogNormal([Positive] double x, double mu, [Positive] double sigma) => Math.Log(x * sigma * Math.Sqrt(2 * Math.PI)) + Math.Pow(Math.Log(x) - mu, 2) / (2 * sigma * sigma);
    [Differentiable] public static double LogLogistic([Positive] double x, [Positive] double a, [Positive] double b) => -Math.Log(b / a * Math.Pow(x / a, b - 1) / Math.Pow(1 + Math.Pow(x / a, b), 2));
    [Differentiable] public static double Laplace(double x, double mu, [Positive] double b) => Math.Log(2 * b) + Math.Abs(x - mu) / b;
    [Differentiable] public static double LaplaceDensity(double x, double mu, [Positive] double b) => -Math.Log(1 / (2 * b) * Math.Exp(-Math.Abs(x - mu) / b));
    [Differentiable] public static double Cauchy(double x, double x0, [Positive] double gamma) => Math.Log(Math.PI * gamma * (1 + (x - x0) / gamma * ((x - x0) / gamma)));
    [Differentiable] public static double Gumbel(double x, double mu, [Positive] double beta) { double z = (x - mu) / beta; return Math.Log(beta) + z + Math.Exp(-z); }
    [Differentiable] public static double Logistic(double x, double mu, [Positive] double s) { double e = Math.Exp(-(x - mu) / s); return -Math.Log(e / (s * (1 + e) * (1 + e))); }
    [Differentiable] public static double GaussianText(double x, double mu, [Positive] double sigma) => -Math.Log(1 / (sigma * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * Math.Pow((x - mu) / sigma, 2)));
    [Differentiable] public static double HalfNormal([NonNegative] double x, [Positive] double sigma) => -Math.Log(Math.Sqrt(2) / (sigma * Math.Sqrt(Math.PI)) * Math.Exp(-x * x / (2 * sigma * sigma)));
    [Differentiable] public static double InverseGaussian([Positive] double x, [Positive] double mu, [Positive] double lambda) => -0.5 * Math.Log(lambda / (2 * Math.PI * x * x * x)) + lambda * (x - mu) * (x - mu) / (2 * mu * mu * x);
    [Differentiable] public static double Pareto([Positive] double x, [Positive] double alpha, [Positive] double m) => -Math.Log(alpha * Math.Pow(m, alpha) / Math.Pow(x, alpha + 1));
    [Differentiable] public static double Rayleigh([Positive] double x, [Positive] double sigma) => -Math.Log(x / (sigma * sigma) * Math.Exp(-x * x / (2 * sigma * sigma)));
    [Differentiable] public static double Binomial([Probability] double p, [Constant, NonNegative] double k, [Constant, NonNegative] double n) => -k * Math.Log(p) - (n - k) * Math.Log(1 - p);
    [Differentiable] public static double Geometric([Probability] double p, [Constant, NonNegative] double k) => -Math.Log(Math.Pow(1 - p, k) * p);
    [Differentiable] public static double Exponential([NonNegative] double x, [Positive] double rate) => -Math.Log(rate * Math.Exp(-rate * x));
    [Differentiable] public static double ContinuousBernoulli([Probability] double x, [InRange(0.01, 0.49)] double l) => -x * Math.Log(l) - (1 - x) * Math.Log(1 - l) - Math.Log(2 * (0.5 * Math.Log((1 - l) / l)) / (1 - 2 * l));
    [Differentiable] public static double SkewNormal(double x, double alpha) => -Math.Log(2) + 0.5 * x * x + 0.5 * Math.Log(2 * Math.PI) - Math.Log(0.5 * (1 + StableMath.Erf(alpha * x / Math.Sqrt(2))));
    [Differentiable] public static double Probit(double z, [Constant, Probability] double y) { double p = 0.5 * (1 + StableMath.Erf(z / Math.Sqrt(2))); return -(y * Math.Log(p) + (1 - y) * Math.Log(1 - p)); }
    [Differentiable] public static double CensoredNormal(double mu, [Positive] double sigma, [Constant] double c) => -Math.Log(0.5 * (1 - StableMath.Erf((c - mu) / (sigma * Math.Sqrt(2)))));
    [Differentiable] public static double TruncatedNormal(double x, double mu, [Positive] double sigma) => Math.Log(sigma) + 0.5 * Math.Pow((x - mu) / sigma, 2) + Math.Log(0.5 * (1 + StableMath.Erf(mu / (sigma * Math.Sqrt(2)))));
    [Differentiable] public static double WeibullCensored([Positive] double t, [Positive] double k, [Positive] double lambda) => -Math.Log(1 - (1 - Math.Exp(-Math.Pow(t / lambda, k))));
    [Differentiable] public static double GeneralizedExtremeValue(double x, double mu, [Positive] double sigma, double xi) { double t = Math.Pow(1 + xi * (x - mu) / sigma, -1 / xi); return Math.Log(sigma) - (xi + 1) * Math.Log(t) + t; }
    [Differentiable] public static double GeneralizedPareto([NonNegative] double x, [Positive] double sigma, [Positive] double xi) => Math.Log(sigma) + (1 + 1 / xi) * Math.Log(1 + xi * x / sigma);
    [Differentiable] public static double Tweedie([Positive] double mu, [Constant, NonNegative] double y) { double p = 1.5; return -y * Math.Pow(mu, 1 - p) / (1 - p) + Math.Pow(mu, 2 - p) / (2 - p); }
    [Differentiable] public static double TweedieDeviance([Positive] double mu, [Constant, Positive] double y, [Constant, InRange(1.1, 1.9)] double p) => 2 * (Math.Pow(y, 2 - p) / ((1 - p) * (2 - p)) - y * Math.Pow(mu, 1 - p) / (1 - p) + Math.Pow(mu, 2 - p) / (2 - p));
    [Differentiable] public static double PoissonDeviance([Positive] double mu, [Constant, Positive] double y) => 2 * (y * Math.Log(y / mu) - (y - mu));
    [Differentiable] public static double GammaDeviance([Positive] double mu, [Constant, Positive] double y) => 2 * (Math.Log(mu / y) + y / mu - 1);
    [Differentiable] public static double Dirichlet([Positive] ReadOnlySpan<double> a, [Constant, Distribution] ReadOnlySpan<double> x)
    {
        double total = 0, loss = 0;
        for (int i = 0; i < a.Length; i++) { total += a[i]; loss += MathNet.Numerics.SpecialFunctions.GammaLn(a[i]) - (a[i] - 1) * Math.Log(x[i]); }
        return loss - MathNet.Numerics.SpecialFunctions.GammaLn(total);
    }
    [Differentiable] public static double DirichletMultinomial([Positive] ReadOnlySpan<double> a, [Constant, NonNegative] ReadOnlySpan<double> n)
    {
        double total = 0, count = 0, loss = 0;
        for (int i = 0; i < a.Length; i++) { total += a[i]; count += n[i]; loss += MathNet.Numerics.SpecialFunctions.GammaLn(a[i]) - MathNet.Numerics.SpecialFunctions.GammaLn(n[i] + a[i]); }
        return loss + MathNet.Numerics.SpecialFunctions.GammaLn(count + total) - MathNet.Numerics.SpecialFunctions.GammaLn(total);
    }
    [Differentiable] public static double RenyiDivergence([Probability] ReadOnlySpan<double> p, [Positive] ReadOnlySpan<double> q)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++) { sum += Math.Pow(p[i], 2.5) * Math.Pow(q[i], -1.5); }
        return Math.Log(sum) / 1.5;
    }
    [Differentiable] public static double ItakuraSaito([Positive] ReadOnlySpan<double> p, [Constant, Positive] ReadOnlySpan<double> q)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++) { sum += q[i] / p[i] - Math.Log(q[i] / p[i]) - 1; }
        return sum;
    }
    [Differentiable] public static double GeneralizedKl([Positive] ReadOnlySpan<double> p, [Constant, Positive] ReadOnlySpan<double> q)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++) { sum += q[i] * Math.Log(q[i] / p[i]) - q[i] + p[i]; }
        return sum;
    }
    [Differentiable] public static double GaussianMixture1(double x, double m1, double m2, double z)
    {
        double w = 1 / (1 + Math.Exp(-z));
        return -Math.Log(w * Math.Exp(-0.5 * (x - m1) * (x - m1)) + (1 - w) * Math.Exp(-0.5 * (x - m2) * (x - m2)));
    }
    [Differentiable] public static double AffineCoupling(double x, double s, double t) => 0.5 * Math.Pow(x * Math.Exp(s) + t, 2) - s;
}
