using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability.Series;

namespace DerivGen.Symbolics.Stability;

/// <summary>Sums of parts that have no variable in common, such as exp(s) − s − 1 + m².</summary>
internal sealed partial class StableForms
{
    private const int MaximumParts = 8;

    /// <summary>
    /// f(x) + g(y) − c is (f(x) − f(0)) + (g(y) − g(0)) where f(0) + g(0) is c: each part then has the form that is good for it,
    /// and what one of them cancels does not hide the other.
    /// </summary>
    private Node? SeparateParts(Sum sum)
    {
        if (sum.IsScaled || sum.Constant.IsZero || sum.Terms.Length < 3 || sum.Terms.Length > MaximumParts || ExpansionPoints.LeavesOf(sum) is not { Count: > 1 } leaves)
        {
            return null;
        }

        Rational common = sum.Constant;
        Node others = source.Subtract(sum, source.Number(sum.Constant));
        List<Node> parts = [];
        foreach (Node leaf in leaves)
        {
            List<(Node Term, Rational Coefficient)> own = [.. Patterns.Terms(sum).Where(t => IsOnlyOf(t.Term, leaf))];
            if (own.Count < 2 || source.LinearCombination([.. own]) is not Sum part || ValueAtZero(part, leaf) is not { IsZero: false } origin)
            {
                continue;
            }

            parts.Add(source.Subtract(part, source.Number(origin)));
            others = source.Subtract(others, part);
            common += origin;
        }

        if (parts.Count == 0 || !common.IsZero || IsZero(others))
        {
            return null;
        }

        chosen?.Chose(StableFormTable.SeparateParts, sum);
        return target.Add([.. parts.Select(Lower), Lower(others)]);
    }

    private static bool IsOnlyOf(Node term, Node leaf) => ExpansionPoints.LeavesOf(term) is { Count: 1 } leaves && ReferenceEquals(leaves[0], leaf);

    private Rational? ValueAtZero(Node part, Node leaf) =>
        source.Replace(part, new Dictionary<Node, Node> { [leaf] = source.Zero }) is Constant { Type: NodeType.Real } number ? number.Value : null;
}
