using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>An element of an array: the array's symbol, then one integer per dimension.</summary>
internal sealed class Element : Node
{
    internal Element(ImmutableArray<Node> arrayAndIndices)
        : base(arrayAndIndices[0].Type, arrayAndIndices, 11)
    {
    }

    public Symbol Array => (Symbol)Children[0];

    /// <summary>The index of a vector's element.</summary>
    public Node Position => Children[1];

    internal override int Rank => 5;

    private protected override bool HasSamePayload(Node other) => true;
}
