using System;
using DerivGen;
/// <summary>Expressions made of exponentials: activations, statistical physics, growth, rates, and criteria of logits, in the texts that people type.</summary>
public static partial class Exponentials
{
    [Differentiable] public static double MishTanh(double x) => x * Math.Tanh(Math.Log(1 + Math.Exp(x)));
    [Differentiable] public static double MishTwoCases(double x) { double n = Math.Exp(2 * x) + 2 * Math.Exp(x); return x * n / (n + 2); }
    [Differentiable] public static double Swish(double x, double beta) => x / (1 + Math.Exp(-beta * x));
    [Differentiable] public static double SiluPositive(double x) => x * Math.Exp(x) / (1 + Math.Exp(x));
    [Differentiable] public static double Logish(double x) => x * Math.Log(1 + 1 / (1 + Math.Exp(-x)));
    [Differentiable] public static double TanhExp(double x) => x * Math.Tanh(Math.Exp(x));
    [Differentiable] public static double Serf(double x) => x * StableMath.Erf(Math.Log(1 + Math.Exp(x)));
    [Differentiable] public static double Smish(double x) => x * Math.Tanh(Math.Log(1 + 1 / (1 + Math.Exp(-x))));
    [Differentiable] public static double Phish(double x) => x * Math.Tanh(0.5 * x * (1 + StableMath.Erf(x / Math.Sqrt(2))));
    [Differentiable] public static double EluPositiveAlpha(double x, [Positive] double alpha) => x > 0 ? x : alpha * (Math.Exp(x) - 1);
    [Differentiable] public static double LogSigmoidOfDifference(double a, double b) => -Math.Log(1 / (1 + Math.Exp(b - a)));
    [Differentiable] public static double TanhByExponentials(double x) => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));
    [Differentiable] public static double TanhByOneExponential(double x) => (Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1);
    [Differentiable] public static double TanhByNegative(double x) => (1 - Math.Exp(-2 * x)) / (1 + Math.Exp(-2 * x));
    [Differentiable] public static double CothByExponentials(double x) => (Math.Exp(x) + Math.Exp(-x)) / (Math.Exp(x) - Math.Exp(-x));
    [Differentiable] public static double SechSquared(double x) { double s = 2 / (Math.Exp(x) + Math.Exp(-x)); return s * s; }
    [Differentiable] public static double LogCoshByExponentials(double x) => Math.Log((Math.Exp(x) + Math.Exp(-x)) / 2);
    [Differentiable] public static double LogSinh([Positive] double x) => Math.Log(Math.Sinh(x));
    [Differentiable] public static double Gudermann(double x) => 2 * Math.Atan(Math.Tanh(x / 2));
    [Differentiable] public static double HardTanhSoft(double x, [Positive] double k) => (Math.Log(1 + Math.Exp(k * (x + 1))) - Math.Log(1 + Math.Exp(k * (x - 1)))) / k - 1;
    [Differentiable] public static double SoftplusBeta(double x, [Positive] double beta) => Math.Log(1 + Math.Exp(beta * x)) / beta;
    [Differentiable] public static double SmoothMaximum(double a, double b, double alpha) => (a * Math.Exp(alpha * a) + b * Math.Exp(alpha * b)) / (Math.Exp(alpha * a) + Math.Exp(alpha * b));
    [Differentiable] public static double Langevin(double x) => 1 / Math.Tanh(x) - 1 / x;
    [Differentiable] public static double LangevinByExponentials(double x) => (Math.Exp(x) + Math.Exp(-x)) / (Math.Exp(x) - Math.Exp(-x)) - 1 / x;
    // j in 0.5..4.5
    [Differentiable] public static double Brillouin(double x, [Constant, Positive] double j) { double a = (2 * j + 1) / (2 * j), b = 1 / (2 * j); return a / Math.Tanh(a * x) - b / Math.Tanh(b * x); }
    // e in -2..2, mu in -2..2
    [Differentiable] public static double FermiDirac(double e, double mu, [Positive] double t) => 1 / (Math.Exp((e - mu) / t) + 1);
    [Differentiable] public static double BoseEinstein([Positive] double e, [Positive] double t) => 1 / (Math.Exp(e / t) - 1);
    [Differentiable] public static double PlanckReduced([Positive] double x) => x * x * x / (Math.Exp(x) - 1);
    [Differentiable] public static double PlanckWavelength([Positive] double l, [Positive] double t) => 1 / (Math.Pow(l, 5) * (Math.Exp(1 / (l * t)) - 1));
    [Differentiable] public static double PlanckPeak(double x) => x * Math.Exp(x) / (Math.Exp(x) - 1) - 5;
    [Differentiable] public static double EinsteinSolid([Positive] double x) => x * x * Math.Exp(x) / ((Math.Exp(x) - 1) * (Math.Exp(x) - 1));
    [Differentiable] public static double EinsteinHeat([Positive] double theta, [Positive] double t) { double u = theta / t; return 3 * u * u * Math.Exp(u) / Math.Pow(Math.Exp(u) - 1, 2); }
    [Differentiable] public static double SchottkyAnomaly([Positive] double d, [Positive] double t) { double u = d / t; return u * u * Math.Exp(u) / Math.Pow(1 + Math.Exp(u), 2); }
    [Differentiable] public static double TwoLevelEnergy(double e, [Positive] double t) => e * Math.Exp(-e / t) / (1 + Math.Exp(-e / t));
    [Differentiable] public static double TwoLevelEntropy(double e, [Positive] double t) { double z = 1 + Math.Exp(-e / t); return Math.Log(z) + e / t * Math.Exp(-e / t) / z; }
    [Differentiable] public static double ThreeLevelEnergy(double a, double b, double beta) => (a * Math.Exp(-beta * a) + b * Math.Exp(-beta * b)) / (1 + Math.Exp(-beta * a) + Math.Exp(-beta * b));
    [Differentiable] public static double FreeEnergy(double a, double b, [Positive] double t) => -t * Math.Log(Math.Exp(-a / t) + Math.Exp(-b / t));
    [Differentiable] public static double OscillatorPartition([Positive] double x) => Math.Exp(-x / 2) / (1 - Math.Exp(-x));
    [Differentiable] public static double OscillatorEnergy([Positive] double w, [Positive] double t) => w / 2 + w / (Math.Exp(w / t) - 1);
    [Differentiable] public static double OscillatorFreeEnergy([Positive] double w, [Positive] double t) => w / 2 + t * Math.Log(1 - Math.Exp(-w / t));
    [Differentiable] public static double RotorSum([Positive] double theta, [Positive] double t) { double z = 0; for (int j = 0; j < 6; j++) { z += (2 * j + 1) * Math.Exp(-j * (j + 1) * theta / t); } return Math.Log(z); }
    [Differentiable] public static double BoltzmannAverage(ReadOnlySpan<double> energies, [Positive] double t)
    {
        double z = 0, u = 0;
        for (int i = 0; i < energies.Length; i++) { double w = Math.Exp(-energies[i] / t); z += w; u += energies[i] * w; }
        return u / z;
    }
    [Differentiable] public static double CanonicalVariance(ReadOnlySpan<double> energies, [Positive] double t)
    {
        double z = 0, u = 0, v = 0;
        for (int i = 0; i < energies.Length; i++) { double w = Math.Exp(-energies[i] / t); z += w; u += energies[i] * w; v += energies[i] * energies[i] * w; }
        return v / z - u / z * (u / z);
    }
    [Differentiable] public static double Morse(double r, [Positive] double depth, [Positive] double a, double r0) { double e = 1 - Math.Exp(-a * (r - r0)); return depth * e * e; }
    [Differentiable] public static double MorseExpanded(double r, [Positive] double depth, [Positive] double a, double r0) => depth * (Math.Exp(-2 * a * (r - r0)) - 2 * Math.Exp(-a * (r - r0)));
    [Differentiable] public static double Buckingham([Positive] double r, double a, double b, double c) => a * Math.Exp(-b * r) - c / Math.Pow(r, 6);
    [Differentiable] public static double Yukawa([Positive] double r, double g, [Positive] double m) => -g * g * Math.Exp(-m * r) / r;
    [Differentiable] public static double WoodsSaxon(double r, double v, double radius, [Positive] double a) => -v / (1 + Math.Exp((r - radius) / a));
    [Differentiable] public static double Arrhenius([Positive] double a, double e, [Positive] double t) => a * Math.Exp(-e / (8.314462618 * t));
    [Differentiable] public static double ButlerVolmer(double eta, double i0, [InRange(0, 1)] double alpha) => i0 * (Math.Exp(alpha * 38.92 * eta) - Math.Exp(-(1 - alpha) * 38.92 * eta));
    [Differentiable] public static double Diode(double v, [Positive] double i0, [Positive] double n) => i0 * (Math.Exp(v / (n * 0.02585)) - 1);
    [Differentiable] public static double SolarCell(double v, double il, [Positive] double i0, double rsh) => il - i0 * (Math.Exp(v / 0.02585) - 1) - v / rsh;
    [Differentiable] public static double HodgkinHuxleyAlphaN(double v) => 0.01 * (v + 55) / (1 - Math.Exp(-(v + 55) / 10));
    [Differentiable] public static double HodgkinHuxleyAlphaM(double v) => 0.1 * (25 - v) / (Math.Exp((25 - v) / 10) - 1);
    [Differentiable] public static double HodgkinHuxleySteady(double v) { double a = 0.07 * Math.Exp(-v / 20), b = 1 / (Math.Exp((30 - v) / 10) + 1); return a / (a + b); }
    [Differentiable] public static double GoldmanFlux(double v, double a, double b) => v * (a - b * Math.Exp(-v)) / (1 - Math.Exp(-v));
    [Differentiable] public static double BoltzmannActivation(double v, double half, [Positive] double k) => 1 / (1 + Math.Exp((half - v) / k));
    [Differentiable] public static double LogisticGrowth(double t, [Positive] double k, double r, double t0) => k / (1 + Math.Exp(-r * (t - t0)));
    [Differentiable] public static double LogisticGrowthFromStart(double t, [Positive] double k, [Positive] double p, double r) => k / (1 + (k - p) / p * Math.Exp(-r * t));
    [Differentiable] public static double Richards(double t, [Positive] double nu) => Math.Pow(1 + nu * Math.Exp(-t), -1 / nu);
    [Differentiable] public static double Hill([Positive] double x, [Positive] double k, double n) => Math.Pow(x, n) / (Math.Pow(k, n) + Math.Pow(x, n));
    [Differentiable] public static double FourParameterLogistic([Positive] double x, double a, double b, [Positive] double c, double d) => d + (a - d) / (1 + Math.Pow(x / c, b));
    [Differentiable] public static double BassAdoption(double t, [Positive] double p, [Positive] double q) => (1 - Math.Exp(-(p + q) * t)) / (1 + q / p * Math.Exp(-(p + q) * t));
    [Differentiable] public static double Bateman(double t, [Positive] double ka, [Positive] double ke) => ka / (ka - ke) * (Math.Exp(-ke * t) - Math.Exp(-ka * t));
    [Differentiable] public static double MonoExponential(double t, double a, double k, double c) => a * (1 - Math.Exp(-k * t)) + c;
    [Differentiable] public static double DampedOscillation(double t, double a, double k, double w) => a * Math.Exp(-k * t) * Math.Cos(w * t);
    [Differentiable] public static double GumbelNll(double x, double mu, [Positive] double beta) { double z = (x - mu) / beta; return Math.Log(beta) + z + Math.Exp(-z); }
    [Differentiable] public static double WeibullSurvivalLoss([Positive] double x, [Positive] double k, [Positive] double l) => -Math.Log(1 - Math.Exp(-Math.Pow(x / l, k)));
    [Differentiable] public static double LogisticDensity(double x, double mu, [Positive] double s) { double e = Math.Exp(-(x - mu) / s); return e / (s * (1 + e) * (1 + e)); }
    [Differentiable] public static double LogisticNll(double x, double mu, [Positive] double s) { double z = (x - mu) / s; return z + Math.Log(s) + 2 * Math.Log(1 + Math.Exp(-z)); }
    [Differentiable] public static double LogitNormalDensity([InRange(0, 1)] double x, double mu, [Positive] double s) { double u = (Math.Log(x / (1 - x)) - mu) / s; return Math.Exp(-0.5 * u * u) / (s * Math.Sqrt(2 * Math.PI) * x * (1 - x)); }
    [Differentiable] public static double HyperbolicSecantDensity(double x) => 1 / (Math.Exp(Math.PI * x / 2) + Math.Exp(-Math.PI * x / 2));
    [Differentiable] public static double MixtureOfTwoLogistics(double x, double m1, double m2) => -Math.Log(0.5 * Math.Exp(-(x - m1)) / Math.Pow(1 + Math.Exp(-(x - m1)), 2) + 0.5 * Math.Exp(-(x - m2)) / Math.Pow(1 + Math.Exp(-(x - m2)), 2));
    [Differentiable] public static double DiscretizedLogistic(double x, double mu, double logScale) { double i = Math.Exp(-logScale); return -Math.Log(1 / (1 + Math.Exp(-i * (x - mu + 0.5))) - 1 / (1 + Math.Exp(-i * (x - mu - 0.5)))); }
    [Differentiable] public static double GaussianMixtureNll(double x, double m1, double m2, [InRange(0, 1)] double w) => -Math.Log(w * Math.Exp(-0.5 * (x - m1) * (x - m1)) + (1 - w) * Math.Exp(-0.5 * (x - m2) * (x - m2)));
    [Differentiable] public static double FocalOfLogit(double z) { double p = Math.Exp(-Math.Log(1 + Math.Exp(-z))); return -(1 - p) * (1 - p) * Math.Log(p); }
    [Differentiable] public static double HingeSoftplus(double s, [Constant] double y, [Positive] double beta) => Math.Log(1 + Math.Exp(beta * (1 - y * s))) / beta;
    [Differentiable] public static double MarginSoftmaxTwo(double a, double b, [Positive] double s, double m) => -Math.Log(Math.Exp(s * (a - m)) / (Math.Exp(s * (a - m)) + Math.Exp(s * b)));
    [Differentiable] public static double SoftmaxTemperature(ReadOnlySpan<double> z, [Positive] double t, int c)
    {
        double sum = 0;
        for (int i = 0; i < z.Length; i++) { sum += Math.Exp(z[i] / t); }
        return -Math.Log(Math.Exp(z[c] / t) / sum);
    }
    [Differentiable] public static double NtXent(ReadOnlySpan<double> s, [Positive] double tau, int c)
    {
        double sum = 0;
        for (int j = 0; j < s.Length; j++) { if (j != c) { sum += Math.Exp(s[j] / tau); } }
        return -Math.Log(Math.Exp(s[c] / tau) / (Math.Exp(s[c] / tau) + sum));
    }
    [Differentiable] public static double NPair(ReadOnlySpan<double> s, int c)
    {
        double sum = 0;
        for (int j = 0; j < s.Length; j++) { if (j != c) { sum += Math.Exp(s[j] - s[c]); } }
        return Math.Log(1 + sum);
    }
    [Differentiable] public static double LiftedStructure(ReadOnlySpan<double> d, double positive)
    {
        double sum = 0;
        for (int j = 0; j < d.Length; j++) { sum += Math.Exp(1 - d[j]); }
        return Math.Log(sum) + positive;
    }
    [Differentiable] public static double MultiSimilarity(ReadOnlySpan<double> p, ReadOnlySpan<double> n)
    {
        double a = 0, b = 0;
        for (int i = 0; i < p.Length; i++) { a += Math.Exp(-2 * (p[i] - 0.5)); }
        for (int i = 0; i < n.Length; i++) { b += Math.Exp(50 * (n[i] - 0.5)); }
        return Math.Log(1 + a) / 2 + Math.Log(1 + b) / 50;
    }
    [Differentiable] public static double SoftmaxProduct(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> r)
    {
        double sum = 0, value = 0;
        for (int i = 0; i < z.Length; i++) { double e = Math.Exp(z[i]); sum += e; value += e * r[i]; }
        return value / sum;
    }
    [Differentiable] public static double SoftF1(ReadOnlySpan<double> z, [Constant, Probability] ReadOnlySpan<double> y)
    {
        double tp = 0, fp = 0, fn = 0;
        for (int i = 0; i < z.Length; i++) { double p = 1 / (1 + Math.Exp(-z[i])); tp += p * y[i]; fp += p * (1 - y[i]); fn += (1 - p) * y[i]; }
        return 1 - 2 * tp / (2 * tp + fn + fp);
    }
    [Differentiable] public static double TverskyLogits(ReadOnlySpan<double> z, [Constant, Probability] ReadOnlySpan<double> y)
    {
        double tp = 0, fp = 0, fn = 0;
        for (int i = 0; i < z.Length; i++) { double p = 1 / (1 + Math.Exp(-z[i])); tp += p * y[i]; fp += p * (1 - y[i]); fn += (1 - p) * y[i]; }
        return 1 - (tp + 1) / (tp + 0.3 * fp + 0.7 * fn + 1);
    }
    [Differentiable] public static double PairwiseLogistic(ReadOnlySpan<double> s, [Constant] double margin)
    {
        double sum = 0;
        for (int i = 1; i < s.Length; i++) { sum += Math.Log(1 + Math.Exp(s[i] - s[0] + margin)); }
        return sum;
    }
    [Differentiable] public static double SoftmaxCorrect(ReadOnlySpan<double> z, int c)
    {
        double max = z[0];
        for (int i = 1; i < z.Length; i++) { max = Math.Max(max, z[i]); }
        double sum = 0;
        for (int i = 0; i < z.Length; i++) { sum += Math.Exp(z[i] - max); }
        return Math.Pow(1 - Math.Exp(z[c] - max) / sum, 2) * -Math.Log(Math.Exp(z[c] - max) / sum);
    }
}
