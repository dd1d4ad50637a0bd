using System;
using DerivGen;
/// <summary>Expressions of the FPBench and Herbie suites.</summary>
public static partial class FpBench
{
    // u in -100..100, v in 20..20000, t in -30..50
    [Differentiable] public static double Doppler1(double u, [Positive] double v, double t) { double t1 = 331.4 + 0.6 * t; return -t1 * v / ((t1 + u) * (t1 + u)); }
    // x1 in -15..15, x2 in -15..15, x3 in -15..15
    [Differentiable] public static double RigidBody1(double x1, double x2, double x3) => -(x1 * x2) - 2 * (x2 * x3) - x1 - x3;
    // x1 in -15..15, x2 in -15..15, x3 in -15..15
    [Differentiable] public static double RigidBody2(double x1, double x2, double x3) => 2 * (x1 * x2 * x3) + 3 * (x3 * x3) - x2 * (x1 * x2 * x3) + 3 * (x3 * x3) - x2;
    // x1 in -5..5, x2 in -20..5
    [Differentiable] public static double JetEngine(double x1, double x2)
    {
        double t = 3 * x1 * x1 + 2 * x2 - x1;
        double tStar = 3 * x1 * x1 - 2 * x2 - x1;
        double d = x1 * x1 + 1;
        double s = t / d;
        double sStar = tStar / d;
        return x1 + (2 * x1 * s * (s - 3) + x1 * x1 * (4 * s - 6)) * d + 3 * x1 * x1 * s + x1 * x1 * x1 + x1 + 3 * sStar;
    }
    // v in -4.5..-0.3, w in 0.4..0.9, r in 3.8..7.8
    [Differentiable] public static double Turbine1(double v, double w, double r) => 3 + 2 / (r * r) - 0.125 * (3 - 2 * v) * (w * w * r * r) / (1 - v) - 4.5;
    // v in -4.5..-0.3, w in 0.4..0.9, r in 3.8..7.8
    [Differentiable] public static double Turbine2(double v, double w, double r) => 6 * v - 0.5 * v * (w * w * r * r) / (1 - v) - 2.5;
    // v in -4.5..-0.3, w in 0.4..0.9, r in 3.8..7.8
    [Differentiable] public static double Turbine3(double v, double w, double r) => 3 - 2 / (r * r) - 0.125 * (1 + 2 * v) * (w * w * r * r) / (1 - v) - 0.5;
    // r in 0.1..5, k in 0.1..5, x in 0.1..0.3
    [Differentiable] public static double Verhulst(double r, double k, double x) => r * x / (1 + x / k);
    // x in 0.1..0.3
    [Differentiable] public static double PredatorPrey(double x) { double r = 4.0, k = 1.11; return r * x * x / (1 + x / k * (x / k)); }
    // v in 0.1..0.5
    [Differentiable] public static double CarbonGas(double v)
    {
        double p = 3.5e7, a = 0.401, b = 42.7e-6, t = 300, n = 1000, k = 1.3806503e-23;
        return (p + a * (n / v) * (n / v)) * (v - n * b) - k * n * t;
    }
    // x in -1.57..1.57
    [Differentiable] public static double Sine(double x) => x - x * x * x / 6 + x * x * x * x * x / 120 - x * x * x * x * x * x * x / 5040;
    // x in 0..1
    [Differentiable] public static double Sqroot(double x) => 1 + 0.5 * x - 0.125 * x * x + 0.0625 * x * x * x - 0.0390625 * x * x * x * x;
    // x in -2..2
    [Differentiable] public static double SineOrder3(double x) => 0.954929658551372 * x - 0.12900613773279798 * (x * x * x);
    // x1 in -5..5, x2 in -5..5
    [Differentiable] public static double Himmelblau(double x1, double x2) { double a = x1 * x1 + x2 - 11, b = x1 + x2 * x2 - 7; return a * a + b * b; }
    // x1 in 4..6.36, x2 in 4..6.36, x3 in 4..6.36, x4 in 4..6.36, x5 in 4..6.36, x6 in 4..6.36
    [Differentiable] public static double Kepler0(double x1, double x2, double x3, double x4, double x5, double x6) => x2 * x5 + x3 * x6 - x2 * x3 - x5 * x6 + x1 * (-x1 + x2 + x3 - x4 + x5 + x6);
    // x1 in 4..6.36, x2 in 4..6.36, x3 in 4..6.36, x4 in 4..6.36
    [Differentiable] public static double Kepler1(double x1, double x2, double x3, double x4) => x1 * x4 * (-x1 + x2 + x3 - x4) + x2 * (x1 - x2 + x3 + x4) + x3 * (x1 + x2 - x3 + x4) - x2 * x3 * x4 - x1 * x3 - x1 * x2 - x4;
    // x1 in 4..6.36, x2 in 4..6.36, x3 in 4..6.36, x4 in 4..6.36, x5 in 4..6.36, x6 in 4..6.36
    [Differentiable] public static double Kepler2(double x1, double x2, double x3, double x4, double x5, double x6) =>
        x1 * x4 * (-x1 + x2 + x3 - x4 + x5 + x6) + x2 * x5 * (x1 - x2 + x3 + x4 - x5 + x6) + x3 * x6 * (x1 + x2 - x3 + x4 + x5 - x6) - x2 * x3 * x4 - x1 * x3 * x5 - x1 * x2 * x6 - x4 * x5 * x6;
    // u in 0..1
    [Differentiable] public static double Bspline3(double u) => -u * u * u / 6;
    // u in 0..1
    [Differentiable] public static double Bspline0(double u) => (1 - u) * (1 - u) * (1 - u) / 6;
    // u in 0..1
    [Differentiable] public static double Bspline1(double u) => (3 * u * u * u - 6 * u * u + 4) / 6;
    // a in 1..9, b in 1..9, c in 1..9
    [Differentiable] public static double TriangleArea([Positive] double a, [Positive] double b, [Positive] double c) { double s = (a + b + c) / 2; return Math.Sqrt(s * (s - a) * (s - b) * (s - c)); }
    // a in 1..9, b in 1..9, c in 1..9
    [Differentiable] public static double TriangleKahan(double a, double b, double c) => Math.Sqrt((a + (b + c)) * (c - (a - b)) * (c + (a - b)) * (a + (b - c))) / 4;
    // x1 in 4..6.36, x2 in 4..6.36, x3 in 4..6.36, x4 in 4..6.36, x5 in 4..6.36, x6 in 4..6.36
    [Differentiable] public static double Delta4(double x1, double x2, double x3, double x4, double x5, double x6) => -x2 * x3 + x1 * (-x1 + x2 + x3 - x4 + x5 + x6) + x2 * x5 + x3 * x6 - x5 * x6;
    [Differentiable] public static double Rump(double a, double b) => 333.75 * Math.Pow(b, 6) + a * a * (11 * a * a * b * b - Math.Pow(b, 6) - 121 * Math.Pow(b, 4) - 2) + 5.5 * Math.Pow(b, 8) + a / (2 * b);
    [Differentiable] public static double RumpC(double x, double y) => 9 * Math.Pow(x, 4) - Math.Pow(y, 4) + 2 * y * y;
    // x in 1..999
    [Differentiable] public static double Intro(double t) => t / (t + 1);
    [Differentiable] public static double XByXy(double x, double y) => x / (x + y);
    // x in 0.1..0.9, y in 0.1..0.9
    [Differentiable] public static double CartesianToPolarRadius(double x, double y) => Math.Sqrt(x * x + y * y);
    // x in 1..100, y in 1..100
    [Differentiable] public static double CartesianToPolarTheta(double x, double y) => Math.Atan(y / x) * (180 / 3.14159265359);
    // radius in 1..10, theta in 0..360
    [Differentiable] public static double PolarToCartesianX(double radius, double theta) { double pi = 3.14159265359; double rad = theta * (pi / 180); return radius * Math.Cos(rad); }
    // radius in 1..10, theta in 0..360
    [Differentiable] public static double PolarToCartesianY(double radius, double theta) { double pi = 3.14159265359; double rad = theta * (pi / 180); return radius * Math.Sin(rad); }
    [Differentiable] public static double HypotHyper(double x) => Math.Sqrt(1 + x * x) - x;
    [Differentiable] public static double AcosForm(double x) => 2 * Math.Atan(Math.Sqrt((1 - x) / (1 + x)));
    [Differentiable] public static double AsinhNaive(double x) => Math.Log(x + Math.Sqrt(x * x + 1));
    // x in 1.01..100
    [Differentiable] public static double AcoshNaive(double x) => Math.Log(x + Math.Sqrt(x * x - 1));
    // x in -0.99..0.99
    [Differentiable] public static double AtanhNaive(double x) => 0.5 * Math.Log((1 + x) / (1 - x));
    [Differentiable] public static double SechNaive(double x) => 2 / (Math.Exp(x) + Math.Exp(-x));
    [Differentiable] public static double CschNaive(double x) => 2 / (Math.Exp(x) - Math.Exp(-x));
    // x in 0.01..0.99
    [Differentiable] public static double AsechNaive(double x) => Math.Log(1 / x + Math.Sqrt(1 / (x * x) - 1));
    [Differentiable] public static double KahanPoly(double x) => (x - 1) * (x - 1) * (x - 1) * (x - 1);
    [Differentiable] public static double KahanExp(double x) => (Math.Exp(x * x) - 1) / (x * x);
    [Differentiable] public static double KahanLog(double z) => (z - 1) / (Math.Log(z) * Math.Sqrt(z));
    [Differentiable] public static double SterbenzFma(double x, double y) => x * x - y * y;
    [Differentiable] public static double ComplexSquareRoot(double re, double im) => 0.5 * Math.Sqrt(2 * (Math.Sqrt(re * re + im * im) + re));
    [Differentiable] public static double ComplexSquareRootImaginary(double re, double im) => 0.5 * Math.Sqrt(2 * (Math.Sqrt(re * re + im * im) - re));
    [Differentiable] public static double ComplexSine(double re, double im) => 0.5 * Math.Cos(re) * (Math.Exp(-im) - Math.Exp(im));
    [Differentiable] public static double ComplexCosine(double re, double im) => 0.5 * Math.Sin(re) * (Math.Exp(-im) - Math.Exp(im));
    [Differentiable] public static double ComplexLogModulus(double re, double im) => Math.Log(Math.Sqrt(re * re + im * im));
    [Differentiable] public static double ComplexDivisionReal(double a, double b, double c, double d) => (a * c + b * d) / (c * c + d * d);
    [Differentiable] public static double ComplexDivisionImaginary(double a, double b, double c, double d) => (b * c - a * d) / (c * c + d * d);
    // x in 0..0.99
    [Differentiable] public static double ArcCosLess(double x) => Math.PI / 2 - Math.Asin(x);
    [Differentiable] public static double NormalizedSine(double x) => Math.Sin(Math.PI * x) / (Math.PI * x);
    [Differentiable] public static double LambertStep(double w, double x) => w - (w * Math.Exp(w) - x) / (Math.Exp(w) * (w + 1));
    // lambda1 in -3..3, lambda2 in -3..3, phi1 in -1.5..1.5, phi2 in -1.5..1.5, r in 0.5..7000
    [Differentiable] public static double Haversine(double r, double lambda1, double lambda2, double phi1, double phi2)
    {
        double s = Math.Sin((phi1 - phi2) / 2);
        double l = Math.Sin((lambda1 - lambda2) / 2);
        double a = s * s + Math.Cos(phi1) * Math.Cos(phi2) * l * l;
        return r * (2 * Math.Atan2(Math.Sqrt(a), Math.Sqrt(1 - a)));
    }
    // lambda1 in -3..3, lambda2 in -3..3, phi1 in -1.5..1.5, phi2 in -1.5..1.5
    [Differentiable] public static double SphericalLawOfCosines(double lambda1, double lambda2, double phi1, double phi2) => Math.Acos(Math.Sin(phi1) * Math.Sin(phi2) + Math.Cos(phi1) * Math.Cos(phi2) * Math.Cos(lambda1 - lambda2));
    [Differentiable] public static double Bearing(double lambda1, double lambda2, double phi1, double phi2) =>
        Math.Atan2(Math.Sin(lambda1 - lambda2) * Math.Cos(phi2), Math.Cos(phi1) * Math.Sin(phi2) - Math.Sin(phi1) * Math.Cos(phi2) * Math.Cos(lambda1 - lambda2));
    // x in -3..3, y in -3..3
    [Differentiable] public static double Equirectangular(double r, double l1, double l2, double p1, double p2) { double x = (l1 - l2) * Math.Cos((p1 + p2) / 2); double y = p1 - p2; return r * Math.Sqrt(x * x + y * y); }
    [Differentiable] public static double Instantaneous(double k, double l, double t) => 2 / (t * t * t / (l * l) * Math.Sin(k) * Math.Tan(k) * (1 + k / t * (k / t) + 1));
    // v in 0.01..0.99
    [Differentiable] public static double FalkWaveguide(double v) => 4 / (3 * Math.PI * (1 - v * v) * Math.Sqrt(2 - 6 * v * v));
    // v in -0.5..0.5
    [Differentiable] public static double FalkAcos(double v) => Math.Acos((1 - 5 * v * v) / (v * v - 1));
    // a in 0.1..10, k in 0.1..10, m in -3..3
    [Differentiable] public static double FalkPower(double a, [Positive] double k, double m) => a * Math.Pow(k, m) / (1 + 10 * k + k * k);
    // u in -0.9..0.9, v in -0.9..0.9
    [Differentiable] public static double RelativisticSum(double u, double v) => (u + v) / (1 + u * v);
    [Differentiable] public static double OneOverLogDifference(double a, double b) => (a - b) / (Math.Log(a) - Math.Log(b));
    // i in 0.01..0.3, n in 1..30
    [Differentiable] public static double CompoundInterest([InRange(0, 1)] double i, [Positive] double n) => 100 * ((Math.Pow(1 + i / n, n) - 1) / (i / n));
    // x in 0.1..30
    [Differentiable] public static double GammaLanczosStep(double x) => Math.Sqrt(Math.PI * 2) * Math.Pow(x + 7.5, x + 0.5) * Math.Exp(-(x + 7.5));
    // m in 0.1..0.9, v in 0.01..0.05
    [Differentiable] public static double BetaShapeA(double m, double v) => (m * (1 - m) / v - 1) * m;
    // m in 0.1..0.9, v in 0.01..0.05
    [Differentiable] public static double BetaShapeB(double m, double v) => (m * (1 - m) / v - 1) * (1 - m);
    [Differentiable] public static double SumOfProducts(double a, double b, double c, double d) => a * b + c * d;
    // n in 1..20, u1 in 0.01..0.99, u2 in 0.01..0.99
    [Differentiable] public static double GaussianRandomSample([InRange(0, 1)] double u1, double u2) => 1.0 / 6 * Math.Pow(-2 * Math.Log(u1), 0.5) * Math.Cos(2 * Math.PI * u2) + 0.5;
    // cosTheta in 0.05..0.45
    [Differentiable] public static double BeckmannDistribution([Positive] double cosTheta, [Constant] double c) => 1 / (1 + c + 1 / Math.Sqrt(Math.PI) * (Math.Sqrt(1 - cosTheta - cosTheta) / cosTheta) * Math.Exp(-(cosTheta * cosTheta)));
    // alpha in 0.1..0.9, u0 in 0.1..0.9
    [Differentiable] public static double BeckmannSample([Positive] double alpha, [InRange(0, 1)] double u0) => -(alpha * alpha) * Math.Log(1 - u0);
    // u in 0.1..0.9, v in 0.1..5
    [Differentiable] public static double VonMisesSample([InRange(0, 1)] double u, [Positive] double v) => 1 + v * Math.Log(u + (1 - u) * Math.Exp(-2 / v));
    // r in 0.1..30, s in 0.1..5
    [Differentiable] public static double DisneyBssrdf([Positive] double s, [Positive] double r) => 0.25 * Math.Exp(-r / s) / (2 * Math.PI * s * r) + 0.75 * Math.Exp(-r / (3 * s)) / (6 * Math.PI * s * r);
    // s in 0.1..5, x in -3..3
    [Differentiable] public static double LogisticDistributionDensity(double x, [Positive] double s) => Math.Exp(-Math.Abs(x) / s) / (s * (1 + Math.Exp(-Math.Abs(x) / s)) * (1 + Math.Exp(-Math.Abs(x) / s)));
    // u in 0.01..0.99, s in 0.1..5
    [Differentiable] public static double TrimmedLogisticSample([Probability] double u, [Positive] double s) => -s * Math.Log(1 / (u * (1 / (1 + Math.Exp(-Math.PI / s)) - 1 / (1 + Math.Exp(Math.PI / s))) + 1 / (1 + Math.Exp(Math.PI / s))) - 1);
    // a in 0.1..5, b in 0.1..5
    [Differentiable] public static double ArithmeticGeometricStep([Positive] double a, [Positive] double b) => (a + b) / 2 - Math.Sqrt(a * b);
    [Differentiable] public static double LogSumExpTwo(double a, double b) => Math.Log(Math.Exp(a) + Math.Exp(b));
    [Differentiable] public static double Polynomial4(double x) => ((x * x * 4 - 17) * x + 3) * x - 1;
    // x in 0.5..10
    [Differentiable] public static double Logexp(double x) { double e = Math.Exp(x); return Math.Log(1 + e); }
    // x in 0..10
    [Differentiable] public static double Exp1x(double x) => (Math.Exp(x) - 1) / x;
    [Differentiable] public static double Exp1xLog(double x) => (Math.Exp(x) - 1) / Math.Log(Math.Exp(x));
    // x in -5..5, y in -5..5
    [Differentiable] public static double NonlinTestA(double x, double y) => (x + y) / (x - y);
    // x in 1..3
    [Differentiable] public static double NonlinTestB(double z) => z / (z + 1);
    // x in 1..9, y in 1..9
    [Differentiable] public static double HartmanOne([InRange(0, 1)] double x1, [InRange(0, 1)] double x2, [InRange(0, 1)] double x3)
    {
        double e1 = 3.0 * ((x1 - 0.3689) * (x1 - 0.3689)) + 10.0 * ((x2 - 0.117) * (x2 - 0.117)) + 30.0 * ((x3 - 0.2673) * (x3 - 0.2673));
        double e2 = 0.1 * ((x1 - 0.4699) * (x1 - 0.4699)) + 10.0 * ((x2 - 0.4387) * (x2 - 0.4387)) + 35.0 * ((x3 - 0.747) * (x3 - 0.747));
        return -(1.0 * Math.Exp(-e1) + 1.2 * Math.Exp(-e2));
    }
}
