using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>
/// A part of the derivative by a vector: for all values of the context's open indices, outermost first,
/// gradient[indices] += value.
/// </summary>
/// <param name="Context">The open indices that are run over.</param>
/// <param name="Indices">The place, one index expression per dimension.</param>
/// <param name="Value">What is added there.</param>
internal sealed record Contribution(ImmutableArray<Index> Context, ImmutableArray<Node> Indices, Node Value)
{
    /// <summary>Where the method reads the place; null where that is not known.</summary>
    public Node? Condition { get; init; }

    /// <summary>Whether the place may not exist where the value is 0.</summary>
    public bool IsMasked { get; init; }
}

/// <summary>The derivative by one variable: an expression for a scalar, contributions for a vector.</summary>
internal sealed record PartialDerivative(Symbol Variable, Node? Scalar, ImmutableArray<Contribution> Contributions);
