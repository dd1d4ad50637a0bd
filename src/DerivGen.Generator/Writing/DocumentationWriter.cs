using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;

namespace DerivGen.Generator.Writing;

/// <summary>The documentation comments of the emitted methods.</summary>
internal static class DocumentationWriter
{
    /// <summary>A longer formula is not shown: nobody reads it.</summary>
    private const int LongestFormula = 120;

    public static void Write(IndentedWriter writer, MemberShape shape, DerivationResult result)
    {
        MethodModel model = shape.Model;
        string method = Reference(model);
        WriteSummary(writer, shape, result, method);
        foreach (string typeParameter in model.TypeParameters)
        {
            Element(writer, "typeparam", typeParameter.TrimStart('@'), "As for " + Code(model.Name) + ".");
        }

        foreach (ParameterModel parameter in model.Parameters)
        {
            Element(writer, "param", parameter.Name, "As for " + Code(model.Name) + ".");
        }

        string verb = model.Accumulate ? "Is increased by" : "Receives";
        foreach (Destination destination in shape.Destinations)
        {
            Element(
                writer,
                "param",
                destination.Name,
                verb + " the derivative with respect to " + Code(destination.Variable.Name) + ", and has its length" + (destination.IsMatrix ? "s." : "."));
        }

        if (ReturnsText(shape) is { } returned)
        {
            writer.Line("/// <returns>" + returned + "</returns>");
        }

        if (!shape.Destinations.IsEmpty)
        {
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">");
            writer.Line("/// A destination has another length than its variable, or overlaps an argument or another destination.");
            writer.Line("/// </exception>");
        }
    }

    private static void WriteSummary(IndentedWriter writer, MemberShape shape, DerivationResult result, string method)
    {
        List<(string Variable, string Formula)> gradients = [];
        int place = 0;
        foreach (ParameterModel parameter in shape.Model.Parameters)
        {
            if (parameter.IsVariable)
            {
                foreach (string path in parameter.Struct?.Leaves.Select(leaf => leaf.Path.Replace("@", "")) ?? [""])
                {
                    gradients.Add((Code(parameter.Name + path), Formula(place < result.GradientFormulas.Length ? result.GradientFormulas[place] : "")));
                    place++;
                }
            }
        }

        if (shape.Kind == KernelKind.Value)
        {
            writer.Line("/// <summary>The value of " + method + Formula(result.ValueFormula) + ".</summary>");
            return;
        }

        string beginning = shape.HasValue ? "The value of " + method + ", and its derivative" : "The derivative of " + method;
        if (gradients.Count == 1 && beginning.Length + gradients[0].Formula.Length <= LineLength.Limit)
        {
            writer.Line("/// <summary>" + beginning + " with respect to " + gradients[0].Variable + gradients[0].Formula + ".</summary>");
            return;
        }

        writer.Line("/// <summary>");
        writer.Line("/// " + beginning);
        for (int i = 0; i < gradients.Count; i++)
        {
            writer.Line("/// with respect to " + gradients[i].Variable + gradients[i].Formula + (i < gradients.Count - 1 ? ";" : "."));
        }

        writer.Line("/// </summary>");
    }

    private static string? ReturnsText(MemberShape shape)
    {
        string derivatives = shape.Scalars.Length == 1
            ? "derivative with respect to " + Code(shape.Scalars[0].Name)
            : "derivatives with respect to " + string.Join(", ", shape.Scalars.Select(scalar => Code(scalar.Name)));
        return shape.Scalars.IsEmpty ? (shape.HasValue ? "The value." : null)
            : shape.HasValue ? "The value, and the " + derivatives + "."
            : "The " + derivatives + ".";
    }

    private static void Element(IndentedWriter writer, string element, string name, string text) =>
        writer.Line("/// <" + element + " name=\"" + Escape(name) + "\">" + text + "</" + element + ">");

    private static string Formula(string formula) => formula.Length is 0 or > LongestFormula ? "" : ": " + Code(formula);

    private static string Code(string text) => "<c>" + Escape(text) + "</c>";

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>A link to the user's method, to this very overload; only its name where a type has no form in a link.</summary>
    private static string Reference(MethodModel model)
    {
        if (model.Parameters.Any(parameter => parameter.TypeText.IndexOfAny(['(', '?', '*']) >= 0))
        {
            return Code(model.Name);
        }

        string types = string.Join(", ", model.Parameters.Select(parameter =>
            (parameter.Modifier is "in" or "ref readonly" ? parameter.Modifier + " " : "") + parameter.TypeText.Replace('<', '{').Replace('>', '}')));
        string typeParameters = SignatureWriter.TypeParameters(model).Replace('<', '{').Replace('>', '}');
        return "<see cref=\"" + IdentifierText.Of(model.Name) + typeParameters + "(" + types + ")\"/>";
    }
}
