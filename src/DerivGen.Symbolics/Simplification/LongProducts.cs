using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// Canonical products are flat, so the adjoints of a chain would each repeat the whole way to the end: beyond a length, a
/// product is one atom for what is made of it.
/// </summary>
internal static class LongProducts
{
    /// <summary>The largest number of factors that stay visible.</summary>
    public const int Length = 12;

    /// <summary>The node, as one factor where it is a long product.</summary>
    public static Node Group(ExpressionGraph graph, Node node) => node switch
    {
        Product { Bases.Length: > Length } => graph.Call(Function.Group, node),
        Sum { IsScaled: true } scaled when scaled.Terms[0] is Product { Bases.Length: > Length } product =>
            graph.Scale(graph.Call(Function.Group, product), scaled.Coefficients[0]),
        _ => node,
    };
}
