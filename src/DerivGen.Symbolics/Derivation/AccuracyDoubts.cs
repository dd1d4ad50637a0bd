using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Derivation;

/// <summary>Which of the results of a kernel cannot be shown to keep their relative accuracy.</summary>
internal static class AccuracyDoubts
{
    /// <summary>The name of the value among the results.</summary>
    public const string Value = "value";

    private const int MaximumLength = 80;

    /// <param name="loss">The parameters and assumptions in the graph of the forms to compute.</param>
    /// <param name="value">The value's form, where it is wanted.</param>
    /// <param name="derivatives">The derivatives' forms.</param>
    /// <param name="settled">The sums that are known not to cancel, with the parts that have to be accurate for that.</param>
    /// <param name="names">The user's names.</param>
    public static IEnumerable<AccuracyDoubt> Of(
        LossFunction loss,
        Node? value,
        ImmutableArray<PartialDerivative> derivatives,
        IReadOnlyDictionary<Node, ImmutableArray<Node>> settled,
        Dictionary<Node, string> names)
    {
        RelativeAccuracy accuracy = new(loss.Graph, FactBase.Of(loss), settled);
        if (value is not null && accuracy.DoubtIn(value) is { } inValue)
        {
            yield return new(Value, Text(inValue, names));
        }

        foreach (PartialDerivative derivative in derivatives)
        {
            if ((derivative.Scalar is { } scalar ? accuracy.DoubtIn(scalar) : InContributions(derivative, accuracy)) is { } doubt)
            {
                yield return new(derivative.Variable.Name, Text(doubt, names));
            }
        }
    }

    /// <summary>Of values that a loop carries from step to step nothing is shown.</summary>
    public static IEnumerable<AccuracyDoubt> OfProgram(LossFunction loss, ImmutableArray<KernelKind> kinds) =>
        (kinds.Any(k => k != KernelKind.Gradient) ? new[] { Value } : [])
        .Concat(kinds.Any(k => k != KernelKind.Value) ? loss.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol.Name) : [])
        .Select(output => new AccuracyDoubt(output, "what a loop carries from step to step"));

    private static Node? InContributions(PartialDerivative derivative, RelativeAccuracy accuracy)
    {
        foreach (Contribution contribution in derivative.Contributions)
        {
            bool isSum = contribution.Context.Any(i => !contribution.Indices.Any(e => e.DependsOn(i)));
            if ((isSum ? accuracy.DoubtInSum(contribution.Value) : accuracy.DoubtIn(contribution.Value)) is { } doubt)
            {
                return doubt;
            }
        }

        // What is added to one place by more than one loop may cancel there.
        return derivative.Contributions.Length > 1 && !accuracy.HaveOneSign(derivative.Contributions.Select(c => c.Value)) ? derivative.Contributions[0].Value : null;
    }

    private static string Text(Node node, Dictionary<Node, string> names)
    {
        string text = FormulaPrinter.Print(node, names);
        return text.Length <= MaximumLength ? text : text.Substring(0, MaximumLength) + " …";
    }
}
