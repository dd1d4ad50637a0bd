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
    /// The size of an adjoint, as a tree, up to which it is taken apart in those that are made of it: rules that look at one
    /// of them would take apart in each what all share.
    /// </summary>
    private const int LargeAdjoint = 150;

    /// <summary>
    /// The node, as one term where it is a long sum. The terms of a sum with exponentials are shifted together, however
    /// many they are.
    /// </summary>
    public static Node Group(ExpressionGraph graph, Node node) =>
        node is Sum { Type: NodeType.Real, Terms.Length: > Length } && !LogDomain.HasExponentialFactor(node)
            ? graph.Call(Function.Group, node)
            : node;

    /// <summary>The same for an adjoint, which may also be a product of exponentials: a long sum in the exponent.</summary>
    public static Node GroupAdjoint(ExpressionGraph graph, Node adjoint)
    {
        (Node core, Rational factor) = adjoint is Sum { IsScaled: true } scaled ? (scaled.Terms[0], scaled.Coefficients[0]) : (adjoint, Rational.One);
        return core is Call { Function: Function.Exp, Argument: Sum { Terms.Length: > LongExponent } exponent }
            ? graph.Scale(graph.Exp(graph.Call(Function.Group, exponent)), factor)
            : adjoint is Sum { IsScaled: false, Size: > LargeAdjoint } && !LogDomain.HasExponentialFactor(adjoint) ? graph.Call(Function.Group, adjoint)
            : Group(graph, adjoint);
    }
}
