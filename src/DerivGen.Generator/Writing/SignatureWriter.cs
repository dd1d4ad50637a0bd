using DerivGen.Generator.Pipeline;

namespace DerivGen.Generator.Writing;

/// <summary>The heads of the emitted methods.</summary>
internal static class SignatureWriter
{
    private const string Indentation = "\n    ";

    public static string Member(MemberShape shape)
    {
        MethodModel model = shape.Model;
        List<string> parameters = [];
        bool isFollowed = !shape.Destinations.IsEmpty;
        foreach (ParameterModel parameter in model.Parameters)
        {
            parameters.Add(isFollowed
                ? Parameter(parameter, parameter.Modifier == "params" ? "" : parameter.Modifier, null)
                : Parameter(parameter, parameter.Modifier, DefaultValue(parameter, model.Target)));
        }

        foreach (Destination destination in shape.Destinations)
        {
            parameters.Add(Destination.TypeOf(destination.Variable) + " " + destination.Identifier);
        }

        string modifiers = Words(model.Accessibility, model.IsStatic ? "static" : "", model.IsReadOnly && model.Target.LanguageVersion >= 800 ? "readonly" : "");
        return Method(modifiers, shape.ReturnType, IdentifierText.Of(shape.Name), parameters, model);
    }

    /// <summary>A method of our own with the parameters of the user's.</summary>
    public static string Helper(MethodModel model, string name) =>
        Method("private static", "void", IdentifierText.Of(name), [.. model.Parameters.Select(parameter => Parameter(parameter, parameter.Modifier == "in" ? "in" : "", null))], model);

    public static string TypeParameters(MethodModel model) =>
        model.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", model.TypeParameters) + ">";

    private static string Method(string modifiers, string returnType, string name, List<string> parameters, MethodModel model)
    {
        string head = Words(modifiers, returnType, name) + TypeParameters(model);
        string list = "(" + string.Join(", ", parameters) + ")";
        if (head.Length + list.Length > LineLength.Limit && parameters.Count > 1)
        {
            list = "(" + Indentation + string.Join("," + Indentation, parameters) + ")";
        }

        return head + list + string.Concat(model.Constraints.Select(constraint => Indentation + constraint));
    }

    private static string Parameter(ParameterModel parameter, string modifier, string? defaultValue) =>
        Words(modifier, parameter.TypeText, parameter.Identifier()) + (defaultValue is null ? "" : " = " + defaultValue);

    /// <summary>A null for a reference that is not marked as nullable would be a warning in our nullable context.</summary>
    private static string? DefaultValue(ParameterModel parameter, TargetCapabilities target) =>
        parameter.DefaultValue is "null" or "default" && target.LanguageVersion >= 800
        && parameter.Kind is ParameterKind.Array or ParameterKind.Matrix or ParameterKind.Rows or ParameterKind.Opaque && !parameter.TypeText.EndsWith("?", StringComparison.Ordinal)
            ? parameter.DefaultValue + "!"
            : parameter.DefaultValue;

    private static string Words(params string[] words) => string.Join(" ", words.Where(word => word.Length > 0));
}
