using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>
/// The assertions of what the author states about parameters that are no variables. NaN passes: it is no false fact but
/// no number. Nothing of them is left in a release build, the loops over vectors neither.
/// </summary>
internal sealed class FactsWriter(MethodModel model)
{
    private const string Assert = "global::System.Diagnostics.Debug.Assert(";

    /// <summary>How far from 1 the sum of a distribution may be.</summary>
    private const double Tolerance = 1e-6;
    private const float SingleTolerance = 1e-4f;

    private readonly ParameterModel[] stated =
        [.. model.Parameters.Where(IsAsserted)];

    private string HelperName => "AssertFactsOf" + model.Name;

    private bool NeedsHelper => stated.Any(parameter => parameter.Kind != ParameterKind.Scalar);

    /// <summary>The statements at the head of every emitted method.</summary>
    public void WriteStatements(IndentedWriter writer)
    {
        if (NeedsHelper)
        {
            string arguments = string.Join(", ", model.Parameters.Select(parameter => parameter.Identifier()));
            writer.Line(IdentifierText.Of(HelperName) + SignatureWriter.TypeParameters(model) + "(" + arguments + ");");
        }
        else
        {
            WriteAssertions(writer);
        }

        if (stated.Length > 0)
        {
            writer.Space();
        }
    }

    /// <summary>The method with the loops, where there are some; as an overload it is as unique as the user's method.</summary>
    public void WriteHelper(IndentedWriter writer, Action writeAttributes)
    {
        if (!NeedsHelper)
        {
            return;
        }

        writer.Space();
        writeAttributes();
        writer.Line("[global::System.Diagnostics.Conditional(\"DEBUG\")]");
        using (writer.Open(SignatureWriter.Helper(model, HelperName)))
        {
            WriteAssertions(writer);
        }
    }

    private void WriteAssertions(IndentedWriter writer)
    {
        foreach (ParameterModel parameter in stated)
        {
            if (parameter.Kind == ParameterKind.Scalar)
            {
                WriteConditions(writer, parameter, parameter.Identifier());
            }
            else
            {
                WriteLoop(writer, parameter);
            }
        }
    }

    private void WriteLoop(IndentedWriter writer, ParameterModel parameter)
    {
        UniqueNames names = new(model.Parameters.Select(other => other.Name));
        string value = IdentifierText.Of(names.Take(parameter.Name + "Value"));
        string sum = IdentifierText.Of(names.Take(parameter.Name + "Sum"));
        bool hasSum = Has(parameter, StatedFacts.Distribution | StatedFacts.OneHot);
        bool isInteger = parameter.Element == ElementKind.Integer;
        string type = isInteger ? "long" : parameter.Element == ElementKind.Single ? "float" : model.GenericNumber ?? "double";
        writer.Space();
        if (hasSum)
        {
            writer.Line(type + " " + sum + " = " + (parameter.Element == ElementKind.Generic ? Number(0, parameter) : "0") + ";");
        }

        // Before C# 8, foreach over a span asks whether its enumerator is disposable, as an interface says that it has since .NET 9.
        bool isIndexed = parameter.Kind is ParameterKind.Span or ParameterKind.ReadOnlySpan && model.Target.LanguageVersion < 800;
        string index = IdentifierText.Of(names.Take("i"));
        using (writer.Open(isIndexed
            ? "for (int " + index + " = 0; " + index + " < " + parameter.Identifier() + ".Length; " + index + "++)"
            : "foreach (" + parameter.ElementType() + " " + value + " in " + parameter.Identifier() + ")"))
        {
            if (isIndexed)
            {
                writer.Line(parameter.ElementType() + " " + value + " = " + parameter.Identifier() + "[" + index + "];");
            }

            WriteConditions(writer, parameter, value);
            if (hasSum)
            {
                writer.Line(sum + " += " + value + ";");
            }
        }

        if (hasSum)
        {
            writer.Space();
            string condition = isInteger
                ? parameter.Identifier() + ".Length == 0 || " + sum + " == 1"
                : parameter.Identifier() + ".Length == 0 || !(" + (parameter.Element == ElementKind.Generic ? model.GenericNumber : "global::System.Math") + ".Abs(" + sum + " - " + Number(1, parameter) + ") > " + ToleranceOf(parameter) + ")";
            writer.Line(Assert + condition + ", \"The elements of " + parameter.Name + " are stated to sum to 1.\");");
        }
    }

