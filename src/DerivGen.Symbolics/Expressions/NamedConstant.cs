using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>The constants that no rational is: π, the infinities and NaN. (e is exp(1), ln 2 is log(2).)</summary>
internal enum ConstantName
{
    Pi,
    PositiveInfinity,
    NegativeInfinity,
    NaN,
}

/// <summary>A constant known by its name.</summary>
internal sealed class NamedConstant : Node
{
    internal NamedConstant(ConstantName name)
        : base(NodeType.Real, ImmutableArray<Node>.Empty, (ulong)name) => Name = name;

    public ConstantName Name { get; }

    internal override int Rank => 1;

    private protected override bool HasSamePayload(Node other) => ((NamedConstant)other).Name == Name;
}
