using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Reads that a loop makes only under a condition, Σᵢ (c(i) ? f(i)·x[k] : 0): where the condition never holds x[k] is never
/// read, and need not even exist. Then nothing is to be added to its derivative either.
/// </summary>
internal sealed class MaskedReads(ExpressionGraph graph, FactBase? facts)
{
    /// <summary>Whether the place of a contribution may not exist although the method is defined.</summary>
    public bool MayNotExist(Symbol variable, Contribution contribution) =>
        contribution.Context.IsEmpty
        && Patterns.Terms(contribution.Value).Any()
        && Patterns.Terms(contribution.Value).All(t => Patterns.Factors(t.Term).Any(f => IsMaskedSum(f.Base)))
        && !Enumerable.Range(0, contribution.Indices.Length).All(i => Exists(variable, i, contribution.Indices[i]));

    private static bool IsMaskedSum(Node node) =>
        node is Reduction { Kind: ReductionKind.Sum, Body: Conditional { Then: Constant { Value.IsZero: true } } or Conditional { Else: Constant { Value.IsZero: true } } };

    private bool Exists(Symbol variable, int dimension, Node index) =>
        facts?.Decide(graph.And(graph.LessOrEqual(graph.Integer(Rational.Zero), index), graph.Less(index, graph.Length(variable, dimension)))) == true;
}
