using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// With which sign a product or a Σ is computed where more than one expression needs it. Where it stands alone its sign is
/// that of its coefficient; as one of several terms of a sum either sign serves, so it takes the one that is there anyway.
/// </summary>
internal sealed class SignsOfTerms
{
    private readonly ExpressionGraph graph;
    private readonly HashSet<Node> positive = [];
    private readonly HashSet<Node> negative = [];
    private readonly HashSet<Node> plusAmongOthers = [];
    private readonly HashSet<Node> minusAmongOthers = [];
    private readonly HashSet<Node> differences = [];

    private SignsOfTerms(ExpressionGraph graph) => this.graph = graph;

    /// <param name="graph">The graph of the expressions.</param>
    /// <param name="all">All expressions that will be computed together.</param>
    public static SignsOfTerms Of(ExpressionGraph graph, IEnumerable<Node> all)
    {
        SignsOfTerms signs = new(graph);
        signs.Visit(all);
        signs.Choose();
        return signs;
    }

    /// <summary>Whether the term itself is computed anyway.</summary>
    public bool IsPositive(Node term) => positive.Contains(term);

    /// <summary>Whether only the term's negative is computed.</summary>
    public bool IsNegative(Node term) => negative.Contains(term);

    private void Visit(IEnumerable<Node> all)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new();
        foreach (Node root in all)
        {
            Push(root);
        }

        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is not Sum sum)
            {
                foreach (Node operand in graph.OpenOperandsOf(node))
                {
                    Push(operand);
                }

                continue;
            }

            foreach ((Node term, Rational k) in Patterns.Terms(sum))
            {
                (sum.IsScaled ? (k.Sign > 0 ? positive : negative) : (k.Sign > 0 ? plusAmongOthers : minusAmongOthers)).Add(term);
                foreach (Node operand in graph.OpenOperandsOf(term))
                {
                    // A factor takes the sign of its product.
                    if (term is Product)
                    {
                        pending.Push(operand);
                    }
                    else
                    {
                        Push(operand);
                    }
                }
            }
        }

        void Push(Node node)
        {
            if (node is Product or Reduction { Kind: ReductionKind.Sum })
            {
                positive.Add(node);
            }
            else if (node is Sum { IsScaled: false })
            {
                differences.Add(node);
            }

            pending.Push(node);
        }
    }

    /// <summary>What stands alone with both signs is computed as it is, and so is what sums alone need with both.</summary>
    private void Choose()
    {
        negative.ExceptWith(positive);
        foreach (Node term in plusAmongOthers.Union(minusAmongOthers))
        {
            if (positive.Contains(term) || negative.Contains(term))
            {
                continue;
            }

            if (HasFactor(term, difference => differences.Contains(difference)))
            {
                positive.Add(term);
            }
            else if (HasFactor(term, difference => differences.Contains(graph.Negate(difference))))
            {
                negative.Add(term);
            }
            else if (plusAmongOthers.Contains(term) && minusAmongOthers.Contains(term))
            {
                positive.Add(term);
            }
        }
    }

    private static bool HasFactor(Node term, Func<Node, bool> isComputed) =>
        term is Product product && Patterns.Factors(product).Any(f => f.Base is Sum && f.Exponent.IsOne && isComputed(f.Base));
}
