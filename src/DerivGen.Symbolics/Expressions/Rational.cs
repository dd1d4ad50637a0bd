using System.Globalization;
using System.Numerics;

namespace DerivGen.Symbolics.Expressions;

/// <summary>An exact rational number in lowest terms: the coefficients and exponents of the canonical forms.</summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    /// <summary>Folding a power stops where the result would need more bits than this.</summary>
    private const int MaximumBits = 8192;

    private readonly BigInteger numerator;
    private readonly BigInteger denominatorLessOne; // so that default(Rational) is 0/1

    public static readonly Rational Zero = new(BigInteger.Zero, BigInteger.One);
    public static readonly Rational One = new(BigInteger.One, BigInteger.One);
    public static readonly Rational MinusOne = new(BigInteger.MinusOne, BigInteger.One);
    public static readonly Rational Two = new(2, BigInteger.One);
    public static readonly Rational Half = new(BigInteger.One, 2);

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        if (!denominator.IsOne)
        {
            BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (denominator.Sign < 0)
            {
                divisor = -divisor;
            }

            numerator /= divisor;
            denominator /= divisor;
        }

        this.numerator = numerator;
        denominatorLessOne = denominator - BigInteger.One;
    }

    public BigInteger Numerator => numerator;

    public BigInteger Denominator => denominatorLessOne + BigInteger.One;

    public int Sign => numerator.Sign;

    public bool IsZero => numerator.IsZero;

    public bool IsOne => numerator.IsOne && denominatorLessOne.IsZero;

    public bool IsInteger => denominatorLessOne.IsZero;

    public bool IsEvenInteger => IsInteger && numerator.IsEven;

    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    public static implicit operator Rational(long value) => new(value, BigInteger.One);

    public static Rational operator +(Rational a, Rational b) =>
        a.IsInteger && b.IsInteger
            ? new(a.numerator + b.numerator, BigInteger.One)
            : new((a.numerator * b.Denominator) + (b.numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + (-b);

    public static Rational operator -(Rational a) => new(-a.numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.numerator * b.numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.numerator * b.Denominator, a.Denominator * b.numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static Rational Abs(Rational value) => new(BigInteger.Abs(value.numerator), value.Denominator);

    /// <summary>The largest rational that divides both to integers: the content of two coefficients.</summary>
    public static Rational GreatestCommonDivisor(Rational a, Rational b) =>
        new(
            BigInteger.GreatestCommonDivisor(a.numerator * b.Denominator, b.numerator * a.Denominator),
            a.Denominator * b.Denominator);

    /// <summary>The number that a finite <paramref name="value"/> holds exactly.</summary>
    public static Rational FromDouble(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xF_FFFF_FFFF_FFFFL;
        if (exponent == 0x7FF)
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        int shift = (exponent == 0 ? 1 : exponent) - 1075;
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        return shift >= 0 ? new(signed << shift, BigInteger.One) : new(signed, BigInteger.One << -shift);
    }

    /// <summary>The decimal that was written: the shortest one that parses back to the finite <paramref name="value"/>.</summary>
    public static Rational FromShortestDecimal(double value) => ParseDecimal(ShortestDecimal(value));

    /// <summary>The decimal that was written: the shortest one that parses back to the finite <paramref name="value"/>.</summary>
    public static Rational FromShortestDecimal(float value) => ParseDecimal(ShortestDecimal(value));

    /// <summary>Reads an invariant decimal such as <c>-1.25e-3</c>.</summary>
    public static Rational ParseDecimal(string text)
    {
        int mark = text.IndexOfAny(['e', 'E']);
        int exponent = mark < 0 ? 0 : int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = mark < 0 ? text : text.Substring(0, mark);
        int point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        BigInteger mantissa = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0
            ? new(mantissa * BigInteger.Pow(10, exponent), BigInteger.One)
            : new(mantissa, BigInteger.Pow(10, -exponent));
    }

    /// <summary>The power with an exact result of bounded size, if there is one.</summary>
    public static bool TryPower(Rational value, Rational exponent, out Rational power)
    {
        power = Zero;
        if (value.IsZero)
        {
            power = exponent.IsZero ? One : Zero;
            return exponent.Sign >= 0;
        }

        if (value.IsOne)
        {
            power = One;
            return true;
        }

        if (exponent.Denominator > 64 || BigInteger.Abs(exponent.numerator) > MaximumBits
            || (long)BigInteger.Abs(exponent.numerator) * value.BitLength > MaximumBits)
        {
            return false;
        }

        Rational root = value;
        if (!exponent.IsInteger && !TryRoot(value, (int)exponent.Denominator, out root))
        {
            return false;
        }

        int n = (int)exponent.numerator;
        BigInteger top = BigInteger.Pow(root.numerator, Math.Abs(n));
        BigInteger bottom = BigInteger.Pow(root.Denominator, Math.Abs(n));
        power = n >= 0 ? new(top, bottom) : new(bottom, top);
        return true;
    }

    /// <summary>The nearest float.</summary>
    public float ToSingle()
    {
        // A double that rounds to the middle between two floats has forgotten on which side the number lies.
        float nearest = (float)ToDouble();
        if (float.IsInfinity(nearest))
        {
            return nearest;
        }

        float best = nearest;
        Rational error = Abs(FromDouble(nearest) - this);
        foreach (float neighbour in new[] { Step(nearest, 1), Step(nearest, -1) })
        {
            if (!float.IsInfinity(neighbour) && Abs(FromDouble(neighbour) - this) < error)
            {
                best = neighbour;
                error = Abs(FromDouble(neighbour) - this);
            }
        }

        return best;
    }

    /// <summary>The nearest double.</summary>
    public double ToDouble()
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        // 66 quotient bits, the last one sticky; the conversions below then round once.
        BigInteger top = BigInteger.Abs(numerator);
        int shift = 66 - (Bits(top) - Bits(Denominator));
        BigInteger scaledTop = shift > 0 ? top << shift : top;
        BigInteger scaledBottom = shift < 0 ? Denominator << -shift : Denominator;
        BigInteger quotient = BigInteger.DivRem(scaledTop, scaledBottom, out BigInteger remainder);
        if (!remainder.IsZero)
        {
            quotient |= BigInteger.One;
        }

        // A result exponent below the normal range loses bits: drop them here so that only one rounding happens.
        int exponent = Bits(quotient) - shift;
        int keep = exponent > -1022 ? 53 : 53 - (-1021 - exponent);
        if (exponent > 1024)
        {
            return numerator.Sign > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        if (keep < 0)
        {
            return numerator.Sign > 0 ? 0.0 : -0.0;
        }

        int drop = Bits(quotient) - keep;
        BigInteger kept = quotient >> drop;
        BigInteger rest = quotient - (kept << drop);
        BigInteger half = BigInteger.One << (drop - 1);
        if (rest > half || (rest == half && !kept.IsEven))
        {
            kept += BigInteger.One;
        }

        int power = drop - shift;
        double magnitude = (double)kept;
        while (power > 0)
        {
            int step = Math.Min(power, 1000);
            magnitude *= PowerOfTwo(step);
            power -= step;
        }

        while (power < 0)
        {
            int step = Math.Min(-power, 1000);
            magnitude *= PowerOfTwo(-step);
            power += step;
        }

        return numerator.Sign > 0 ? magnitude : -magnitude;
    }

    public int CompareTo(Rational other) =>
        IsInteger && other.IsInteger
            ? numerator.CompareTo(other.numerator)
            : (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    public bool Equals(Rational other) => numerator == other.numerator && denominatorLessOne == other.denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => unchecked((int)StructuralHash);

    /// <summary>A hash that is the same in every process.</summary>
    public ulong StructuralHash
    {
        get
        {
            ulong hash = 14695981039346656037UL;
            foreach (byte part in numerator.ToByteArray())
            {
                hash = unchecked((hash ^ part) * 1099511628211UL);
            }

            foreach (byte part in denominatorLessOne.ToByteArray())
            {
                hash = unchecked((hash ^ part) * 1099511628211UL);
            }

            return hash;
        }
    }

    public override string ToString() =>
        IsInteger
            ? numerator.ToString(CultureInfo.InvariantCulture)
            : numerator.ToString(CultureInfo.InvariantCulture) + "/" + Denominator.ToString(CultureInfo.InvariantCulture);

    private int BitLength => Math.Max(Bits(BigInteger.Abs(numerator)), Bits(Denominator));

    private static int Bits(BigInteger positive)
    {
        byte[] bytes = positive.ToByteArray();
        int top = bytes.Length - 1;
        while (top > 0 && bytes[top] == 0)
        {
            top--;
        }

        int bits = top * 8;
        for (int high = bytes[top]; high != 0; high >>= 1)
        {
            bits++;
        }

        return bits;
    }

    private static double PowerOfTwo(int exponent) =>
        exponent > -1023
            ? BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52)
            : throw new ArgumentOutOfRangeException(nameof(exponent));

    private static bool TryRoot(Rational value, int degree, out Rational root)
    {
        root = Zero;
        if (value.Sign < 0 || !TryRoot(value.numerator, degree, out BigInteger top) || !TryRoot(value.Denominator, degree, out BigInteger bottom))
        {
            return false;
        }

        root = new(top, bottom);
        return true;
    }

    private static bool TryRoot(BigInteger value, int degree, out BigInteger root)
    {
        BigInteger low = BigInteger.One;
        BigInteger high = BigInteger.One << ((Bits(value) / degree) + 1);
        while (low < high)
        {
            BigInteger middle = (low + high + BigInteger.One) >> 1;
            if (BigInteger.Pow(middle, degree) <= value)
            {
                low = middle;
            }
            else
            {
                high = middle - BigInteger.One;
            }
        }

        root = low;
        return BigInteger.Pow(low, degree) == value;
    }

    private static string ShortestDecimal(double value)
    {
        // "R" is not the shortest on every framework that hosts a compiler: try the digits in turn.
        for (int digits = 1; digits <= 17; digits++)
        {
            string text = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value));
    }

    private static string ShortestDecimal(float value)
    {
        for (int digits = 1; digits <= 9; digits++)
        {
            string text = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The next float away from zero, or towards it.</summary>
    private static float Step(float value, int direction)
    {
        if (value == 0)
        {
            return direction * float.Epsilon;
        }

        int bits = BitConverter.ToInt32(BitConverter.GetBytes(value), 0);
        return BitConverter.ToSingle(BitConverter.GetBytes(bits + (value > 0 ? direction : -direction)), 0);
    }
}
