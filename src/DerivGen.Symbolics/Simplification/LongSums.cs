using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// Canonical sums are flat, so the values of a chain, each of which adds something to the one before, would each repeat
/// all that was ever added: beyond a length, a sum that is a part of other sums is one atom for them.
/// </summary>
internal static class LongSums
{
    /// <summary>The largest number of terms that stay visible in a sum's sums.</summary>
    public const int Length = 32;

    /// <summary>
    /// The node, as one term where it is a long sum. The terms of a sum with exponentials are shifted together, however
    /// many they are.
    /// </summary>
    public static Node Group(ExpressionGraph graph, Node node) =>
        node is Sum { Type: NodeType.Real, Terms.Length: > Length } && !LogDomain.HasExponentialFactor(node)
            ? graph.Call(Function.Group, node)
            : node;
}
