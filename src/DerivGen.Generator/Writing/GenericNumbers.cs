using System.Globalization;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>
/// The type parameter that a kernel computes in, with the constants that its text needs. C# has no literals of it: each
/// constant is declared once, at the head of the method.
/// </summary>
/// <param name="type">The type parameter.</param>
/// <param name="hasOverloads">Whether the DerivGen assembly that is referenced has functions of generic numbers; otherwise those of double are called.</param>
internal sealed class GenericNumbers(string type, bool hasOverloads)
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<Rational, string> Fractions = new()
    {
        [new(1, 2)] = "half",
        [new(3, 2)] = "threeHalves",
        [new(5, 2)] = "fiveHalves",
        [new(1, 3)] = "third",
        [new(2, 3)] = "twoThirds",
        [new(4, 3)] = "fourThirds",
        [new(1, 4)] = "quarter",
        [new(3, 4)] = "threeQuarters",
        [new(1, 5)] = "fifth",
        [new(1, 6)] = "sixth",
        [new(1, 8)] = "eighth",
        [new(1, 10)] = "tenth",
        [new(1, 100)] = "hundredth",
        [new(1, 1000)] = "thousandth",
    };

    private readonly Dictionary<Rational, string> names = [];

    /// <summary>The type parameter.</summary>
    public string Type => type;

    /// <summary>Whether the DerivGen assembly that is referenced has functions of generic numbers.</summary>
    public bool HasOverloads => hasOverloads;

    /// <summary>A number of the type parameter as a double.</summary>
    public static string AsDouble(string number) => "double.CreateChecked(" + number + ")";

    /// <summary>A function or a constant that the type has.</summary>
    public string Member(string name) => type + "." + name;

    /// <summary>A number of another type, converted.</summary>
    public string Converted(string number) => type + ".CreateChecked(" + number + ")";

    /// <summary>A number as the text of a literal would be; before <see cref="Name"/> it is only noted.</summary>
    public string Literal(Rational value)
    {
        if (value.IsZero)
        {
            return Member("Zero");
        }

        Rational size = Rational.Abs(value);
        if (!size.IsOne && !names.ContainsKey(size))
        {
            names.Add(size, "constant");
        }

        return (value.Sign < 0 ? "-" : "") + (size.IsOne ? Member("One") : names[size]);
    }

    /// <summary>Names what has been noted.</summary>
    public void Name(UniqueNames scope)
    {
        foreach (Rational value in Sorted())
        {
            names[value] = scope.Take(NameOf(value));
        }
    }

    /// <summary>The declarations of what has been noted, the smallest number first.</summary>
    public IEnumerable<string> Declarations => Sorted().Select(value => type + " " + names[value] + " = " + Converted(TextOf(value)) + ";");

    private List<Rational> Sorted() => [.. names.Keys.OrderBy(value => value.ToDouble())];

    /// <summary>What the number is called in English, where that is short.</summary>
    private static string NameOf(Rational value) =>
        Fractions.TryGetValue(value, out string fraction) ? fraction
        : value.IsInteger && value.Numerator < 1000 ? NameOf((int)value.Numerator)
        : "constant";

    private static string NameOf(int number)
    {
        string name = number >= 100 ? (number < 200 ? "" : Units[number / 100]) + (number < 200 ? "hundred" : "Hundred") : "";
        int rest = number % 100;
        return rest == 0 ? name
            : rest < 20 ? Join(name, Units[rest])
            : Join(Join(name, Tens[rest / 10]), rest % 10 == 0 ? "" : Units[rest % 10]);
    }

    private static string Join(string name, string word) =>
        name.Length == 0 || word.Length == 0 ? name + word : name + char.ToUpperInvariant(word[0]) + word.Substring(1);

    private static string TextOf(Rational value)
    {
        Rational top = new(value.Numerator, 1);
        Rational bottom = new(value.Denominator, 1);
        return value.IsInteger && value.Numerator <= int.MaxValue ? value.Numerator.ToString(CultureInfo.InvariantCulture)
            : NumberText.IsExactDecimal(value, RealPrecision.Double) || !NumberText.IsRepresentable(top, RealPrecision.Double) || !NumberText.IsRepresentable(bottom, RealPrecision.Double)
                ? NumberText.Of(value, RealPrecision.Double)
                : NumberText.Of(top, RealPrecision.Double) + " / " + NumberText.Of(bottom, RealPrecision.Double);
    }
}
