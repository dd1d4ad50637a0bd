using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// With which sign a product or a Σ is computed where more than one expression needs it. Where it stands alone its sign is
/// that of its coefficient; as one of several terms of a sum either sign serves, so it takes the one that is there anyway.
/// </summary>
internal sealed class SignsOfTerms
{
    private readonly HashSet<Node> positive = [];
    private readonly HashSet<Node> negative = [];

    private SignsOfTerms()
    {
    }

    /// <param name="all">All expressions that will be computed together.</param>
    /// <param name="bodyOf">Opens a reduction.</param>
    public static SignsOfTerms Of(IEnumerable<Node> all, Func<Reduction, Node> bodyOf)
    {
        SignsOfTerms signs = new();
        HashSet<Node> plusAmongOthers = [];
        HashSet<Node> minusAmongOthers = [];
        HashSet<Node> seen = [];
        Stack<Node> pending = new(all);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (node is Product or Reduction { Kind: ReductionKind.Sum })
            {
                signs.positive.Add(node);
            }

            if (!seen.Add(node))
            {
                continue;
            }

            switch (node)
            {
                case Sum sum:
                    for (int i = 0; i < sum.Terms.Length; i++)
                    {
                        bool isPositive = sum.Coefficients[i].Sign > 0;
                        (sum.IsScaled ? (isPositive ? signs.positive : signs.negative) : (isPositive ? plusAmongOthers : minusAmongOthers)).Add(sum.Terms[i]);
                        PushOperands(sum.Terms[i]);
                    }

                    break;
                default:
                    PushOperands(node);
                    break;
            }
        }

        // What stands alone with both signs is computed as it is, and so is what sums alone need with both.
        signs.negative.ExceptWith(signs.positive);
        signs.positive.UnionWith(plusAmongOthers.Where(n => minusAmongOthers.Contains(n) && !signs.negative.Contains(n)));
        return signs;

        void PushOperands(Node node)
        {
            foreach (Node child in node is Reduction reduction ? [reduction.Lower, reduction.Upper, bodyOf(reduction)] : (IEnumerable<Node>)node.Children)
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>Whether the term itself is computed anyway.</summary>
    public bool IsPositive(Node term) => positive.Contains(term);

    /// <summary>Whether only the term's negative is computed.</summary>
    public bool IsNegative(Node term) => negative.Contains(term);
}
