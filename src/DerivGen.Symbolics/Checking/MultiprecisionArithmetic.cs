using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Arithmetic of <see cref="Multiprecision"/> numbers with a given number of limbs.</summary>
internal sealed partial class MultiprecisionArithmetic : Arithmetic<Multiprecision>
{
    /// <summary>A relative error beyond which a divisor or an argument says nothing any more.</summary>
    private const double LargestRelativeError = 1.0 / (1 << 20);

    private readonly int words;
    private readonly uint[] scratch;
    private readonly Dictionary<Rational, Multiprecision> rationals = [];

    /// <param name="words">The number of 32-bit limbs.</param>
    public MultiprecisionArithmetic(int words)
    {
        this.words = words;
        scratch = new uint[2 * words];
        One = FromInteger(1);
    }

    public Multiprecision One { get; }

    /// <summary>The bits of a mantissa.</summary>
    public int Bits => words * Limbs.Bits;

    public override bool ZeroTimesLogarithmIsZero => !FollowsFloatingPoint;

    /// <summary>Whether 0·log 0 is undefined, as it is where emitted code runs.</summary>
    public bool FollowsFloatingPoint { get; init; }

    public override Multiprecision Unknown => Multiprecision.Unknown;

    /// <summary>Where inputs are moved by a little, how far each; see <see cref="Input"/>.</summary>
    public Func<int, int, Multiprecision>? Shift { get; set; }

    public override Multiprecision Input(double value, int symbol, int place) =>
        Shift is null ? FromDouble(value) : Add(FromDouble(value), Shift(symbol, place));

    public Multiprecision FromDouble(double value)
    {
        if (value == 0)
        {
            return Multiprecision.Zero();
        }

        if (double.IsNaN(value))
        {
            return Multiprecision.Undefined;
        }

        if (double.IsInfinity(value))
        {
            return Multiprecision.Infinity(value < 0);
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        ulong digits = (ulong)bits & 0xFFFFFFFFFFFFFUL;
        return FromDigits(bits < 0, exponent == 0 ? digits : digits | (1UL << 52), Math.Max(exponent, 1) - 1075);
    }

    public override Multiprecision FromInteger(long value) =>
        value == 0 ? Multiprecision.Zero() : FromDigits(value < 0, value < 0 ? (ulong)-value : (ulong)value, 0);

    public override Multiprecision FromRational(Rational value)
    {
        if (!rationals.TryGetValue(value, out Multiprecision result))
        {
            result = value.IsInteger ? FromBigInteger(value.Numerator) : Divide(FromBigInteger(value.Numerator), FromBigInteger(value.Denominator));
            rationals.Add(value, result);
        }

        return result;
    }

    public override Multiprecision Named(ConstantName name) => name switch
    {
        ConstantName.Pi => Pi,
        ConstantName.PositiveInfinity => Multiprecision.PositiveInfinity,
        ConstantName.NegativeInfinity => Multiprecision.NegativeInfinity,
        _ => Multiprecision.Undefined,
    };

    public override Multiprecision Add(Multiprecision a, Multiprecision b)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return Worst(a, b) ?? (a.IsFinite ? b : b.IsFinite || a.IsNegative == b.IsNegative ? a : Multiprecision.Undefined);
        }

        if (a.IsZero || b.IsZero)
        {
            (Multiprecision zero, Multiprecision other) = a.IsZero ? (a, b) : (b, a);
            if (zero.Radius == 0)
            {
                return other;
            }

            if (!other.IsZero)
            {
                return other.Widen(Multiprecision.ScaleError(zero.Radius, (long)zero.Exponent - other.Exponent)) is { } sum && !double.IsInfinity(sum.Radius)
                    ? sum
                    : Multiprecision.Zero(1, (int)Math.Min(Multiprecision.MaximumExponent, Math.Max(zero.RadiusMagnitude, Math.Max(other.Magnitude, other.RadiusMagnitude)) + 2));
            }

            return zero.RadiusMagnitude >= other.RadiusMagnitude
                ? zero.Widen(Multiprecision.ScaleError(other.Radius, (long)other.Exponent - zero.Exponent))
                : other.Widen(Multiprecision.ScaleError(zero.Radius, (long)zero.Exponent - other.Exponent));
        }

        if (a.Exponent < b.Exponent)
        {
            (a, b) = (b, a);
        }

        long shift = (long)a.Exponent - b.Exponent;
        if (shift > Bits + 1)
        {
            return a.Widen(Multiprecision.ScaleError(1 + Multiprecision.ScaleError(b.Radius, -Bits), Bits - shift));
        }

