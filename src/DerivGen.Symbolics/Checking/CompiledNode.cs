using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>A node prepared for being evaluated many times: its symbols and indices have numbers.</summary>
internal sealed class CompiledNode(Node node, CompiledNode[] children)
{
    public Node Node { get; } = node;

    public CompiledNode[] Children { get; } = children;

    /// <summary>The node's place in an evaluator's memory.</summary>
    public int Slot { get; init; }

    /// <summary>Where the node is, or reads, a symbol: the symbol's number.</summary>
    public int Symbol { get; init; } = -1;

    /// <summary>Where the node is, or binds, an index: the index's number among those of the expressions.</summary>
    public int Index { get; init; } = -1;

    /// <summary>The numbers of the indices that the node depends on.</summary>
    public int[] FreeIndices { get; init; } = [];

    /// <summary>
    /// Of an exponential in the log domain, which terms of its exponent are formal logarithms: exp(u − log S) is exp(u)/S,
    /// whatever the sign of S.
    /// </summary>
    public bool[]? FormalTerms { get; init; }
}
