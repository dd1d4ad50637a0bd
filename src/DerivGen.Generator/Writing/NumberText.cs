using System.Globalization;
using System.Text;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>
/// Numbers as C# literals: the shortest text that parses back to the same bits, always with a decimal point, an exponent or a
/// suffix, so that no integer arithmetic slips in.
/// </summary>
internal static class NumberText
{
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        for (int digits = 1; digits < 17; digits++)
        {
            string text = Scientific(value, digits);
            if (BitConverter.DoubleToInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value))
            {
                return Arrange(text, IsNegative(value), ".0");
            }
        }

        return Arrange(Scientific(value, 17), IsNegative(value), ".0");
    }

    public static string Of(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        string text;
        int digits = 1;
        do
        {
            text = Scientific(value, digits);
        }
        while (++digits <= 9 && !float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value));

        return Arrange(text, IsNegative(value), "") + "f";
    }

    /// <summary>The nearest number of the precision.</summary>
    public static string Of(Rational value, RealPrecision precision) =>
        precision == RealPrecision.Single ? Of(value.ToSingle()) : Of(value.ToDouble());

    /// <summary>Whether the text of <see cref="Of(Rational, RealPrecision)"/>, read as a decimal, says exactly this number.</summary>
    public static bool IsExactDecimal(Rational value, RealPrecision precision)
    {
        if (precision == RealPrecision.Single)
        {
            float single = value.ToSingle();
            return !float.IsInfinity(single) && Rational.FromShortestDecimal(single) == value;
        }

        double number = value.ToDouble();
        return !double.IsInfinity(number) && Rational.FromShortestDecimal(number) == value;
    }

    /// <summary>Whether the precision holds exactly this number.</summary>
    public static bool IsRepresentable(Rational value, RealPrecision precision)
    {
        double number = precision == RealPrecision.Single ? value.ToSingle() : value.ToDouble();
        return !double.IsInfinity(number) && Rational.FromDouble(number) == value;
    }

    private static string Scientific(IFormattable value, int digits) =>
        value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool IsNegative(double value) => BitConverter.DoubleToInt64Bits(value) < 0;

    /// <summary>From d.dddE±eee to a plain decimal where that is short.</summary>
    private static string Arrange(string scientific, bool negative, string wholeNumberEnding)
    {
        int mark = scientific.IndexOf('E');
        int exponent = int.Parse(scientific.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = scientific.Substring(0, mark).Replace("-", "").Replace(".", "").TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;

        StringBuilder text = new(negative ? "-" : "");
        if (exponent is < -4 or >= 15)
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
            {
                text.Append('.').Append(digits, 1, digits.Length - 1);
            }

            text.Append('E').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture));
        }
        else if (exponent < 0)
        {
            text.Append("0.").Append('0', -exponent - 1).Append(digits);
        }
        else if (digits.Length <= exponent + 1)
        {
            text.Append(digits).Append('0', exponent + 1 - digits.Length).Append(wholeNumberEnding);
        }
        else
        {
            text.Append(digits, 0, exponent + 1).Append('.').Append(digits, exponent + 1, digits.Length - exponent - 1);
        }

        return text.ToString();
    }
}