        bool lost = false;
        uint[] smaller = shift == 0 ? b.Mantissa : Limbs.ShiftRight(b.Mantissa, (int)shift, out lost);
        double radius = a.Radius + Multiprecision.ScaleError(b.Radius, -shift) + (lost ? 1 : 0);
        if (a.IsNegative == b.IsNegative)
        {
            uint[] sum = (uint[])a.Mantissa.Clone();
            if (Limbs.Add(sum, smaller) == 0)
            {
                return Multiprecision.Create(a.IsNegative, sum, a.Exponent, radius);
            }

            uint[] half = Limbs.ShiftRight(sum, 1, out bool lostBit);
            half[words - 1] |= 0x80000000;
            return Multiprecision.Create(a.IsNegative, half, (long)a.Exponent + 1, (radius * 0.5) + (lostBit ? 1 : 0));
        }

        int order = Limbs.Compare(a.Mantissa, smaller);
        return order == 0
            ? Multiprecision.Zero(radius, a.Exponent)
            : Multiprecision.Create(
                order > 0 ? a.IsNegative : b.IsNegative,
                order > 0 ? Limbs.Subtract(a.Mantissa, smaller) : Limbs.Subtract(smaller, a.Mantissa),
                a.Exponent,
                radius);
    }

    public Multiprecision Subtract(Multiprecision a, Multiprecision b) => Add(a, b.Negate());

    public override Multiprecision Multiply(Multiprecision a, Multiprecision b)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return Worst(a, b) ?? (a.IsZero || b.IsZero ? Multiprecision.Undefined : Multiprecision.Infinity(a.IsNegative != b.IsNegative));
        }

        if (a.IsExactZero || b.IsExactZero)
        {
            return Multiprecision.Zero();
        }

        if (a.IsZero || b.IsZero)
        {
            long magnitude = Math.Max(a.Magnitude, a.RadiusMagnitude) + Math.Max(b.Magnitude, b.RadiusMagnitude) + 2;
            return magnitude > Multiprecision.MaximumExponent ? Multiprecision.Unknown
                : Multiprecision.Zero(1, (int)Math.Max(magnitude, -Multiprecision.MaximumExponent));
        }

        uint[] product = Limbs.MultiplyHigh(a.Mantissa, b.Mantissa, scratch, out uint below, out bool lost);
        long exponent = (long)a.Exponent + b.Exponent + Bits;
        double radius = ((a.Fraction * b.Radius) + (b.Fraction * a.Radius) + (a.Radius * Multiprecision.ScaleError(b.Radius, -Bits))) * 1.0001;
        if ((product[words - 1] & 0x80000000) == 0)
        {
            Limbs.ShiftLeft(product, 1);
            product[0] |= below >> 31;
            exponent--;
            radius *= 2;
        }

        return Multiprecision.Create(a.IsNegative != b.IsNegative, product, exponent, radius + (lost ? 1 : 0));
    }

    public Multiprecision Divide(Multiprecision a, Multiprecision b)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return Worst(a, b) ?? (a.IsFinite ? Multiprecision.Zero() : b.IsFinite ? Multiprecision.Infinity(a.IsNegative != b.IsNegative) : Multiprecision.Undefined);
        }

        if (b.IsExactZero)
        {
            return Multiprecision.Undefined;
        }

        double relative = RelativeError(b);
        if (relative > LargestRelativeError)
        {
            return Multiprecision.Unknown;
        }

        if (a.IsZero)
        {
            return a.Radius == 0 ? a : Multiply(a, Divide(One, b));
        }

        uint[] wide = Limbs.Divide(a.Mantissa, b.Mantissa, out bool lost);
        long exponent = (long)a.Exponent - b.Exponent - Bits;
        uint[] quotient = new uint[words];
        if (wide[words] != 0)
        {
            // The quotient is at least 1: one bit stands above the limbs.
            lost |= (wide[0] & 1) != 0;
            for (int i = 0; i < words; i++)
            {
                quotient[i] = (wide[i] >> 1) | (wide[i + 1] << 31);
            }

            exponent++;
        }
        else
        {
            Array.Copy(wide, quotient, words);
        }

        Multiprecision result = Multiprecision.Create(a.IsNegative != b.IsNegative, quotient, exponent, lost ? 1 : 0);
        double error = (RelativeError(a) + relative) * 1.0001;
        return error == 0 ? result : result.Widen(Multiprecision.ScaleError(error, Bits));
    }

    /// <summary>a / n for a small n.</summary>
    public static Multiprecision DivideBy(Multiprecision a, uint n)
    {
        if (!a.IsFinite || a.IsZero)
        {
            return a;
        }

        uint[] quotient = (uint[])a.Mantissa.Clone();
        bool lost = Limbs.DivideBy(quotient, n);
        return Multiprecision.Create(a.IsNegative, quotient, a.Exponent, (a.Radius / n) + (lost ? 1 : 0));
    }

    public Multiprecision Square(Multiprecision a) => Multiply(a, a);

    public override Order Compare(Multiprecision a, Multiprecision b)
    {
        if (a.Kind == NumberKind.Unknown || b.Kind == NumberKind.Unknown)
        {
            return Order.Undecided;
        }

        if (a.Kind == NumberKind.Undefined || b.Kind == NumberKind.Undefined)
        {
            return Order.Unordered;
        }

        if (a.IsIdenticalTo(b))
        {
            return Order.Equal;
        }

        if (!a.IsFinite || !b.IsFinite)
        {
            return (a.IsFinite ? 0 : a.Sign) < (b.IsFinite ? 0 : b.Sign) ? Order.Less : Order.Greater;
        }

        Multiprecision difference = Subtract(a, b);
        return difference.IsExactZero ? Order.Equal
            : difference.Radius * 2 >= difference.Fraction * Multiprecision.PowerOfTwo(Bits) ? Order.Undecided
            : difference.IsNegative ? Order.Less : Order.Greater;
    }

    public override Multiprecision Extremum(List<Multiprecision> terms, bool isMaximum)
    {
        Multiprecision best = terms[0];
        for (int i = 1; i < terms.Count; i++)
        {
            switch (Compare(terms[i], best))
            {
                case Order.Unordered:
                    return Multiprecision.Undefined;
                case Order.Undecided:
                    if (terms[i].Kind == NumberKind.Unknown || best.Kind == NumberKind.Unknown)
                    {
                        return Multiprecision.Unknown;
                    }

                    // Either may be the larger one: the difference is below their errors.
                    best = best.Widen((best.Radius * 2) + Multiprecision.ScaleError(terms[i].Radius * 2, (long)terms[i].Exponent - best.Exponent));
                    break;
                case Order.Greater when isMaximum:
                case Order.Less when !isMaximum:
                    best = terms[i];
                    break;
            }
        }

        return best;
    }

    public override bool IsFinite(Multiprecision x) => x.IsFinite;

    public override bool IsZero(Multiprecision x) => x.IsExactZero;

    public override long? Truncate(Multiprecision x) => RoundedTo(x, Math.Truncate) is { } whole ? whole : null;

    /// <summary>The relative error, ∞ where the number may be 0.</summary>
    public double RelativeError(Multiprecision a) =>
        a.Radius == 0 ? 0 : a.IsZero ? double.PositiveInfinity : Multiprecision.ScaleError(a.Radius, -Bits) / a.Fraction;

    private static Multiprecision? Worst(Multiprecision a, Multiprecision b) =>
        a.Kind == NumberKind.Unknown || b.Kind == NumberKind.Unknown ? Multiprecision.Unknown
        : a.Kind == NumberKind.Undefined || b.Kind == NumberKind.Undefined ? Multiprecision.Undefined
        : null;

    private Multiprecision FromDigits(bool isNegative, ulong digits, long exponent)
    {
        uint[] limbs = new uint[words];
        limbs[words - 1] = (uint)(digits >> Limbs.Bits);
        limbs[words - 2] = (uint)digits;
        return Multiprecision.Create(isNegative, limbs, exponent - ((words - 2) * Limbs.Bits), 0);
    }

    private Multiprecision FromBigInteger(BigInteger value)
    {
        if (value.IsZero)
        {
            return Multiprecision.Zero();
        }

        // Little-endian bytes; the top ones may be zero.
        byte[] bytes = BigInteger.Abs(value).ToByteArray();
        int count = (bytes.Length + 3) / 4;
        uint[] all = new uint[Math.Max(count, words) + 1];
        for (int i = 0; i < bytes.Length; i++)
        {
            all[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        }

        int zeros = Limbs.LeadingZeros(all);
        Limbs.ShiftLeft(all, zeros);
        uint[] limbs = new uint[words];
        Array.Copy(all, all.Length - words, limbs, 0, words);
        bool lost = all.Take(all.Length - words).Any(limb => limb != 0);
        return Multiprecision.Create(value.Sign < 0, limbs, ((long)(all.Length - words) * Limbs.Bits) - zeros, lost ? 1 : 0);
    }
}
