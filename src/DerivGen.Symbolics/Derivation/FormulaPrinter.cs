using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Derivation;

/// <summary>Formulas as people write them, in the user's names: what the documentation of an emitted member states.</summary>
internal static class FormulaPrinter
{
    public static string Print(Node value, IReadOnlyDictionary<Node, string> names) => new FormulaWriter(names).Write(value);

    public static string Print(PartialDerivative derivative, IReadOnlyDictionary<Node, string> names)
    {
        FormulaWriter writer = new(names);
        if (derivative.Scalar is { } scalar)
        {
            return writer.Write(scalar);
        }

        if (derivative.Contributions.IsEmpty)
        {
            return "0";
        }

        return string.Join("; ", derivative.Contributions.Select(c => writer.Write(c)));
    }
}
