using System;
using DerivGen;

namespace DerivGen.PackageTests
{
    /// <summary>
    /// Every function that .NET Standard 2.0 has and the language reads, and those of StableMath, in double and in float: what is
    /// emitted for them must have nothing that this framework lacks.
    /// </summary>
    public static partial class FunctionsInCSharp73
    {
        [Differentiable]
        public static double Abs(double x) => x * Math.Abs(x);

        [Differentiable]
        public static float AbsSingle(float x) => (float)(x * Math.Abs(x));

        [Differentiable]
        public static double Acos(double x) => Math.Acos(x);

        [Differentiable]
        public static float AcosSingle(float x) => (float)(Math.Acos(x));

        [Differentiable]
        public static double Asin(double x) => Math.Asin(x);

        [Differentiable]
        public static float AsinSingle(float x) => (float)(Math.Asin(x));

        [Differentiable]
        public static double Atan(double x) => Math.Atan(x);

        [Differentiable]
        public static float AtanSingle(float x) => (float)(Math.Atan(x));

        [Differentiable]
        public static double Atan2(double x) => Math.Atan2(x, 1 - x);

        [Differentiable]
        public static float Atan2Single(float x) => (float)(Math.Atan2(x, 1 - x));

        [Differentiable]
        public static double Ceiling(double x) => x * Math.Ceiling(x);

        [Differentiable]
        public static float CeilingSingle(float x) => (float)(x * Math.Ceiling(x));

        [Differentiable]
        public static double Cos(double x) => Math.Cos(x);

        [Differentiable]
        public static float CosSingle(float x) => (float)(Math.Cos(x));

        [Differentiable]
        public static double Cosh(double x) => Math.Cosh(x);

        [Differentiable]
        public static float CoshSingle(float x) => (float)(Math.Cosh(x));

        [Differentiable]
        public static double Exp(double x) => Math.Exp(-x);

        [Differentiable]
        public static float ExpSingle(float x) => (float)(Math.Exp(-x));

        [Differentiable]
        public static double Floor(double x) => x * Math.Floor(x);

        [Differentiable]
        public static float FloorSingle(float x) => (float)(x * Math.Floor(x));

        [Differentiable]
        public static double IEEERemainder(double x) => x * Math.IEEERemainder(x, 3);

        [Differentiable]
        public static float IEEERemainderSingle(float x) => (float)(x * Math.IEEERemainder(x, 3));

        [Differentiable]
        public static double Remainder(double x) => x * (x % 3);

        [Differentiable]
        public static float RemainderSingle(float x) => (float)(x * (x % 3));

        [Differentiable]
        public static double Log(double x) => Math.Log(x);

        [Differentiable]
        public static float LogSingle(float x) => (float)(Math.Log(x));

        [Differentiable]
        public static double LogToBase(double x) => Math.Log(x, 3);

        [Differentiable]
        public static float LogToBaseSingle(float x) => (float)(Math.Log(x, 3));

        [Differentiable]
        public static double Log10(double x) => Math.Log10(x);

        [Differentiable]
        public static float Log10Single(float x) => (float)(Math.Log10(x));

        [Differentiable]
        public static double Max(double x) => Math.Max(x * x, x);

        [Differentiable]
        public static float MaxSingle(float x) => (float)(Math.Max(x * x, x));

        [Differentiable]
        public static double Min(double x) => Math.Min(x * x, x);

        [Differentiable]
        public static float MinSingle(float x) => (float)(Math.Min(x * x, x));

        [Differentiable]
        public static double Pow(double x) => Math.Pow(x, x);

        [Differentiable]
        public static float PowSingle(float x) => (float)(Math.Pow(x, x));

        [Differentiable]
        public static double Power(double x) => Math.Pow(x, 2.5);

        [Differentiable]
        public static float PowerSingle(float x) => (float)(Math.Pow(x, 2.5));

        [Differentiable]
        public static double Round(double x) => x * Math.Round(x);

        [Differentiable]
        public static float RoundSingle(float x) => (float)(x * Math.Round(x));

        [Differentiable]
        public static double RoundAwayFromZero(double x) => x * Math.Round(x, MidpointRounding.AwayFromZero);

        [Differentiable]
        public static float RoundAwayFromZeroSingle(float x) => (float)(x * Math.Round(x, MidpointRounding.AwayFromZero));

        [Differentiable]
        public static double Sign(double x) => x * x * Math.Sign(x);

        [Differentiable]
        public static float SignSingle(float x) => (float)(x * x * Math.Sign(x));

        [Differentiable]
        public static double Sin(double x) => Math.Sin(x);

        [Differentiable]
        public static float SinSingle(float x) => (float)(Math.Sin(x));

        [Differentiable]
        public static double Sinh(double x) => Math.Sinh(x);

        [Differentiable]
        public static float SinhSingle(float x) => (float)(Math.Sinh(x));

