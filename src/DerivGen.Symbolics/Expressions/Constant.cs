using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>An exact number.</summary>
internal sealed class Constant : Node
{
    internal Constant(Rational value, NodeType type)
        : base(type, ImmutableArray<Node>.Empty, value.StructuralHash) => Value = value;

    public Rational Value { get; }

    internal override int Rank => 0;

    private protected override bool HasSamePayload(Node other) => ((Constant)other).Value == Value;
}
