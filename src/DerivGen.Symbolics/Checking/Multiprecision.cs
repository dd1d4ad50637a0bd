namespace DerivGen.Symbolics.Checking;

/// <summary>
/// A real number known to within a radius: ±mantissa · 2^exponent ± radius · 2^exponent, the mantissa's highest bit set. The
/// exponent is far wider than a double's, so that nothing overflows that a double would lose; the radius bounds the
/// error of everything that led to the number, so that what cancelled is seen for what it is.
/// </summary>
internal readonly struct Multiprecision
{
    /// <summary>Beyond this exponent a number is unknown, below its negative it is zero to within 2 to that power.</summary>
    public const int MaximumExponent = 1 << 29;

    private const double SmallestError = 1e-270;

    private readonly uint[]? mantissa;

    private Multiprecision(NumberKind kind, bool isNegative, uint[]? mantissa, int exponent, double radius)
    {
        Kind = kind;
        IsNegative = isNegative;
        this.mantissa = mantissa;
        Exponent = exponent;
        Radius = radius;
    }

    public static readonly Multiprecision Undefined = new(NumberKind.Undefined, false, null, 0, 0);
    public static readonly Multiprecision Unknown = new(NumberKind.Unknown, false, null, 0, 0);
    public static readonly Multiprecision PositiveInfinity = new(NumberKind.Infinite, false, null, 0, 0);
    public static readonly Multiprecision NegativeInfinity = new(NumberKind.Infinite, true, null, 0, 0);

    public NumberKind Kind { get; }

    public bool IsNegative { get; }

    /// <summary>The power of two that the mantissa's lowest bit stands for.</summary>
    public int Exponent { get; }

    /// <summary>The largest possible error, in units of the mantissa's lowest bit.</summary>
    public double Radius { get; }

    public uint[] Mantissa => mantissa!;

    public bool IsFinite => Kind == NumberKind.Finite;

    /// <summary>Whether the number's middle is 0.</summary>
    public bool IsZero => Kind == NumberKind.Finite && mantissa is null;

    public bool IsExact => Kind == NumberKind.Finite && Radius == 0;

    public bool IsExactZero => IsZero && Radius == 0;

    /// <summary>−1, 0 or 1, of the middle.</summary>
    public int Sign => Kind == NumberKind.Infinite || mantissa is not null ? (IsNegative ? -1 : 1) : 0;

    /// <summary>The middle is in [2^(m−1), 2^m) where m is this; of a zero, a power of two that its radius is below.</summary>
    public long Magnitude => mantissa is null ? (Radius == 0 ? long.MinValue / 2 : Exponent + Log2(Radius)) : Exponent + ((long)mantissa.Length * Limbs.Bits);

    /// <summary>A power of two that the error is below.</summary>
    public long RadiusMagnitude => Radius == 0 ? long.MinValue / 2 : Exponent + Log2(Radius);

    /// <summary>The mantissa as a fraction in [½, 1).</summary>
    public double Fraction
    {
        get
        {
            if (mantissa is null)
            {
                return 0;
            }

            int n = mantissa.Length;
            double fraction = mantissa[n - 1] * (1.0 / 4294967296.0);
            fraction += mantissa[n - 2] * (1.0 / 4294967296.0 / 4294967296.0);
            return fraction;
        }
    }

    /// <summary>A zero that may be anything up to radius · 2^exponent.</summary>
    public static Multiprecision Zero(double radius = 0, int exponent = 0) => new(NumberKind.Finite, false, null, exponent, radius);

    public static Multiprecision Infinity(bool isNegative) => isNegative ? NegativeInfinity : PositiveInfinity;

    /// <summary>A number of a mantissa that need not be normalised; the array is taken over.</summary>
    public static Multiprecision Create(bool isNegative, uint[] limbs, long exponent, double radius)
    {
        int shift = Limbs.LeadingZeros(limbs);
        if (shift == limbs.Length * Limbs.Bits)
        {
            return OutsideRange(exponent) ?? Zero(radius, (int)exponent);
        }

        if (shift > 0)
        {
            Limbs.ShiftLeft(limbs, shift);
            exponent -= shift;
            radius *= PowerOfTwo(shift);
        }

        return OutsideRange(exponent) ?? (double.IsInfinity(radius) || double.IsNaN(radius)
            ? Unknown
            : new(NumberKind.Finite, isNegative, limbs, (int)exponent, radius));
    }

    public Multiprecision Negate() => Kind is NumberKind.Finite or NumberKind.Infinite && Sign != 0 ? new(Kind, !IsNegative, mantissa, Exponent, Radius) : this;

    public Multiprecision Abs() => IsNegative ? Negate() : this;

    /// <summary>this · 2^power, exactly.</summary>
    public Multiprecision ScaleByPowerOfTwo(int power) =>
        Kind != NumberKind.Finite || IsExactZero ? this
        : OutsideRange((long)Exponent + power) ?? new(Kind, IsNegative, mantissa, Exponent + power, Radius);

    /// <summary>The same number with a larger error, in units of the lowest bit.</summary>
    public Multiprecision Widen(double units) => Kind != NumberKind.Finite ? this : new(Kind, IsNegative, mantissa, Exponent, Radius + units);

    /// <summary>The nearest double, or nearly so: what a kernel's result is compared with.</summary>
    public double ToDouble()
    {
        switch (Kind)
        {
            case NumberKind.Infinite:
                return IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
            case NumberKind.Undefined or NumberKind.Unknown:
                return double.NaN;
        }

        double value = mantissa is null ? 0 : Scale(Fraction, Magnitude);
        return IsNegative ? -value : value;
    }

    /// <summary>Whether both are the same middle and radius: the outcome of the same computation.</summary>
    public bool IsIdenticalTo(Multiprecision other)
    {
        if (Kind != other.Kind || IsNegative != other.IsNegative || Radius != other.Radius || (mantissa is null) != (other.mantissa is null))
        {
            return false;
        }

        return mantissa is null
            ? Kind == NumberKind.Infinite || (Kind == NumberKind.Finite && (Radius == 0 || Exponent == other.Exponent))
            : Exponent == other.Exponent && Limbs.Compare(mantissa, other.mantissa!) == 0;
    }

    public override string ToString() => Kind != NumberKind.Finite ? (Kind == NumberKind.Infinite && IsNegative ? "-" : "") + Kind
        : (IsNegative ? "-" : "") + Fraction.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        + "·2^" + (mantissa is null ? 0 : Magnitude).ToString(System.Globalization.CultureInfo.InvariantCulture)
        + (Radius == 0 ? "" : " ± 2^" + RadiusMagnitude.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>2^power, 0 or ∞ beyond a double's range.</summary>
    public static double PowerOfTwo(long power) =>
        power > 1023 ? double.PositiveInfinity : power < -1022 ? 0 : BitConverter.Int64BitsToDouble((power + 1023) << 52);

    /// <summary>x · 2^power.</summary>
    public static double Scale(double x, long power)
    {
        if (x == 0)
        {
            return 0;
        }

        while (power > 1000 && !double.IsInfinity(x))
        {
            x *= PowerOfTwo(1000);
            power -= 1000;
        }

        while (power < -1000 && x != 0)
        {
            x *= PowerOfTwo(-1000);
            power += 1000;
        }

        return power is >= -1000 and <= 1000 ? x * PowerOfTwo(power) : x;
    }

    /// <summary>An error times 2^power, never rounded to 0: what is known not to be exact stays so.</summary>
    public static double ScaleError(double error, long power) => error == 0 ? 0 : Math.Max(Scale(error, power), SmallestError);

    private static Multiprecision? OutsideRange(long exponent) =>
        exponent > MaximumExponent ? Unknown : exponent < -MaximumExponent ? Zero(1, -MaximumExponent / 2) : null;

    private static long Log2(double radius) => ((BitConverter.DoubleToInt64Bits(radius) >> 52) & 0x7FF) - 1022;
}