        [Differentiable]
        public static double Sqrt(double x) => Math.Sqrt(x);

        [Differentiable]
        public static float SqrtSingle(float x) => (float)(Math.Sqrt(x));

        [Differentiable]
        public static double Tan(double x) => Math.Tan(x);

        [Differentiable]
        public static float TanSingle(float x) => (float)(Math.Tan(x));

        [Differentiable]
        public static double Tanh(double x) => Math.Tanh(x);

        [Differentiable]
        public static float TanhSingle(float x) => (float)(Math.Tanh(x));

        [Differentiable]
        public static double Truncate(double x) => x * Math.Truncate(x);

        [Differentiable]
        public static float TruncateSingle(float x) => (float)(x * Math.Truncate(x));

        [Differentiable]
        public static double Clamped(double x) => Math.Max(-1, Math.Min(x * x, 2));

        [Differentiable]
        public static float ClampedSingle(float x) => (float)(Math.Max(-1, Math.Min(x * x, 2)));

        [Differentiable]
        public static double Sigmoid(double x) => StableMath.Sigmoid(x);

        [Differentiable]
        public static float SigmoidSingle(float x) => (float)(StableMath.Sigmoid(x));

        [Differentiable]
        public static double Softplus(double x) => StableMath.Softplus(x);

        [Differentiable]
        public static float SoftplusSingle(float x) => (float)(StableMath.Softplus(x));

        [Differentiable]
        public static double LogSigmoid(double x) => StableMath.LogSigmoid(x);

        [Differentiable]
        public static float LogSigmoidSingle(float x) => (float)(StableMath.LogSigmoid(x));

        [Differentiable]
        public static double Log1P(double x) => StableMath.Log1P(x);

        [Differentiable]
        public static float Log1PSingle(float x) => (float)(StableMath.Log1P(x));

        [Differentiable]
        public static double ExpM1(double x) => StableMath.ExpM1(x);

        [Differentiable]
        public static float ExpM1Single(float x) => (float)(StableMath.ExpM1(x));

        [Differentiable]
        public static double Log1MExp(double x) => StableMath.Log1MExp(x);

        [Differentiable]
        public static float Log1MExpSingle(float x) => (float)(StableMath.Log1MExp(x));

        [Differentiable]
        public static double LogAddExp(double x) => StableMath.LogAddExp(x, x * x);

        [Differentiable]
        public static float LogAddExpSingle(float x) => (float)(StableMath.LogAddExp(x, x * x));

        [Differentiable]
        public static double XLogX(double x) => StableMath.XLogX(x);

        [Differentiable]
        public static float XLogXSingle(float x) => (float)(StableMath.XLogX(x));

        [Differentiable]
        public static double XLogY(double x) => StableMath.XLogY(1 - x, x);

        [Differentiable]
        public static float XLogYSingle(float x) => (float)(StableMath.XLogY(1 - x, x));

        [Differentiable]
        public static double Hypot(double x) => StableMath.Hypot(x, 3);

        [Differentiable]
        public static float HypotSingle(float x) => (float)(StableMath.Hypot(x, 3));

        [Differentiable]
        public static double Erf(double x) => StableMath.Erf(x);

        [Differentiable]
        public static float ErfSingle(float x) => (float)(StableMath.Erf(x));

        [Differentiable]
        public static double Erfc(double x) => StableMath.Erfc(x);

        [Differentiable]
        public static float ErfcSingle(float x) => (float)(StableMath.Erfc(x));

        [Differentiable]
        public static double Asinh(double x) => StableMath.Asinh(x);

        [Differentiable]
        public static float AsinhSingle(float x) => (float)(StableMath.Asinh(x));

        [Differentiable]
        public static double Acosh(double x) => StableMath.Acosh(x);

        [Differentiable]
        public static float AcoshSingle(float x) => (float)(StableMath.Acosh(x));

        [Differentiable]
        public static double Atanh(double x) => StableMath.Atanh(x);

        [Differentiable]
        public static float AtanhSingle(float x) => (float)(StableMath.Atanh(x));

        [Differentiable]
        public static double Cbrt(double x) => StableMath.Cbrt(x);

        [Differentiable]
        public static float CbrtSingle(float x) => (float)(StableMath.Cbrt(x));

        [Differentiable]
        public static double IsFinite(double x) => double.IsInfinity(x) || double.IsNaN(x) ? 0 : x * x;

        [Differentiable]
        public static double Vectors(ReadOnlySpan<double> x)
        {
            double[] p = new double[x.Length];
            double[] s = new double[x.Length];
            StableMath.Softmax(x, p);
            StableMath.Asinh(x, s);
            double sum = StableMath.LogSumExp(x);
            for (int i = 0; i < x.Length; i++)
            {
                sum += p[i] * s[i] + StableMath.Cbrt(x[i]);
            }

            return sum;
        }
    }
}
