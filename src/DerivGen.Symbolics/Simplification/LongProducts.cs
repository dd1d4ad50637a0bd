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

    /// <summary>The largest number of factors that stay visible in the value of a variable of the text.</summary>
    private const int LongValue = 24;

    /// <summary>The node, as one factor where it is a long product.</summary>
    public static Node Group(ExpressionGraph graph, Node node) => Group(graph, node, Length);

    /// <summary>The same for the value of a variable of the text, which others are made of.</summary>
    public static Node GroupValue(ExpressionGraph graph, Node value) => Group(graph, value, LongValue);

    private static Node Group(ExpressionGraph graph, Node node, int length) => node switch
    {
        Product product when product.Bases.Length > length => graph.Call(Function.Group, node),
        Sum { IsScaled: true } scaled when scaled.Terms[0] is Product product && product.Bases.Length > length =>
            graph.Scale(graph.Call(Function.Group, product), scaled.Coefficients[0]),
        _ => node,
    };
}
