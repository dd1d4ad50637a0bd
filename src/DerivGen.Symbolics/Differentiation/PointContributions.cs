using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>
/// What is added at one place c to what a loop writes there, as one value: gradient[i] += i = c ? f(c) + g : f(i). Added one
/// after the other the two would be rounded before they cancel.
/// </summary>
internal sealed class PointContributions(ExpressionGraph graph, FactBase facts)
{
    public PartialDerivative Join(PartialDerivative derivative)
    {
        List<Contribution> joined = [.. derivative.Contributions];
        for (int p = joined.Count - 1; p >= 0; p--)
        {
            for (int l = 0; l < joined.Count; l++)
            {
                if (p != l && Joined(joined[p], joined[l]) is { } both)
                {
                    joined[l] = both;
                    joined.RemoveAt(p);
                    break;
                }
            }
        }

        return derivative with { Contributions = joined.ToImmutableArray() };
    }

    private Contribution? Joined(Contribution point, Contribution loop)
    {
        Index[] extra = [.. loop.Context.Where(i => !point.Context.Contains(i))];
        if (extra.Length != 1 || loop.Context.Length != point.Context.Length + 1 || PlaceOf(point, loop, extra[0]) is not { } place)
        {
            return null;
        }

        (Node lower, Node upper) = graph.RangeOf(extra[0]);
        return facts.Decide(graph.And(graph.LessOrEqual(lower, place), graph.Less(place, upper))) == true
            ? loop with
            {
                Value = graph.Conditional(
                    graph.Equal(extra[0], place),
                    graph.Add(graph.Substitute(loop.Value, extra[0], place), point.Value),
                    loop.Value),
            }
            : null;
    }

    /// <summary>The value of the loop's index at which it writes to the point's place.</summary>
    private Node? PlaceOf(Contribution point, Contribution loop, Index index)
    {
        for (int d = 0; d < loop.Indices.Length; d++)
        {
            Node offset = graph.Subtract(loop.Indices[d], index);
            if (!offset.DependsOn(index))
            {
                Node place = graph.Subtract(point.Indices[d], offset);
                return loop.Indices.Select(e => graph.Substitute(e, index, place)).SequenceEqual(point.Indices) ? place : null;
            }
        }

        return null;
    }
}
