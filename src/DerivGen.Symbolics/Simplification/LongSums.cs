using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// Canonical sums are flat, so the values of a chain, each of which adds something to the one before, would each repeat
/// all that was ever added: beyond a length, a sum that is a part of other sums is one atom for them.
/// </summary>
internal static class LongSums
{
    /// <summary>The largest number of terms that stay visible in a sum's sums.</summary>
    public const int Length = 12;

    /// <summary>The largest number of terms that stay visible in the exponent of an adjoint.</summary>
    private const int LongExponent = 32;

    /// <summary>
    /// The node, as one term where it is a long sum. The terms of a sum with exponentials are shifted together, however
    /// many they are.
    /// </summary>
    public static Node Group(ExpressionGraph graph, Node node) =>
        node is Sum { Type: NodeType.Real, Terms.Length: > Length } && !LogDomain.HasExponentialFactor(node)
            ? graph.Call(Function.Group, node)
            : node;

    /// <summary>The same for an adjoint, which may also be a product of exponentials: a long sum in the exponent.</summary>
    public static Node GroupAdjoint(ExpressionGraph graph, Node adjoint) => adjoint switch
    {
        Call { Function: Function.Exp, Argument: Sum { Terms.Length: > LongExponent } } => graph.Call(Function.Group, adjoint),
        Sum { IsScaled: true } scaled when scaled.Terms[0] is Call { Function: Function.Exp, Argument: Sum { Terms.Length: > LongExponent } } product =>
            graph.Scale(graph.Call(Function.Group, product), scaled.Coefficients[0]),
        _ => Group(graph, adjoint),
    };
}
