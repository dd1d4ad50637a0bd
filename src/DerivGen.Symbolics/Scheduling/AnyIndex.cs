using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>The index that stands for any index over a range, when an expression is looked up as a function of its index.</summary>
internal static class AnyIndex
{
    private const int Level = 1_000_000;

    /// <summary>The node as a function of an index of its own.</summary>
    public static Node Abstract(ExpressionGraph graph, Node node, Index index)
    {
        (Node lower, Node upper) = graph.RangeOf(index);
        return graph.Substitute(node, index, graph.SharedIndex(lower, upper, Level));
    }

    /// <summary>The node as a function of its index, if it has just one.</summary>
    public static Node Abstract(ExpressionGraph graph, Node node) =>
        node.FreeIndices.Length == 1 ? Abstract(graph, node, graph.OpenIndex(node.FreeIndices[0])) : node;
}
