using System.Globalization;
using DerivGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Reading;

/// <summary>The default value of a parameter as C#.</summary>
internal static class DefaultValueText
{
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string text = parameter.ExplicitDefaultValue switch
        {
            null => parameter.Type.IsValueType ? "default(" + type + ")" : "null",
            bool truth => truth ? "true" : "false",
            string value => SymbolDisplay.FormatLiteral(value, quote: true),
            char value => SymbolDisplay.FormatLiteral(value, quote: true),
            double value => NumberText.Of(value),
            float value => NumberText.Of(value),
            decimal value => value.ToString(CultureInfo.InvariantCulture) + "m",
            long value => value.ToString(CultureInfo.InvariantCulture) + "L",
            uint value => value.ToString(CultureInfo.InvariantCulture) + "U",
            ulong value => value.ToString(CultureInfo.InvariantCulture) + "UL",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString(),
        };
        return parameter.Type.TypeKind == TypeKind.Enum && parameter.ExplicitDefaultValue is not null ? "(" + type + ")(" + text + ")" : text;
    }
}
