using System.Globalization;
using System.Numerics;

namespace DerivGen.IntegrationTests;

/// <summary>A value of a function at exact arguments, to 50 digits: a line of tests/references/stable_math.csv.</summary>
public sealed record StableMathReference(string Function, string Type, string Kind, double[] Arguments, string Value, double? Unit)
{
    public static IReadOnlyList<StableMathReference> All { get; } = ReadAll();

    public bool IsDouble => Type == "double";

    /// <summary>How far away the computed value is, in units in the last place of the true one, or in those that the line states.</summary>
    public double ErrorOf(double computed)
    {
        if (!double.IsFinite(computed) || Value.EndsWith("inf", StringComparison.Ordinal))
        {
            return computed.ToString(CultureInfo.InvariantCulture).Replace("Infinity", "inf", StringComparison.Ordinal) == Value ? 0 : double.PositiveInfinity;
        }

        // The value is d₁ / d₂, the computed one c₁ / c₂; all exact.
        (BigInteger d1, BigInteger d2) = ParseDecimal(Value);
        (BigInteger c1, BigInteger c2) = Split(computed);
        (BigInteger u1, BigInteger u2) = Split(Unit ?? UnitInTheLastPlace);
        BigInteger numerator = BigInteger.Abs(c1 * d2 - d1 * c2) * u2;
        return (double)((numerator << 40) / (c2 * d2 * u1)) / (1L << 40);
    }

    public override string ToString() =>
        $"{Function}({string.Join(", ", Arguments.Take(8).Select(argument => argument.ToString("R", CultureInfo.InvariantCulture)))}) of {Type}";

    private double UnitInTheLastPlace
    {
        get
        {
            double value = Math.Abs(double.Parse(Value, CultureInfo.InvariantCulture));
            (int bits, int exponent) = IsDouble ? (53, -1022) : (24, -126);
            return Math.ScaleB(1, Math.Max(value == 0 ? exponent : Math.ILogB(value), exponent) - bits + 1);
        }
    }

    private static List<StableMathReference> ReadAll()
    {
        using Stream resource = typeof(StableMathReference).Assembly.GetManifestResourceStream("stable_math.csv")!;
        using StreamReader reader = new(resource);
        reader.ReadLine(); // the head
        List<StableMathReference> references = [];
        while (reader.ReadLine() is { } line)
        {
            string[] columns = line.Split(',');
            references.Add(new(
                columns[0],
                columns[1],
                columns[2],
                [.. columns[3].Split(' ').Select(ParseBits)],
                columns[4],
                columns[5].Length > 0 ? double.Parse(columns[5], CultureInfo.InvariantCulture) : null));
        }

        return references;
    }

    private static double ParseBits(string hexadecimal) => hexadecimal.Length == 16
        ? BitConverter.Int64BitsToDouble(long.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : BitConverter.Int32BitsToSingle(int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static (BigInteger Numerator, BigInteger Denominator) ParseDecimal(string text)
    {
        string[] parts = text.Split('e');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        BigInteger digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        BigInteger power = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent < 0 ? (digits, power) : (digits * power, BigInteger.One);
    }

    private static (BigInteger Numerator, BigInteger Denominator) Split(double number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        int exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger significand = bits & 0xfffffffffffff;
        if (exponent > 0)
        {
            significand += 1L << 52;
            exponent--;
        }

        exponent -= 1074;
        significand *= Math.Sign(number);
        return exponent < 0 ? (significand, BigInteger.One << -exponent) : (significand << exponent, BigInteger.One);
    }
}
