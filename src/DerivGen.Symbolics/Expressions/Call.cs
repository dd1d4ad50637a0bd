using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>A known function of its arguments: a row of the table <see cref="Functions.KnownFunctions"/>.</summary>
internal sealed class Call : Node
{
    internal Call(Function function, NodeType type, ImmutableArray<Node> arguments)
        : base(type, arguments, (ulong)function) => Function = function;

    public Function Function { get; }

    public ImmutableArray<Node> Arguments => Children;

    /// <summary>The only or the first argument.</summary>
    public Node Argument => Children[0];

    internal override int Rank => 6;

    private protected override bool HasSamePayload(Node other) => ((Call)other).Function == Function;
}
