using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Stability;

/// <summary>The exponents in a sum of exponentials.</summary>
internal static class ExponentialTerms
{
    /// <summary>Whether exp(exponent) is one of the terms of a sum of exponentials, by the facts.</summary>
    public static bool IsAmong(ExpressionGraph graph, FactBase facts, Node sum, Node exponent)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (sum)
        {
            case Call { Function: Function.Exp } exp:
                return ReferenceEquals(exp.Argument, exponent);
            case Sum terms:
                return terms.Terms.Any(t => IsAmong(graph, facts, t, exponent));
            case Conditional conditional:
                return facts.Decide(conditional.Condition) is { } holds && IsAmong(graph, facts, holds ? conditional.Then : conditional.Else, exponent);
            case Reduction { Kind: ReductionKind.Sum } reduction:
                Index index = graph.FreshIndex(reduction.Lower, reduction.Upper);
                Node body = graph.Open(reduction, index);
                return PlaceOf(graph, ExponentOf(body), index, exponent) is { } place
                    && IsInside(graph, facts, reduction, place)
                    && IsAmong(graph, facts, graph.Substitute(body, index, place), exponent);
            default:
                return false;
        }
    }

    private static bool IsInside(ExpressionGraph graph, FactBase facts, Reduction reduction, Node place) =>
        place is Index { IsOpen: true } running && graph.RangeOf(running) is var (lower, upper) && ReferenceEquals(lower, reduction.Lower) && ReferenceEquals(upper, reduction.Upper)
        || facts.Decide(graph.And(graph.LessOrEqual(reduction.Lower, place), graph.Less(place, reduction.Upper))) == true;

    private static Node? ExponentOf(Node body) => body switch
    {
        Call { Function: Function.Exp } exp => exp.Argument,
        Conditional conditional => ExponentOf(conditional.Then) ?? ExponentOf(conditional.Else),
        _ => null,
    };

    /// <summary>The value of the index for which the pattern may be the node: read off at the first place where they differ.</summary>
    private static Node? PlaceOf(ExpressionGraph graph, Node? pattern, Index index, Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (pattern is null || !pattern.DependsOn(index) || pattern.Type != node.Type)
        {
            return null;
        }

        if (pattern.Type == NodeType.Integer && graph.Subtract(pattern, index) is var offset && !offset.DependsOn(index))
        {
            return graph.Subtract(node, offset);
        }

        if (pattern.GetType() != node.GetType() || pattern.Children.Length != node.Children.Length)
        {
            return null;
        }

        for (int i = 0; i < pattern.Children.Length; i++)
        {
            if (PlaceOf(graph, pattern.Children[i], index, node.Children[i]) is { } place)
            {
                return place;
            }
        }

        return null;
    }
}
