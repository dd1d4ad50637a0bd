using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>condition ? then : else; the branch that is not taken is not evaluated.</summary>
internal sealed class Conditional : Node
{
    internal Conditional(Node condition, Node then, Node otherwise)
        : base(then.Type, ImmutableArray.Create(condition, then, otherwise), 13)
    {
    }

    public Node Condition => Children[0];

    public Node Then => Children[1];

    public Node Else => Children[2];

    internal override int Rank => 7;

    private protected override bool HasSamePayload(Node other) => true;
}
