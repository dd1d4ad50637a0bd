using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// What a local array holds: a value for the open <paramref name="Index"/>, but for the elements at constant indices
/// that were written apart.
/// </summary>
/// <param name="Index">The open index, over the whole array; the same for all versions of one array.</param>
/// <param name="Body">The element at it.</param>
/// <param name="Known">The elements at constant indices.</param>
internal sealed record ArrayContents(Index Index, Node Body, ImmutableSortedDictionary<int, Node> Known)
{
    public ArrayContents(Index index, Node body)
        : this(index, body, ImmutableSortedDictionary<int, Node>.Empty)
    {
    }

    public NodeType Type => Body.Type;

    /// <summary>The element at an index.</summary>
    public Node Read(ExpressionGraph graph, Node position)
    {
        if (position is Constant { Value: { IsInteger: true } value } && value.Numerator >= 0 && value.Numerator < int.MaxValue
            && Known.TryGetValue((int)value.Numerator, out Node? known))
        {
            return known;
        }

        Node rest = graph.Substitute(Body, Index, position);
        if (Known.IsEmpty || position is Constant)
        {
            return rest;
        }

        KeyValuePair<int, Node>[] entries = [.. Known];
        return Choose(0, entries.Length);

        // A balanced tree of conditions: as deep as the logarithm of the number of elements.
        Node Choose(int first, int end)
        {
            if (end - first == 1)
            {
                return graph.Conditional(graph.Equal(position, graph.Integer(entries[first].Key)), entries[first].Value, rest);
            }

            int middle = (first + end) / 2;
            return graph.Conditional(graph.Less(position, graph.Integer(entries[middle].Key)), Choose(first, middle), Choose(middle, end));
        }
    }

    public ArrayContents Write(ExpressionGraph graph, Node position, Node value) =>
        position is Constant { Value: { IsInteger: true } number } && number.Numerator >= 0 && number.Numerator < int.MaxValue
            ? this with { Known = Known.SetItem((int)number.Numerator, value) }
            : new(Index, graph.Conditional(graph.Equal(Index, position), value, Flatten(graph)));

    /// <summary>The element at the open index, the ones written apart included.</summary>
    public Node Flatten(ExpressionGraph graph) => Known.IsEmpty ? Body : Read(graph, Index);

    /// <summary>These contents where the condition holds, the other ones elsewhere.</summary>
    public ArrayContents Merge(ExpressionGraph graph, Node condition, ArrayContents other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        ImmutableSortedDictionary<int, Node>.Builder known = ImmutableSortedDictionary.CreateBuilder<int, Node>();
        foreach (int position in Known.Keys.Union(other.Known.Keys))
        {
            Node index = graph.Integer(position);
            known[position] = graph.Conditional(condition, Read(graph, index), other.Read(graph, index));
        }

        return new(Index, graph.Conditional(condition, Body, other.Body), known.ToImmutable());
    }

    public bool IsSameAs(ArrayContents other) =>
        ReferenceEquals(this, other) || (ReferenceEquals(Body, other.Body) && Known.SequenceEqual(other.Known));
}
