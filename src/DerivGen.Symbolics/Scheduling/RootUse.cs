using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>What a block is to evaluate.</summary>
/// <param name="Node">The node.</param>
/// <param name="Path">The answers under which it does, the outermost first.</param>
internal readonly record struct RootUse(Node Node, ImmutableArray<(Node Condition, bool Holds)> Path)
{
    /// <param name="node">What is evaluated always.</param>
    public RootUse(Node node)
        : this(node, ImmutableArray<(Node, bool)>.Empty)
    {
    }

    /// <summary>Whether the conditions are asked by a loop inside the block, or as a part of what is evaluated.</summary>
    public bool IsBeyond { get; init; }
}
