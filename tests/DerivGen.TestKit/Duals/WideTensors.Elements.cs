namespace DerivGen.TestKit;

/// <summary>The methods that compute each element by itself.</summary>
public static partial class WideTensors
{
    public static void Abs(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Abs);

    public static void Sqrt(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Sqrt);

    public static void Cbrt(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Cbrt);

    public static void Exp(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Exp);

    public static void Exp2(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Exp2);

    public static void Exp10(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Exp10);

    public static void ExpM1(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.ExpM1);

    public static void Exp2M1(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Exp2M1);

    public static void Exp10M1(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Exp10M1);

    public static void Log(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Log);

    public static void Log2(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Log2);

    public static void Log10(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Log10);

    public static void LogP1(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.LogP1);

    public static void Log2P1(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Log2P1);

    public static void Log10P1(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Log10P1);

    public static void Sin(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Sin);

    public static void Cos(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Cos);

    public static void Tan(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Tan);

    public static void SinPi(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.SinPi);

    public static void CosPi(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.CosPi);

    public static void TanPi(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.TanPi);

    public static void Asin(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Asin);

    public static void Acos(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Acos);

    public static void Atan(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Atan);

    public static void AsinPi(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.AsinPi);

    public static void AcosPi(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.AcosPi);

    public static void AtanPi(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.AtanPi);

    public static void Sinh(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Sinh);

    public static void Cosh(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Cosh);

    public static void Tanh(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Tanh);

    public static void Asinh(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Asinh);

    public static void Acosh(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Acosh);

    public static void Atanh(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Atanh);

    public static void DegreesToRadians(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.DegreesToRadians);

    public static void RadiansToDegrees(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.RadiansToDegrees);

    public static void Sign(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => WideDualMath.Sign(v));

    public static void Floor(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Floor);

    public static void Ceiling(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Ceiling);

    public static void Truncate(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Truncate);

    public static void Round(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, WideDualMath.Round);

    public static void Negate(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => -v);

    public static void Sigmoid(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => 1 / (1 + WideDualMath.Exp(-v)));

    public static void Reciprocal(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => 1 / v);

    public static void ReciprocalSqrt(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => 1 / WideDualMath.Sqrt(v));

    public static void Increment(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => v + 1);

    public static void Decrement(ReadOnlySpan<WideDual> x, Span<WideDual> destination) => Map(x, destination, v => v - 1);

    public static void Add(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => p + q);

    public static void Add(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => p + y);

    public static void Subtract(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => p - q);

    public static void Subtract(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => p - y);

    public static void Multiply(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => p * q);

    public static void Multiply(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => p * y);

    public static void Divide(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => p / q);

    public static void Divide(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => p / y);

    public static void Remainder(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => p % q);

    public static void Remainder(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => p % y);

    public static void Ieee754Remainder(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.IEEERemainder(p, q));

    public static void Ieee754Remainder(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.IEEERemainder(p, y));

    public static void Pow(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Pow(p, q));

    public static void Pow(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Pow(p, y));

    public static void Hypot(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Hypot(p, q));

    public static void Hypot(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Hypot(p, y));

    public static void Atan2(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Atan2(p, q));

    public static void Atan2(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Atan2(p, y));

    public static void Atan2Pi(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Atan2Pi(p, q));

    public static void Atan2Pi(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Atan2Pi(p, y));

    public static void CopySign(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.CopySign(p, q));

    public static void CopySign(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.CopySign(p, y));

    public static void Max(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Max(p, q));

    public static void Max(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Max(p, y));

    public static void Min(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Min(p, q));

    public static void Min(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Min(p, y));

    public static void MaxMagnitude(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.MaxMagnitude(p, q));

    public static void MaxMagnitude(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.MaxMagnitude(p, y));

    public static void MinMagnitude(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.MinMagnitude(p, q));

    public static void MinMagnitude(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.MinMagnitude(p, y));

    public static void MaxNumber(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Max(p, q));

    public static void MaxNumber(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Max(p, y));

    public static void MinNumber(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Min(p, q));

    public static void MinNumber(ReadOnlySpan<WideDual> x, WideDual y, Span<WideDual> destination) => Map(x, destination, p => WideDualMath.Min(p, y));

    public static void MultiplyAdd(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, ReadOnlySpan<WideDual> z, Span<WideDual> destination) => Zip(x, y, z, destination, (p, q, r) => (p * q) + r);

    public static void MultiplyAdd(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, WideDual z, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => (p * q) + z);

    public static void FusedMultiplyAdd(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, ReadOnlySpan<WideDual> z, Span<WideDual> destination) => Zip(x, y, z, destination, (p, q, r) => (p * q) + r);

    public static void FusedMultiplyAdd(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, WideDual z, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => (p * q) + z);

    public static void MultiplyAddEstimate(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, ReadOnlySpan<WideDual> z, Span<WideDual> destination) => Zip(x, y, z, destination, (p, q, r) => (p * q) + r);

    public static void MultiplyAddEstimate(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, WideDual z, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => (p * q) + z);

    public static void AddMultiply(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, ReadOnlySpan<WideDual> z, Span<WideDual> destination) => Zip(x, y, z, destination, (p, q, r) => (p + q) * r);

    public static void AddMultiply(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, WideDual z, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => (p + q) * z);

    public static void Lerp(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, ReadOnlySpan<WideDual> z, Span<WideDual> destination) => Zip(x, y, z, destination, (p, q, r) => WideDualMath.Lerp(p, q, r));

    public static void Lerp(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, WideDual z, Span<WideDual> destination) => Zip(x, y, destination, (p, q) => WideDualMath.Lerp(p, q, z));

    public static void Clamp(ReadOnlySpan<WideDual> x, WideDual least, WideDual largest, Span<WideDual> destination) => Map(x, destination, v => WideDualMath.Clamp(v, least, largest));

    public static void SinCos(ReadOnlySpan<WideDual> x, Span<WideDual> sin, Span<WideDual> cos)
    {
        WideDual[] kept = x.ToArray();
        Map(kept, sin, WideDualMath.Sin);
        Map(kept, cos, WideDualMath.Cos);
    }

    public static void SinCosPi(ReadOnlySpan<WideDual> x, Span<WideDual> sin, Span<WideDual> cos)
    {
        WideDual[] kept = x.ToArray();
        Map(kept, sin, WideDualMath.SinPi);
        Map(kept, cos, WideDualMath.CosPi);
    }

    public static void ScaleB(ReadOnlySpan<WideDual> x, int n, Span<WideDual> destination) => Map(x, destination, v => WideDualMath.ScaleB(v, n));

    public static void RootN(ReadOnlySpan<WideDual> x, int n, Span<WideDual> destination) => Map(x, destination, v => WideDualMath.RootN(v, n));

    public static void MaxMagnitudeNumber(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => MaxMagnitude(x, y, destination);

    public static void MinMagnitudeNumber(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination) => MinMagnitude(x, y, destination);

    private static void Map(ReadOnlySpan<WideDual> x, Span<WideDual> destination, Func<WideDual, WideDual> function)
    {
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = function(x[i]);
        }
    }

    private static void Zip(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, Span<WideDual> destination, Func<WideDual, WideDual, WideDual> function)
    {
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = function(x[i], y[i]);
        }
    }

    private static void Zip(ReadOnlySpan<WideDual> x, ReadOnlySpan<WideDual> y, ReadOnlySpan<WideDual> z, Span<WideDual> destination, Func<WideDual, WideDual, WideDual, WideDual> function)
    {
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = function(x[i], y[i], z[i]);
        }
    }
}
