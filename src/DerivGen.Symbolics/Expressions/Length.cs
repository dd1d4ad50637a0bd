using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>The length of an array in one dimension.</summary>
internal sealed class Length : Node
{
    internal Length(Symbol array, int dimension)
        : base(NodeType.Integer, ImmutableArray.Create<Node>(array), (ulong)dimension) => Dimension = dimension;

    public Symbol Array => (Symbol)Children[0];

    public int Dimension { get; }

    internal override int Rank => 4;

    private protected override bool HasSamePayload(Node other) => ((Length)other).Dimension == Dimension;
}
