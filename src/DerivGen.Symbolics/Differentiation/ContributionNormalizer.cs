using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>
/// Brings the contributions to one vector's derivative into normal form: Kronecker deltas are resolved, contexts that run
/// over the same ranges share their indices, and what is added at the same place under the same indices is one value.
/// </summary>
internal sealed class ContributionNormalizer(ExpressionGraph graph, AdjointGuards guards, Func<Node, Node> simplify)
{
    public PartialDerivative Normalize(PartialDerivative derivative)
    {
        if (derivative.Scalar is { } scalar)
        {
            return derivative with { Scalar = simplify(scalar) };
        }

        IEnumerable<Contribution> parts = Merge(derivative.Contributions.Select(c => guards.WithoutCondition(PlaceOf(derivative.Variable, c), c)).SelectMany(Resolve).Select(Share));
        parts = Merge(parts.Select(c => c with { Value = simplify(c.Value) }).SelectMany(Resolve).Select(Share));
        return derivative with
        {
            Contributions = parts.Select(c => Guard(derivative.Variable, c with { Value = simplify(c.Value) })).Where(c => c.Value is not Constant { Value.IsZero: true }).ToImmutableArray(),
        };
    }

    private Contribution Guard(Symbol variable, Contribution contribution) => guards.GuardPlace(PlaceOf(variable, contribution), contribution);

    private Element PlaceOf(Symbol variable, Contribution contribution) => (Element)graph.Element(variable, [.. contribution.Indices]);

    /// <summary>
    /// Σᵢ (i = c ? f(i) : 0) at place e(i): f(c) at e(c), where c is in the range. Beside something else only where e(i)
    /// exists: the two parts might be left out under different conditions.
    /// </summary>
    private IEnumerable<Contribution> Resolve(Contribution contribution)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Index index in contribution.Context)
        {
            bool bindsRange = contribution.Context.Any(other => !ReferenceEquals(other, index)
                && (graph.RangeOf(other).Lower.DependsOn(index) || graph.RangeOf(other).Upper.DependsOn(index)));
            if (bindsRange)
            {
                continue;
            }

            foreach ((Node term, Rational coefficient) in Patterns.Terms(contribution.Value))
            {
                // What is not 0 elsewhere would be added at that place too and taken away again.
                if (term is not Conditional { Else: Constant { Value.IsZero: true } } q || ReductionRules.Delta(graph, q.Condition, index) is not { } place)
                {
                    continue;
                }

                Node remaining = graph.LinearCombination([(contribution.Value, Rational.One), (term, -coefficient)]);
                bool isAll = remaining is Constant { Value.IsZero: true };
                if (!isAll && !ReferenceEquals(contribution.Condition, graph.True))
                {
                    continue;
                }

                (Node lower, Node upper) = graph.RangeOf(index);
                Node inside = graph.And(graph.Less(lower, graph.Add(place, graph.Integer(Rational.One))), graph.Less(place, upper));
                Node value = graph.Scale(graph.Substitute(q.Then, index, place), coefficient);
                Contribution atPlace = new(
                    contribution.Context.Remove(index),
                    contribution.Indices.Select(e => graph.Substitute(e, index, place)).ToImmutableArray(),
                    graph.Conditional(inside, value, graph.Zero))
                {
                    Condition = contribution.Condition is null ? null : graph.And(inside, graph.Substitute(contribution.Condition, index, place)),
                };
                return isAll ? Resolve(atPlace) : Resolve(contribution with { Value = remaining }).Concat(Resolve(atPlace));
            }
        }

        return [contribution];
    }

    /// <summary>
    /// The context's indices, in the order of their places, renamed to the shared indices of their ranges. Where the range of
    /// one follows another they stay as they are.
    /// </summary>
    private Contribution Share(Contribution contribution)
    {
        if (contribution.Context.Select(graph.RangeOf).Any(range => !range.Lower.IsClosed || !range.Upper.IsClosed))
        {
            return contribution;
        }

        List<Index> order = [.. contribution.Context];
        List<(Index From, Index To)> renamed = [];
        Dictionary<(Node, Node), int> levels = [];
        ImmutableArray<Index>.Builder context = ImmutableArray.CreateBuilder<Index>(order.Count);
        foreach (Index index in order.OrderBy(i => FirstPlace(contribution, i)))
        {
            (Node lower, Node upper) = graph.RangeOf(index);
            levels.TryGetValue((lower, upper), out int level);
            levels[(lower, upper)] = level + 1;
            Index between = graph.FreshIndex(lower, upper);
            contribution = Substitute(contribution, index, between);
            renamed.Add((between, graph.SharedIndex(lower, upper, level)));
        }

        foreach ((Index from, Index to) in renamed)
        {
            contribution = Substitute(contribution, from, to);
            context.Add(to);
        }

        return contribution with { Context = context.MoveToImmutable() };
    }

    private Contribution Substitute(Contribution contribution, Index from, Index to) => contribution with
    {
        Indices = contribution.Indices.Select(e => graph.Substitute(e, from, to)).ToImmutableArray(),
        Value = graph.Substitute(contribution.Value, from, to),
        Condition = contribution.Condition is null ? null : graph.Substitute(contribution.Condition, from, to),
    };

    /// <summary>Where an index stands in the place expressions: the one with the largest stride first.</summary>
    private static int FirstPlace(Contribution contribution, Index index)
    {
        for (int i = 0; i < contribution.Indices.Length; i++)
        {
            Node place = contribution.Indices[i];
            if (place.DependsOn(index))
            {
                return (2 * i) + (Patterns.CoefficientOf(place, index).IsOne ? 1 : 0);
            }
        }

        return int.MaxValue;
    }

    private IEnumerable<Contribution> Merge(IEnumerable<Contribution> contributions)
    {
        List<Contribution> merged = [];
        foreach (Contribution contribution in contributions)
        {
            int same = merged.FindIndex(m => m.Context.SequenceEqual(contribution.Context) && m.Indices.SequenceEqual(contribution.Indices));
            if (same < 0)
            {
                merged.Add(contribution);
            }
            else
            {
                merged[same] = merged[same] with
                {
                    Value = graph.Add(merged[same].Value, contribution.Value),
                    Condition = merged[same].Condition is { } a && contribution.Condition is { } b ? graph.Or(a, b) : null,
                };
            }
        }

        return merged;
    }
}
