using System.Globalization;
using System.Numerics;

namespace DerivGen.TestKit;

/// <summary>An unevaluated sum of two doubles: 106 bits, about 31 digits, in double's range of exponents. What is not finite is NaN.</summary>
public readonly record struct DoubleDouble(double High, double Low)
{
    public static DoubleDouble Pi { get; } = new(3.141592653589793116, 1.224646799147353207e-16);

    public static DoubleDouble LogOfTwo { get; } = new(0.6931471805599452862, 2.319046813846299558e-17);

    public bool IsFinite => double.IsFinite(High) && double.IsFinite(Low);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = TwoSum(a.High, b.High);
        DoubleDouble low = TwoSum(a.Low, b.Low);
        DoubleDouble partial = FastTwoSum(high.High, high.Low + low.High);
        return FastTwoSum(partial.High, partial.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double error = Math.FusedMultiplyAdd(a.High, b.High, -product) + ((a.High * b.Low) + (a.Low * b.High));
        return FastTwoSum(product, error);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - (b * first);
        double second = rest.High / b.High;
        rest -= b * second;
        return FastTwoSum(first, second) + (rest.High / b.High);
    }

    public static bool operator <(DoubleDouble a, DoubleDouble b) => a.High < b.High || (a.High == b.High && a.Low < b.Low);

    public static bool operator >(DoubleDouble a, DoubleDouble b) => b < a;

    public static bool operator <=(DoubleDouble a, DoubleDouble b) => a.High < b.High || (a.High == b.High && a.Low <= b.Low);

    public static bool operator >=(DoubleDouble a, DoubleDouble b) => b <= a;

    /// <summary>The number that a decimal literal writes, not the double that it is rounded to.</summary>
    public static DoubleDouble Parse(string literal)
    {
        decimal value = decimal.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        int scale = (decimal.GetBits(value)[3] >> 16) & 0xFF;
        BigInteger digits = new(value * (decimal)Math.Pow(10, scale));
        return FromInteger(digits) / FromInteger(BigInteger.Pow(10, scale));
    }

    public DoubleDouble ScaledBy(int power) => new(Math.ScaleB(High, power), Math.ScaleB(Low, power));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:R}{Low:+0.###E0;-0.###E0}");

    private static DoubleDouble FromInteger(BigInteger value)
    {
        double high = (double)value;
        return new(high, (double)(value - new BigInteger(high)));
    }

    private static DoubleDouble TwoSum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return new(sum, (a - (sum - part)) + (b - part));
    }

    private static DoubleDouble FastTwoSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }
}
