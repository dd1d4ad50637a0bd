using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// Exchanges loops: for all j, gradient[j] += Σᵢ f(i)·g(i, j) becomes for all i, for all j, gradient[j] += f(i)·g(i, j)
/// where f(i) is dear, so that it is computed once for each i, beside whatever else runs over i, and kept nowhere. The
/// loops that a sum inside follows stand outside those that it does not.
/// </summary>
internal static class ScatterLoops
{
    private const int Dear = 8;

    public static IEnumerable<Contribution> Apply(ExpressionGraph graph, Contribution contribution) =>
        ExchangeAll(graph, contribution, 0).Select(c => UnlessZero(graph, InOrder(graph, c)));

    /// <summary>Where nothing is to be added the place is not looked for.</summary>
    private static Contribution UnlessZero(ExpressionGraph graph, Contribution contribution) => contribution.IsMasked
        ? contribution with { Value = graph.Conditional(graph.Equal(contribution.Value, graph.Zero), graph.Zero, contribution.Value) }
        : contribution;

    /// <summary>The loops in an order in which the dearest sum inside is not summed again for indices that it does not follow.</summary>
    private static Contribution InOrder(ExpressionGraph graph, Contribution contribution)
    {
        if (contribution.Context.Length < 2 || DearestSum(contribution) is not { } dearest)
        {
            return contribution;
        }

        ImmutableArray<Index> outer = contribution.Context.Where(dearest.DependsOn).ToImmutableArray();
        ImmutableArray<Index> inner = contribution.Context.Where(i => !dearest.DependsOn(i)).ToImmutableArray();
        return outer.Any(i => inner.Any(j => DependsOn(graph.RangeOf(i), j))) ? contribution : contribution with { Context = outer.AddRange(inner) };

        static bool DependsOn((Node Lower, Node Upper) range, Index index) => range.Lower.DependsOn(index) || range.Upper.DependsOn(index);
    }

    /// <summary>The dearest sum, or other reduction, that follows some of the loops but not all.</summary>
    private static Reduction? DearestSum(Contribution contribution)
    {
        Reduction? dearest = null;
        int cost = 0;
        HashSet<Node> seen = [];
        Stack<Node> pending = new();
        pending.Push(contribution.Value);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!node.HasReduction || !seen.Add(node))
            {
                continue;
            }

            if (node is Reduction reduction && contribution.Context.Any(node.DependsOn) && !contribution.Context.All(node.DependsOn)
                && CostModel.Of(node, 0) is var own && own > cost)
            {
                (dearest, cost) = (reduction, own);
            }

            foreach (Node child in node.Children)
            {
                pending.Push(child);
            }
        }

        return dearest;
    }

    private static IEnumerable<Contribution> ExchangeAll(ExpressionGraph graph, Contribution contribution, int depth)
    {
        if (contribution.Context.IsEmpty)
        {
            return [contribution];
        }

        List<(Node, Rational)> stay = [];
        List<Contribution> exchanged = [];
        foreach ((Node term, Rational coefficient) in Patterns.Terms(contribution.Value))
        {
            if (Exchange(graph, contribution, term, coefficient, depth) is { } outer)
            {
                exchanged.AddRange(ExchangeAll(graph, outer, depth + 1));
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

    private static Contribution? Exchange(ExpressionGraph graph, Contribution contribution, Node term, Rational coefficient, int depth)
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
        return new(contribution.Context.Insert(depth, index), contribution.Indices, value) { IsMasked = contribution.IsMasked && !HasItsConditions(value) };
    }

    /// <summary>Whether all that makes the value 0 is asked before it is looked at.</summary>
    private static bool HasItsConditions(Node value)
    {
        bool asks = false;
        while (Inside(value is Sum { IsScaled: true } scaled ? scaled.Terms[0] : value) is { } inside)
        {
            asks = true;
            value = inside;
        }

        return asks && !Patterns.Terms(value).Any(t => Patterns.Factors(t.Term).Any(f => Inside(f.Base) is not null));
    }

    private static Node? Inside(Node node) => node switch
    {
        Conditional { Else: Constant { Value.IsZero: true }, Then: var then } => then,
        Conditional { Then: Constant { Value.IsZero: true }, Else: var otherwise } => otherwise,
        _ => null,
    };

    /// <summary>Whether something dear in the body follows the sum's own index, but none of the outer ones; of sums, not all of them.</summary>
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
            if (!context.All(node.DependsOn))
            {
                return true;
            }

            Index inner = graph.FreshIndex(reduction.Lower, reduction.Upper);
            return HasDearPart(graph, graph.Open(reduction, inner), index, context);
        }

        return node.Children.Any(child => HasDearPart(graph, child, index, context));
    }
}
