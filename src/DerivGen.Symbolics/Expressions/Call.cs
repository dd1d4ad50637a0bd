using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>A known function of its arguments: a row of the table <see cref="Functions.KnownFunctions"/>.</summary>
internal sealed class Call : Node
{
    internal Call(Function function, NodeType type, ImmutableArray<Node> arguments)
        : base(type, arguments, (ulong)function) => Function = function;

    /// <summary>A call of a function whose text is not known.</summary>
    internal Call(ForeignFunction foreign, ImmutableArray<Node> arguments)
        : base(NodeType.Real, arguments, HashOf(foreign.Key))
    {
        Function = Function.Foreign;
        Foreign = foreign;
    }

    public Function Function { get; }

    /// <summary>The function, where its text is not known.</summary>
    public ForeignFunction? Foreign { get; }

    public ImmutableArray<Node> Arguments => Children;

    /// <summary>The only or the first argument.</summary>
    public Node Argument => Children[0];

    internal override int Rank => 6;

    private protected override bool HasSamePayload(Node other) => other is Call call && call.Function == Function && Equals(call.Foreign, Foreign);
}
