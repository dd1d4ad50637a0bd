using DerivGen.Generator.Pipeline;

namespace DerivGen.Generator.Writing;

/// <summary>The text that makes a struct of the texts of its numbers.</summary>
internal static class StructTexts
{
    /// <summary>Takes as many texts as the struct has numbers.</summary>
    /// <param name="model">The struct.</param>
    /// <param name="numbers">The texts.</param>
    /// <param name="element">The value that keeps what is no number in it; null where that becomes its default.</param>
    public static string Made(StructModel model, Queue<string> numbers, string? element = null)
    {
        string[] parts = [.. model.Parts.Items.Select(part =>
            part.Struct is { } inner ? Made(inner, numbers, element is null ? null : element + "." + part.Name)
            : !part.IsPassive ? numbers.Dequeue()
            : element is null ? part.Element == ElementKind.Boolean ? "false" : "default" : element + "." + part.Name)];
        if (model.IsTuple)
        {
            return "(" + string.Join(", ", parts) + ")";
        }

        string[] entries = model.Arguments.IsEmpty
            ? [.. parts.Select((text, i) => model.Parts[i].Name + " = " + text).Where((_, i) => !model.Parts[i].IsPassive)]
            : [.. model.Arguments.Items.Select(i => parts[i])];
        bool isLong = entries.Sum(entry => entry.Length + 2) + model.TypeText.Length > LineLength.Limit || entries.Any(entry => entry.IndexOf('\n') >= 0);
        return (model.Arguments.IsEmpty, isLong) switch
        {
            (false, false) => "new " + model.TypeText + "(" + string.Join(", ", entries) + ")",
            (false, true) => "new " + model.TypeText + "(" + string.Concat(entries.Select((entry, i) => "\n    " + Indented(entry) + (i < entries.Length - 1 ? "," : ")"))),
            (true, false) => "new " + model.TypeText + " { " + string.Join(", ", entries) + " }",
            (true, true) => "new " + model.TypeText + "\n{" + string.Concat(entries.Select(entry => "\n    " + Indented(entry) + ",")) + "\n}",
        };
    }

    private static string Indented(string text) => text.Replace("\n", "\n    ");
}
