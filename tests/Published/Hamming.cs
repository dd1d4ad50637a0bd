using System;
using DerivGen;
/// <summary>Problems of Hamming's chapter on the evaluation of functions, and of the suites built on them.</summary>
public static partial class Hamming
{
    // x in 0..1e8
    [Differentiable] public static double TwoSqrt(double x) => Math.Sqrt(x + 1) - Math.Sqrt(x);
    [Differentiable] public static double TwoSin(double x, double eps) => Math.Sin(x + eps) - Math.Sin(x);
    [Differentiable] public static double TwoCos(double x, double eps) => Math.Cos(x + eps) - Math.Cos(x);
    [Differentiable] public static double TwoTan(double x, double eps) => Math.Tan(x + eps) - Math.Tan(x);
    // x in 0..1e8
    [Differentiable] public static double TwoAtan(double x) => Math.Atan(x + 1) - Math.Atan(x);
    // x in 0.1..1e8
    [Differentiable] public static double TwoLog(double x) => Math.Log(x + 1) - Math.Log(x);
    [Differentiable] public static double TwoFrac(double x) => 1 / (x + 1) - 1 / x;
    // x in 0.1..1e8
    [Differentiable] public static double TwoIsqrt(double x) => 1 / Math.Sqrt(x) - 1 / Math.Sqrt(x + 1);
    // x in 0.1..1e8
    [Differentiable] public static double TwoCbrt(double x) => Math.Cbrt(x + 1) - Math.Cbrt(x);
    [Differentiable] public static double ThreeFrac(double x) => 1 / (x + 1) - 2 / x + 1 / (x - 1);
    [Differentiable] public static double TanHalfForm(double x) => (1 - Math.Cos(x)) / Math.Sin(x);
    [Differentiable] public static double CosQuotient(double x) => (1 - Math.Cos(x)) / (x * x);
    // n in 1..1e6
    [Differentiable] public static double LogStep([Positive] double n) => (n + 1) * Math.Log(n + 1) - n * Math.Log(n) - 1;
    // n in 0.1..100
    [Differentiable] public static double TwoNthRoot(double x, [Constant, Positive] double n) => Math.Pow(x + 1, 1 / n) - Math.Pow(x, 1 / n);
    [Differentiable] public static double ExpM1(double x) => Math.Exp(x) - 1;
    [Differentiable] public static double ExpQ2(double x) => Math.Exp(x) / (Math.Exp(x) - 1);
    [Differentiable] public static double ExpQ2Inverse(double x) => 1 / x - 1 / Math.Tan(x);
    [Differentiable] public static double ExpQ3(double a, double b, double eps) => eps * (Math.Exp((a + b) * eps) - 1) / ((Math.Exp(a * eps) - 1) * (Math.Exp(b * eps) - 1));
    // eps in -0.9..0.9
    [Differentiable] public static double LogQ(double eps) => Math.Log((1 - eps) / (1 + eps));
    [Differentiable] public static double QLog(double x) => Math.Log(1 - x) / Math.Log(1 + x);
    [Differentiable] public static double SqrtExp(double x) => Math.Sqrt((Math.Exp(2 * x) - 1) / (Math.Exp(x) - 1));
    [Differentiable] public static double SinTanQuotient(double x) => (x - Math.Sin(x)) / (x - Math.Tan(x));
    [Differentiable] public static double ThreeExp(double x) => Math.Exp(x) - 2 + Math.Exp(-x);
    [Differentiable] public static double InvCot(double x) => 1 / x - 1 / Math.Tan(x);
    [Differentiable] public static double QuadP(double a, double b, double c) => (-b + Math.Sqrt(b * b - 4 * a * c)) / (2 * a);
    [Differentiable] public static double QuadM(double a, double b, double c) => (-b - Math.Sqrt(b * b - 4 * a * c)) / (2 * a);
    [Differentiable] public static double Quad2P(double a, double b2, double c) => (-b2 + Math.Sqrt(b2 * b2 - a * c)) / a;
    [Differentiable] public static double Quad2M(double a, double b2, double c) => (-b2 - Math.Sqrt(b2 * b2 - a * c)) / a;
    [Differentiable] public static double QuadPPositive([Positive] double a, [Positive] double b, [Positive] double c) => (-b + Math.Sqrt(b * b + 4 * a * c)) / (2 * a);
    [Differentiable] public static double QuadMinus(double a, double b, double c)
    {
        double d = Math.Sqrt(b * b - 4 * (a * c));
        return b >= 0 ? (-b - d) / (2 * a) : 2 * c / (-b + d);
    }
    [Differentiable] public static double SinhCosh(double x) => Math.Sinh(x) * Math.Cosh(x);
    [Differentiable] public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
    [Differentiable] public static double CubicRootsP(double g, double h, double a) => Math.Cbrt(1 / (2 * a) * (-g + Math.Sqrt(g * g - h * h))) + Math.Cbrt(1 / (2 * a) * (-g - Math.Sqrt(g * g - h * h)));
    // eps in -0.99..0.99
    [Differentiable] public static double LogSqrt(double eps) => Math.Log(Math.Sqrt(1 + eps)) - Math.Log(Math.Sqrt(1 - eps));
}
