using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// Exchanges loops: for all j, gradient[j] += Σᵢ f(i)·g(i, j) becomes for all i, for all j, gradient[j] += f(i)·g(i, j)
/// where f(i) is dear, so that it is computed once for each i, beside whatever else runs over i, and kept nowhere.
/// </summary>
internal static class ScatterLoops
{
    private const int Dear = 8;

    public static IEnumerable<Contribution> Apply(ExpressionGraph graph, Contribution contribution)
    {
        if (contribution.Context.IsEmpty)
        {
            return [contribution];
        }

        List<(Node, Rational)> stay = [];
        List<Contribution> exchanged = [];
        foreach ((Node term, Rational coefficient) in Patterns.Terms(contribution.Value))
        {
            if (Exchange(graph, contribution, term, coefficient) is { } outer)
            {
                exchanged.AddRange(Apply(graph, outer));
            }
            else
            {
                stay.Add((term, coefficient));
            }
        }

        if (exchanged.Count == 0)
        {
            return [contribution];
        }

        Node rest = graph.LinearCombination(
            [.. stay, (graph.Number(contribution.Value is Sum sum ? sum.Constant : Rational.Zero), Rational.One)]);
        return rest is Constant { Value.IsZero: true } ? exchanged : exchanged.Prepend(contribution with { Value = rest });
    }

    private static Contribution? Exchange(ExpressionGraph graph, Contribution contribution, Node term, Rational coefficient)
    {
        List<(Node Base, Rational Exponent)> factors = [.. Patterns.Factors(term)];
        int place = factors.FindIndex(f => f.Base is Reduction { Kind: ReductionKind.Sum } && f.Exponent.IsOne);
        if (place < 0)
        {
            return null;
        }

        Reduction reduction = (Reduction)factors[place].Base;
        if (contribution.Context.Any(i => reduction.Lower.DependsOn(i) || reduction.Upper.DependsOn(i)))
        {
            return null;
        }

        Index index = graph.FreshIndex(reduction.Lower, reduction.Upper);
        Node body = graph.Open(reduction, index);
        // A sum that an inner index does not change is computed outside that loop as it stands.
        if (!contribution.Context.All(reduction.DependsOn) || !HasDearPart(graph, body, index, contribution.Context))
        {
            return null;
        }

        factors.RemoveAt(place);
        Node value = graph.Scale(graph.Monomial([.. factors, (body, Rational.One)]), coefficient);
        return new(contribution.Context.Insert(0, index), contribution.Indices, value);
    }

    /// <summary>Whether something dear in the body follows the sum's own index, but none of the outer ones.</summary>
    private static bool HasDearPart(ExpressionGraph graph, Node node, Index index, ImmutableArray<Index> context)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!node.DependsOn(index) || node is Element)
        {
            return false;
        }

        if (!context.Any(node.DependsOn))
        {
            return CostModel.Reaches(node, Dear);
        }

        if (node is Reduction reduction)
        {
            Index inner = graph.FreshIndex(reduction.Lower, reduction.Upper);
            return HasDearPart(graph, graph.Open(reduction, inner), index, context);
        }

        return node.Children.Any(child => HasDearPart(graph, child, index, context));
    }
}
