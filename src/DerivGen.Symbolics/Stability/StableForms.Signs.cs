using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Signs: −k · (y − a) · x is k · (a − y) · x, also under a Σ: a sign costs nothing inside a difference.</summary>
internal sealed partial class StableForms
{
    /// <summary>The lowered negative of a difference, or of a product or Σ with one; null where nothing takes up the sign.</summary>
    private Node? Negated(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Sum { IsScaled: false, Type: NodeType.Real } difference when Complement(difference) is null
                && (difference.Constant.Sign < 0 || difference.Coefficients.Any(c => c.Sign < 0)):
                return Lower(source.Negate(difference));
            case Product product when Branch(product) is null:
                foreach ((Node b, Rational e) in Patterns.Factors(product))
                {
                    if (e.IsOne && Negated(b) is { } negated)
                    {
                        return LowerProduct(product, b, negated);
                    }
                }

                return null;
            case Reduction { Kind: ReductionKind.Sum } reduction:
                Index index = source.OwnIndexOf(reduction);
                return Negated(source.Open(reduction, index)) is { } body ? target.Reduce(ReductionKind.Sum, Lower(index), body) : null;
            default:
                return null;
        }
    }

    /// <summary>A term of a sum, with the sign with which it is computed elsewhere too: a sum takes either.</summary>
    private void AddTerm(Node term, Rational coefficient, List<(Node, Rational)> terms)
    {
        bool flips = signs.IsNegative(term) || (coefficient.Sign < 0 && !signs.IsPositive(term));
        if (flips && Negated(term) is { } negated)
        {
            terms.Add((negated, -coefficient));
        }
        else if (!Rational.Abs(coefficient).IsOne && InsideBranch(term, Rational.Abs(coefficient)) is { } guarded)
        {
            terms.Add((guarded, coefficient.Sign));
        }
        else
        {
            terms.Add((Lower(term), coefficient));
        }
    }
}
