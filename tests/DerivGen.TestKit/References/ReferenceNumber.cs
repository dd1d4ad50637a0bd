using System.Globalization;
using System.Numerics;

namespace DerivGen.TestKit;

/// <summary>
/// A number of the table of references: a decimal of any length, exactly, or an infinity. What was computed in binary is
/// compared with it in rational arithmetic, so that the comparison has no rounding of its own to forgive.
/// </summary>
public sealed class ReferenceNumber
{
    private readonly BigInteger _digits;
    private readonly int _exponent;
    private readonly double _infinity;

    private ReferenceNumber(string text, BigInteger digits, int exponent, double infinity)
    {
        Text = text;
        _digits = digits;
        _exponent = exponent;
        _infinity = infinity;
    }

    /// <summary>As it stands in the table.</summary>
    public string Text { get; }

    public bool IsInfinite => _infinity != 0;

    /// <summary>The nearest double.</summary>
    public double ToDouble() => IsInfinite ? _infinity : double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Reads <c>-1.25e-348</c>, <c>0.5</c>, <c>Infinity</c>.</summary>
    public static ReferenceNumber Parse(string text)
    {
        switch (text)
        {
            case "Infinity":
                return new ReferenceNumber(text, 0, 0, double.PositiveInfinity);
            case "-Infinity":
                return new ReferenceNumber(text, 0, 0, double.NegativeInfinity);
        }

        int end = text.IndexOf('e', StringComparison.Ordinal);
        string mantissa = end < 0 ? text : text[..end];
        int exponent = end < 0 ? 0 : int.Parse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        return new ReferenceNumber(text, BigInteger.Parse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent, 0);
    }

    /// <summary>
    /// |computed − this| in units. Infinite where only one of the two is, or they are different infinities, or the computed
    /// one is NaN.
    /// </summary>
    public double ErrorInUnits(double computed, double unit)
    {
        if (IsInfinite || !double.IsFinite(computed))
        {
            return computed.Equals(_infinity) && IsInfinite ? 0 : double.PositiveInfinity;
        }

        Rational difference = Rational.Of(computed).Minus(Rational.OfDecimal(_digits, _exponent));
        return difference.IsZero ? 0 : unit == 0 ? double.PositiveInfinity : difference.DividedBy(Rational.Of(unit)).Magnitude();
    }

    /// <summary>Whether this, rounded to as many decimals as the other has, is the other.</summary>
    public bool RoundsTo(string printed)
    {
        ReferenceNumber other = Parse(printed);
        Rational difference = Rational.OfDecimal(_digits, _exponent).Minus(Rational.OfDecimal(other._digits, other._exponent));
        return difference.DividedBy(Rational.OfDecimal(1, other._exponent)).Magnitude() <= 0.5;
    }

    public override string ToString() => Text;

    /// <summary>A quotient of whole numbers; never reduced, it lives for one comparison.</summary>
    private readonly struct Rational(BigInteger numerator, BigInteger denominator)
    {
        private readonly BigInteger _numerator = numerator;
        private readonly BigInteger _denominator = denominator;

        public bool IsZero => _numerator.IsZero;

        public static Rational Of(double x)
        {
            long bits = BitConverter.DoubleToInt64Bits(x);
            int biased = (int)((bits >> 52) & 0x7FF);
            long fraction = bits & 0xF_FFFF_FFFF_FFFF;
            BigInteger mantissa = biased == 0 ? fraction : fraction | (1L << 52);
            int exponent = Math.Max(biased, 1) - 1075;
            mantissa = bits < 0 ? -mantissa : mantissa;
            return exponent >= 0 ? new Rational(mantissa << exponent, 1) : new Rational(mantissa, BigInteger.One << -exponent);
        }

        public static Rational OfDecimal(BigInteger digits, int exponent) =>
            exponent >= 0 ? new Rational(digits * BigInteger.Pow(10, exponent), 1) : new Rational(digits, BigInteger.Pow(10, -exponent));

        public Rational Minus(Rational other) =>
            new((_numerator * other._denominator) - (other._numerator * _denominator), _denominator * other._denominator);

        public Rational DividedBy(Rational other) => new(_numerator * other._denominator, _denominator * other._numerator);

        /// <summary>The absolute value, to about 60 bits.</summary>
        public double Magnitude()
        {
            BigInteger numerator = BigInteger.Abs(_numerator);
            BigInteger denominator = BigInteger.Abs(_denominator);
            int shift = (int)(denominator.GetBitLength() - numerator.GetBitLength()) + 60;
            BigInteger quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
            return Math.ScaleB((double)quotient, -shift);
        }
    }
}
