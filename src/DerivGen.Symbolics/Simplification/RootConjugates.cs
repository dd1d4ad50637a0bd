using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// The last step before differentiating: √x + r is (x − r²)/(√x − r) where r may be negative and x − r² is a single term, as in the
/// solution of a quadratic equation. Done after differentiating it would help the value alone, because every derivative of √x + r
/// by what r depends on cancels as well, each in its own way. Where r is a root or a number nothing of this arises, and the sum stays.
/// </summary>
internal sealed class RootConjugates : ExpressionGraph.Transformation
{
    private readonly FactBase facts;
    private readonly Dictionary<Node, bool> concerned = [];

    public RootConjugates(ExpressionGraph graph, FactBase facts)
        : base(graph) => this.facts = facts;

    protected override bool Concerns(Node node)
    {
        if (node.Children.IsEmpty)
        {
            return false;
        }

        if (!concerned.TryGetValue(node, out bool result))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            result = (node is Sum sum && ConjugateOf(sum) is not null) || node.Children.Any(Concerns);
            concerned.Add(node, result);
        }

        return result;
    }

    /// <summary>A product is split together with its factor: what the conjugate's numerator and the product's denominator share cancels.</summary>
    protected override Node Rewrite(Node node)
    {
        if (node is Sum { IsScaled: false } sum && ConjugateOf(sum) is var (size, conjugate))
        {
            return Split(size, sum, conjugate);
        }

        foreach ((Node b, Rational e) in Patterns.Factors(node))
        {
            if (node is not (Product or Sum { IsScaled: true }) || b is not Sum factor || ConjugateOf(factor) is not var (partSize, other))
            {
                continue;
            }

            Node rewritten = Graph.Monomial([(node, Rational.One), (b, -e), (other, e)]);
            return Split(partSize, node, rewritten);
        }

        return RewriteChildren(node);
    }

    /// <summary>The sum is good as it stands where what is added to the root is not negative.</summary>
    private Node Split(Node size, Node plain, Node conjugate)
    {
        if (facts.IsNonNegative(size))
        {
            return RewriteChildren(plain);
        }

        if (facts.IntervalOf(size).IsNonPositive)
        {
            return conjugate;
        }

        Node isPlain = size is Sum { IsScaled: true } scaled && scaled.Coefficients[0].Sign < 0 ? Graph.LessOrEqual(Graph.Negate(size), Graph.Zero) : Graph.LessOrEqual(Graph.Zero, size);
        return facts.Decide(isPlain) switch
        {
            true => RewriteChildren(plain),
            false => conjugate,
            null => Graph.Conditional(isPlain, RewriteChildren(plain), conjugate),
        };
    }

    /// <summary>What is added to the root, with the root's sign, and what the sum is where that is negative; null for a sum of another kind.</summary>
    private (Node Size, Node Conjugate)? ConjugateOf(Sum sum)
    {
        if (sum.Type != NodeType.Real)
        {
            return null;
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (!IsRoot(term))
            {
                continue;
            }

            Node x = ((Product)term).Bases[0];
            Node rest = Graph.Subtract(sum, Graph.Scale(term, k));
            if (x is not Sum { IsScaled: false } || facts.IsPassive(rest) || Patterns.Terms(rest).Any(t => IsRoot(t.Term)))
            {
                continue;
            }

            Node numerator = Graph.Subtract(Graph.Scale(x, k * k), Graph.Power(rest, 2));
            if (numerator is not (Sum { IsScaled: false } or Constant { Value.IsZero: true }))
            {
                return (Graph.Scale(rest, k.Sign), Graph.Divide(numerator, Graph.Subtract(Graph.Scale(term, k), rest)));
            }
        }

        return null;
    }

    private static bool IsRoot(Node node) => node is Product { Bases.Length: 1 } root && root.Exponents[0] == Rational.Half;
}
