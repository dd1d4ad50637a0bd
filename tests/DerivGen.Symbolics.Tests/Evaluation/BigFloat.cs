using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>
/// A binary floating-point number of many bits with an exponent of its own, so that nothing that the mathematics of a
/// loss needs overflows or underflows; with infinities, and with NaN for what is undefined.
/// </summary>
internal readonly struct BigFloat : IEquatable<BigFloat>
{
    /// <summary>The bits of a mantissa unless asked otherwise.</summary>
    public const int DefaultPrecision = 256;

    [ThreadStatic]
    private static int precision;

    private readonly BigInteger mantissa;
    private readonly long exponent;
    private readonly Kind kind;

    private enum Kind : byte
    {
        Finite,
        NaN,
        PositiveInfinity,
        NegativeInfinity,
    }

    private BigFloat(Kind kind)
    {
        this.kind = kind;
        mantissa = BigInteger.Zero;
        exponent = 0;
    }

    private BigFloat(BigInteger mantissa, long exponent)
    {
        long surplus = BitLength(mantissa) - Precision;
        if (surplus > 0)
        {
            BigInteger size = (BigInteger.Abs(mantissa) + (BigInteger.One << (int)(surplus - 1))) >> (int)surplus;
            mantissa = mantissa.Sign < 0 ? -size : size;
            exponent += surplus;
        }

        kind = Kind.Finite;
        this.mantissa = mantissa;
        this.exponent = mantissa.IsZero ? 0 : exponent;
    }

    /// <summary>The bits that results are rounded to on this thread.</summary>
    public static int Precision => precision == 0 ? DefaultPrecision : precision;

    public static BigFloat Zero => new(BigInteger.Zero, 0);

    public static BigFloat One => new(BigInteger.One, 0);

    public static BigFloat Half => new(BigInteger.One, -1);

    public static BigFloat NaN => new(Kind.NaN);

    public static BigFloat PositiveInfinity => new(Kind.PositiveInfinity);

    public static BigFloat NegativeInfinity => new(Kind.NegativeInfinity);

    public bool IsNaN => kind == Kind.NaN;

    public bool IsFinite => kind == Kind.Finite;

    public bool IsInfinity => kind is Kind.PositiveInfinity or Kind.NegativeInfinity;

    public bool IsZero => kind == Kind.Finite && mantissa.IsZero;

    /// <summary>−1, 0 or 1; 0 for NaN.</summary>
    public int Sign => kind switch
    {
        Kind.Finite => mantissa.Sign,
        Kind.PositiveInfinity => 1,
        Kind.NegativeInfinity => -1,
        _ => 0,
    };

    /// <summary>The power of two above the number's size: 2^(Magnitude − 1) ≤ |x| &lt; 2^Magnitude; very small for 0.</summary>
    public long Magnitude => mantissa.IsZero ? long.MinValue / 4 : BitLength(mantissa) + exponent;

    public bool IsInteger => kind == Kind.Finite && (exponent >= 0 || (mantissa & ((BigInteger.One << (int)Math.Min(-exponent, 1 << 20)) - 1)).IsZero);

    /// <summary>Works with other bits, then rounds to the caller's.</summary>
    public static BigFloat With(int bits, Func<BigFloat> compute)
    {
        int before = precision;
        precision = bits;
        BigFloat result;
        try
        {
            result = compute();
        }
        finally
        {
            precision = before;
        }

        return result.IsFinite ? new(result.mantissa, result.exponent) : result;
    }

    /// <summary>Runs with other bits.</summary>
    public static T Run<T>(int bits, Func<T> compute)
    {
        int before = precision;
        precision = bits;
        try
        {
            return compute();
        }
        finally
        {
            precision = before;
        }
    }

    public static implicit operator BigFloat(int value) => new(value, 0);

    public static BigFloat FromInteger(BigInteger value) => new(value, 0);

    public static BigFloat FromRational(Rational value) =>
        value.IsInteger ? FromInteger(value.Numerator) : Divide(value.Numerator, 0, value.Denominator, 0);

    public static BigFloat FromDouble(double value) =>
        double.IsNaN(value) ? NaN
        : double.IsPositiveInfinity(value) ? PositiveInfinity
        : double.IsNegativeInfinity(value) ? NegativeInfinity
        : FromRational(Rational.FromDouble(value));

    public static BigFloat operator -(BigFloat a) => a.kind switch
    {
        Kind.Finite => new(-a.mantissa, a.exponent),
        Kind.PositiveInfinity => NegativeInfinity,
        Kind.NegativeInfinity => PositiveInfinity,
        _ => a,
    };

    public static BigFloat operator +(BigFloat a, BigFloat b)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return a.IsNaN || b.IsNaN || (a.IsInfinity && b.IsInfinity && a.kind != b.kind) ? NaN : a.IsInfinity ? a : b;
        }

        if (a.mantissa.IsZero)
        {
            return new(b.mantissa, b.exponent);
        }

        if (b.mantissa.IsZero)
        {
            return new(a.mantissa, a.exponent);
        }

        if (a.exponent < b.exponent)
        {
            (a, b) = (b, a);
        }

        // Far below the last place of the larger one only the sign of the smaller one matters, if anything.
        long shift = a.exponent - b.exponent;
        return a.Magnitude - b.Magnitude > Precision + 4 ? new(a.mantissa, a.exponent)
            : b.Magnitude - a.Magnitude > Precision + 4 ? new(b.mantissa, b.exponent)
            : new((a.mantissa << (int)shift) + b.mantissa, b.exponent);
    }

    public static BigFloat operator -(BigFloat a, BigFloat b) => a + (-b);

    public static BigFloat operator *(BigFloat a, BigFloat b)
    {
        if (a.IsFinite && b.IsFinite)
        {
            return new(a.mantissa * b.mantissa, checked(a.exponent + b.exponent));
        }

        int sign = a.Sign * b.Sign;
        return a.IsNaN || b.IsNaN || sign == 0 ? NaN : sign > 0 ? PositiveInfinity : NegativeInfinity;
    }

    /// <summary>A quotient of reals: undefined where the divisor is 0.</summary>
    public static BigFloat operator /(BigFloat a, BigFloat b)
    {
        if (a.IsNaN || b.IsNaN || b.IsZero || (a.IsInfinity && b.IsInfinity))
        {
            return NaN;
        }

        if (a.IsInfinity)
        {
            return b.Sign > 0 ? a : -a;
        }

        return b.IsInfinity ? Zero : Divide(a.mantissa, a.exponent, b.mantissa, b.exponent);
    }

    /// <summary>Only of numbers that are not NaN.</summary>
    public static bool operator <(BigFloat a, BigFloat b) => Compare(a, b) < 0;

    public static bool operator >(BigFloat a, BigFloat b) => Compare(a, b) > 0;

    public static bool operator <=(BigFloat a, BigFloat b) => Compare(a, b) <= 0;

    public static bool operator >=(BigFloat a, BigFloat b) => Compare(a, b) >= 0;

    public static bool operator ==(BigFloat a, BigFloat b) => a.Equals(b);

    public static bool operator !=(BigFloat a, BigFloat b) => !a.Equals(b);

    public static BigFloat Abs(BigFloat a) => a.Sign < 0 ? -a : a;

    /// <summary>a · 2^power.</summary>
    public static BigFloat ScaleByPowerOfTwo(BigFloat a, long power) => a.IsFinite ? new(a.mantissa, a.exponent + power) : a;

    public static BigFloat Sqrt(BigFloat a)
    {
        if (a.IsNaN || a.Sign < 0)
        {
            return NaN;
        }

        if (a.IsInfinity || a.IsZero)
        {
            return a;
        }

        long shift = Math.Max(0, (2L * Precision) + 4 - BitLength(a.mantissa));
        if (((a.exponent - shift) & 1) != 0)
        {
            shift++;
        }

        return new(IntegerSqrt(a.mantissa << (int)shift), (a.exponent - shift) / 2);
    }

    /// <summary>The nearest integer, halves to even.</summary>
    public static BigInteger Round(BigFloat a)
    {
        BigInteger floor = Floor(a);
        BigFloat rest = a - FromInteger(floor);
        return rest > Half || (rest == Half && !floor.IsEven) ? floor + 1 : floor;
    }

    public static BigInteger Floor(BigFloat a) =>
        !a.IsFinite || a.exponent > 1 << 20 ? throw new InconclusiveException("an integer is too large")
        : a.exponent >= 0 ? a.mantissa << (int)a.exponent
        : a.mantissa >> (int)Math.Min(-a.exponent, 1 << 24);

    public double ToDouble() => kind switch
    {
        Kind.NaN => double.NaN,
        Kind.PositiveInfinity => double.PositiveInfinity,
        Kind.NegativeInfinity => double.NegativeInfinity,
        _ when Magnitude > 1100 => mantissa.Sign > 0 ? double.PositiveInfinity : double.NegativeInfinity,
        _ when Magnitude < -1200 => 0,
        _ => ToRational().ToDouble(),
    };

    public Rational ToRational() => exponent >= 0
        ? new(mantissa << (int)exponent, BigInteger.One)
        : new(mantissa, BigInteger.One << (int)-exponent);

    public bool Equals(BigFloat other) => kind == other.kind && (kind != Kind.Finite || Compare(this, other) == 0);

    public override bool Equals(object? obj) => obj is BigFloat other && Equals(other);

    public override int GetHashCode() => ToDouble().GetHashCode();

    public override string ToString()
    {
        double value = ToDouble();
        return !IsFinite || (double.IsFinite(value) && (value != 0 || IsZero))
            ? value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Sign < 0 ? "-" : "")}2^{Magnitude}");
    }

    private static BigFloat Divide(BigInteger top, long topExponent, BigInteger bottom, long bottomExponent)
    {
        long shift = Math.Max(0, Precision + 4 + BitLength(bottom) - BitLength(top));
        return new((top << (int)shift) / bottom, topExponent - bottomExponent - shift);
    }

    private static int Compare(BigFloat a, BigFloat b)
    {
        if (a.IsNaN || b.IsNaN)
        {
            throw new InvalidOperationException("NaN has no order.");
        }

        if (!a.IsFinite || !b.IsFinite || a.Sign != b.Sign)
        {
            return Rank(a).CompareTo(Rank(b));
        }

        if (a.IsZero)
        {
            return 0;
        }

        if (a.Magnitude != b.Magnitude)
        {
            return a.Magnitude.CompareTo(b.Magnitude) * a.Sign;
        }

        long shift = a.exponent - b.exponent;
        return shift >= 0
            ? (a.mantissa << (int)shift).CompareTo(b.mantissa)
            : a.mantissa.CompareTo(b.mantissa << (int)-shift);

        static int Rank(BigFloat x) => x.IsInfinity ? 2 * x.Sign : x.Sign;
    }

    private static long BitLength(BigInteger value) => BigInteger.Abs(value).GetBitLength();

    private static BigInteger IntegerSqrt(BigInteger value)
    {
        BigInteger x = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (x + (value / x)) >> 1;
            if (next >= x)
            {
                return x;
            }

            x = next;
        }
    }
}
