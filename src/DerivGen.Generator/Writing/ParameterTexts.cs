using DerivGen.Generator.Pipeline;

namespace DerivGen.Generator.Writing;

/// <summary>What the writers ask of a parameter.</summary>
internal static class ParameterTexts
{
    private static readonly char[] ElementMarks = ['[', '>'];

    public static string Identifier(this ParameterModel parameter) => IdentifierText.Of(parameter.Name);

    /// <summary>The type of the scalar, or of an element.</summary>
    public static string ElementType(this ParameterModel parameter)
    {
        if (parameter.Struct is { } structure)
        {
            return structure.TypeText;
        }

        string text = parameter.TypeText;
        int open = text.IndexOf('<');
        if (parameter.Kind is ParameterKind.Span or ParameterKind.ReadOnlySpan && open >= 0)
        {
            return text.Substring(open + 1, text.LastIndexOf('>') - open - 1);
        }

        int bracket = text.IndexOfAny(ElementMarks);
        return parameter.Kind is ParameterKind.Array or ParameterKind.Matrix or ParameterKind.Rows && bracket >= 0 ? text.Substring(0, bracket) : text;
    }

    /// <summary>The names and the types of all its numbers: itself, or those of the struct that it is.</summary>
    public static IEnumerable<(string Path, TextType Type)> Numbers(this ParameterModel parameter, RealPrecision precision) =>
        parameter.Struct is { } structure ? structure.Leaves.Select(leaf => (leaf.Path, TextType(leaf.Element, precision))) : [("", parameter.TextType(precision))];

    private static TextType TextType(ElementKind real, RealPrecision precision) => real switch
    {
        ElementKind.Double => precision == RealPrecision.Double ? Writing.TextType.Real : Writing.TextType.WideReal,
        ElementKind.Single => precision switch { RealPrecision.Single => Writing.TextType.Real, RealPrecision.Double => Writing.TextType.NarrowReal, _ => Writing.TextType.WideReal },
        _ => Writing.TextType.Real,
    };

    /// <summary>The type in a kernel of the given precision.</summary>
    public static TextType TextType(this ParameterModel parameter, RealPrecision precision) => parameter.Element switch
    {
        ElementKind.Double or ElementKind.Single or ElementKind.Generic => TextType(parameter.Element, precision),
        ElementKind.Boolean => Writing.TextType.Boolean,
        _ when parameter.IsEnum && parameter.Kind != ParameterKind.Scalar => Writing.TextType.Enum,
        _ => parameter.ElementType() is "long" or "ulong" or "uint" or "nint" or "nuint" ? Writing.TextType.LongInteger : Writing.TextType.Integer,
    };
}
