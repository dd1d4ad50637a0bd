using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>The iterations of a counted loop, as an open index over lower ≤ i &lt; upper.</summary>
/// <param name="Index">The open index.</param>
/// <param name="Lower">The smallest index.</param>
/// <param name="Upper">One more than the largest index.</param>
/// <param name="IsReversed">Whether the loop runs from the largest index to the smallest.</param>
internal sealed record LoopRange(Index Index, Node Lower, Node Upper, bool IsReversed)
{
    public static LoopRange Over(ExpressionGraph graph, Node lower, Node upper, bool isReversed) =>
        new(graph.FreshIndex(lower, upper), lower, upper, isReversed);

    /// <summary>How many iterations come before the one at the index.</summary>
    public Node Elapsed(ExpressionGraph graph) =>
        IsReversed ? graph.Subtract(graph.Subtract(Upper, graph.Integer(Rational.One)), Index) : graph.Subtract(Index, Lower);

    /// <summary>The index of the first iteration.</summary>
    public Node First(ExpressionGraph graph) => IsReversed ? graph.Subtract(Upper, graph.Integer(Rational.One)) : Lower;

    /// <summary>The index of the last iteration.</summary>
    public Node Last(ExpressionGraph graph) => IsReversed ? Lower : graph.Subtract(Upper, graph.Integer(Rational.One));

    /// <summary>The index of the iteration before the one at the index.</summary>
    public Node Previous(ExpressionGraph graph) => graph.Add(Index, graph.Integer(IsReversed ? Rational.One : Rational.MinusOne));

    /// <summary>The same loop with one iteration more before its first.</summary>
    public LoopRange Extended(ExpressionGraph graph) =>
        IsReversed
            ? Over(graph, Lower, graph.Add(Upper, graph.Integer(Rational.One)), IsReversed)
            : Over(graph, graph.Subtract(Lower, graph.Integer(Rational.One)), Upper, IsReversed);
}
