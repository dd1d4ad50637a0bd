using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>On what an expression may depend alone, and at which values of that its terms may cancel exactly.</summary>
internal static class ExpansionPoints
{
    private const int MaximumSize = 160;
    private const int MaximumLeaves = 6;
    private const int MaximumCandidates = 4;

    /// <summary>The symbols, elements, sums over an index and the like in the node; null where there are many, or it is large.</summary>
    public static IReadOnlyList<Node>? LeavesOf(Node node)
    {
        if (node.Size > MaximumSize)
        {
            return null;
        }

        HashSet<Node> seen = [];
        List<Node> leaves = [];
        Stack<Node> pending = new([node]);
        while (pending.Count > 0)
        {
            Node next = pending.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            if (next is Constant or NamedConstant)
            {
                continue;
            }

            if (IsLeaf(next))
            {
                leaves.Add(next);
                if (leaves.Count > MaximumLeaves)
                {
                    return null;
                }

                continue;
            }

            foreach (Node child in next.Children)
            {
                pending.Push(child);
            }
        }

        return leaves;
    }

    /// <summary>The candidates for u: what functions are called with, up to a constant and a factor, and then the leaves.</summary>
    public static IReadOnlyList<Node> CandidatesOf(ExpressionGraph graph, Node node, IReadOnlyList<Node> leaves)
    {
        List<Node> candidates = [];
        if (leaves.Count > 1)
        {
            HashSet<Node> seen = [];
            Visit(node);

            void Visit(Node next)
            {
                if (next.Children.IsEmpty || IsLeaf(next) || !seen.Add(next))
                {
                    return;
                }

                foreach (Node child in next.Children)
                {
                    Visit(child);
                }

                if (next is Call { Function: Function.Pow } pow)
                {
                    Add(graph.Multiply(pow.Arguments[1], graph.Log(pow.Argument)));
                }
                else if (next is Call { Arguments.Length: 1, Type: NodeType.Real } call)
                {
                    Add(call.Argument);
                }
                else if (next is Product product && product.Exponents.Any(e => !e.IsInteger))
                {
                    Add(product.Bases[product.Exponents.IndexOf(product.Exponents.First(e => !e.IsInteger))]);
                }
            }
        }

        foreach (Node leaf in leaves)
        {
            Add(leaf);
        }

        return candidates;

        void Add(Node argument)
        {
            if (argument is Sum sum)
            {
                argument = graph.Scale(graph.Subtract(sum, graph.Number(sum.Constant)), Rational.One / sum.Coefficients[0]);
            }

            if (argument is not (Constant or NamedConstant) && argument.Type == NodeType.Real && !candidates.Contains(argument) && candidates.Count < MaximumCandidates)
            {
                candidates.Add(argument);
            }
        }
    }

    private static bool IsLeaf(Node node) => node.Type != NodeType.Real || node is not (Sum or Product or Call) or Call { Function: Function.ToReal };

    /// <summary>0, where a linear part vanishes, and where a logarithm does.</summary>
    public static IReadOnlyList<Rational> CentersOf(Node node, Node u)
    {
        List<Rational> centers = [Rational.Zero];
        HashSet<Node> seen = [];
        Visit(node);
        return centers;

        void Visit(Node next)
        {
            if (next.Children.IsEmpty || IsLeaf(next) || !seen.Add(next))
            {
                return;
            }

            if (next is Sum { Terms.Length: 1 } linear && ReferenceEquals(linear.Terms[0], u) && !linear.Constant.IsZero)
            {
                Add(-linear.Constant / linear.Coefficients[0]);
            }

            if (next is Call { Function: Function.Log } log && ReferenceEquals(log.Argument, u))
            {
                Add(Rational.One);
            }

            foreach (Node child in next.Children)
            {
                Visit(child);
            }
        }

        void Add(Rational center)
        {
            if (!centers.Contains(center) && centers.Count < 4)
            {
                centers.Add(center);
            }
        }
    }
}