    /// <summary>That of a type parameter is the root of its own precision, where that is more.</summary>
    private string ToleranceOf(ParameterModel parameter) => parameter.Element switch
    {
        ElementKind.Single => Number(SingleTolerance, parameter),
        ElementKind.Generic when model.GenericNumber is { } type => type + ".Max(" + Number(Tolerance, parameter) + ", " + type + ".Sqrt(" + type + ".BitIncrement(" + type + ".One) - " + type + ".One))",
        _ => Number(Tolerance, parameter),
    };

    private void WriteConditions(IndentedWriter writer, ParameterModel parameter, string text)
    {
        string zero = Number(0, parameter);
        string one = Number(1, parameter);
        string subject = parameter.Kind == ParameterKind.Scalar ? parameter.Name + " is" : "The elements of " + parameter.Name + " are";
        if (Has(parameter, StatedFacts.OneHot))
        {
            string nan = parameter.Element switch
            {
                ElementKind.Double => " || double.IsNaN(" + text + ")",
                ElementKind.Single => " || float.IsNaN(" + text + ")",
                ElementKind.Generic => " || " + model.GenericNumber + ".IsNaN(" + text + ")",
                _ => "",
            };
            Write(text + " == " + zero + " || " + text + " == " + one + nan, "0 or 1");
        }
        else if (Has(parameter, StatedFacts.Probability | StatedFacts.Distribution))
        {
            Write("!(" + text + " < " + zero + " || " + text + " > " + one + ")", "between 0 and 1");
        }

        if (Has(parameter, StatedFacts.Positive))
        {
            Write("!(" + text + " <= " + zero + ")", "positive");
        }
        else if (Has(parameter, StatedFacts.NonNegative))
        {
            Write("!(" + text + " < " + zero + ")", "not negative");
        }

        if (Has(parameter, StatedFacts.InRange))
        {
            string lower = Number(parameter.Lower, parameter);
            string upper = Number(parameter.Upper, parameter);
            bool isGeneric = parameter.Element == ElementKind.Generic;
            Write("!(" + text + " < " + lower + " || " + text + " > " + upper + ")", "between " + (isGeneric ? NumberText.Of(parameter.Lower) : lower) + " and " + (isGeneric ? NumberText.Of(parameter.Upper) : upper));
        }

        void Write(string condition, string fact) => writer.Line(Assert + condition + ", \"" + subject + " stated to be " + fact + ".\");");
    }

    private static bool IsAsserted(ParameterModel parameter) =>
        !parameter.IsVariable && parameter.Facts != StatedFacts.None && parameter.Kind != ParameterKind.Opaque
        && (parameter.Element is ElementKind.Double or ElementKind.Single or ElementKind.Integer or ElementKind.Generic);

    private static bool Has(ParameterModel parameter, StatedFacts facts) => (parameter.Facts & facts) != StatedFacts.None;

    private string Number(double value, ParameterModel parameter) => parameter.Element switch
    {
        ElementKind.Generic when model.GenericNumber is { } type => type + (value.Equals(0) ? ".Zero" : value.Equals(1) ? ".One" : ".CreateChecked(" + NumberText.Of(value) + ")"),
        ElementKind.Single => NumberText.Of((float)value),
        ElementKind.Integer when Math.Abs(value) < int.MaxValue && Math.Floor(value).Equals(value) => Rational.FromDouble(value).ToString(),
        _ => NumberText.Of(value),
    };
}
