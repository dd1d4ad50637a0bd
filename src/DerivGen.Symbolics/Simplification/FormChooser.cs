using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// The equal forms of a sum: as it stands, expanded, with common factors taken out, over a common denominator; of these
/// the cheapest one. Each form is of bounded size, so the work is linear in the number of sums.
/// </summary>
internal static partial class FormChooser
{
    /// <summary>No form with more terms than this is tried.</summary>
    private const int MaximumTerms = 24;

    /// <summary>What the difference of two rounded values is held to cost beside the operation, for its lost digits.</summary>
    private const int CancellationPenalty = 2;

    public static Node Choose(ExpressionGraph graph, Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is not Sum { Type: NodeType.Real, Terms.Length: <= MaximumTerms } sum)
        {
            return node;
        }

        List<Node> forms = [node];
        AddForms(graph, sum, forms);
        Node best = node;
        int floor = CostModel.FloorOf(node);
        int bestCost = Cost(node, floor);
        foreach (Node form in forms)
        {
            int cost = Cost(form, floor);
            if (cost < bestCost)
            {
                best = form;
                bestCost = cost;
            }
        }

        return best;
    }

    private static void AddForms(ExpressionGraph graph, Sum sum, List<Node> forms)
    {
        if (Expand(graph, sum) is { } expanded)
        {
            forms.Add(expanded);
            if (expanded is Sum expandedSum)
            {
                forms.Add(Factor(graph, expandedSum));
                if (RepeatedFactors.Of(graph, expandedSum) is { } powers)
                {
                    forms.Add(powers);
                }
            }
        }

        forms.Add(Factor(graph, sum));
        if ((RepeatedFactors.Of(graph, sum) ?? RepeatedFactors.SquareAmong(graph, sum)) is { } product)
        {
            forms.Add(product);
        }

        if (FactorSum(graph, sum) is { } grouped)
        {
            forms.Add(grouped);
        }

        if (Together(graph, sum) is { } fraction)
        {
            forms.Add(fraction);
        }

        if (MergeReductions(graph, sum) is { } merged)
        {
            forms.Add(merged);
        }
    }

    /// <summary>Products of sums multiplied out; null where nothing is, or the result would be large.</summary>
    public static Node? Expand(ExpressionGraph graph, Node node)
    {
        List<(Node, Rational)> terms = [];
        bool changed = false;
        if (node is Sum { IsScaled: false } outer)
        {
            terms.Add((graph.Number(outer.Constant), Rational.One));
            foreach ((Node term, Rational k) in Patterns.Terms(outer))
            {
                Node expanded = ExpandTerm(graph, term);
                changed |= !ReferenceEquals(expanded, term);
                terms.Add((expanded, k));
                if (terms.Count > MaximumTerms || (expanded is Sum s && s.Terms.Length > MaximumTerms))
                {
                    return null;
                }
            }
        }
        else
        {
            Node expanded = ExpandTerm(graph, node);
            changed = !ReferenceEquals(expanded, node);
            terms.Add((expanded, Rational.One));
        }

        return changed ? graph.LinearCombination(terms) : null;
    }

    /// <summary>One product multiplied out over its factors that are sums, also over their squares.</summary>
    private static Node ExpandTerm(ExpressionGraph graph, Node term)
    {
        if (term is not Product product)
        {
            return term;
        }

        List<(Node, Rational)> rest = [];
        List<Sum> sums = [];
        long size = 1;
        for (int i = 0; i < product.Bases.Length; i++)
        {
            int copies = product.Exponents[i].IsOne ? 1 : product.Exponents[i] == Rational.Two ? 2 : 0;
            if (copies > 0 && product.Bases[i] is Sum s)
            {
                size *= Power(s.Terms.Length + (s.Constant.IsZero ? 0 : 1), copies);
                if (size > MaximumTerms)
                {
                    return term;
                }

                for (int k = 0; k < copies; k++)
                {
                    sums.Add(s);
                }
            }
            else
            {
                rest.Add((product.Bases[i], product.Exponents[i]));
            }
        }

        if (sums.Count == 0)
        {
            return term;
        }

        List<(Node Node, Rational Coefficient)> parts = [(graph.Monomial([(graph.One, Rational.One), .. rest]), Rational.One)];
        foreach (Sum s in sums)
        {
            List<(Node, Rational)> next = [];
            foreach ((Node part, Rational k) in parts)
            {
                if (!s.Constant.IsZero)
                {
                    next.Add((part, k * s.Constant));
                }

                foreach ((Node t, Rational c) in Patterns.Terms(s))
                {
                    next.Add((graph.Multiply(part, t), k * c));
                }
            }

            parts = next;
        }

        return graph.LinearCombination(parts);
    }

    /// <summary>Sums over one range under one Σ.</summary>
    private static Node? MergeReductions(ExpressionGraph graph, Sum sum)
    {
        foreach (IGrouping<(Node, Node), (Reduction Reduction, Rational Coefficient)> group in Patterns.Terms(sum)
            .Where(t => t.Term is Reduction { Kind: ReductionKind.Sum })
            .Select(t => (Reduction: (Reduction)t.Term, t.Coefficient))
            .GroupBy(t => (t.Reduction.Lower, t.Reduction.Upper)))
        {
            if (group.Count() < 2)
            {
                continue;
            }

            Index index = graph.FreshIndex(group.Key.Item1, group.Key.Item2);
            Node body = graph.LinearCombination([.. group.Select(g => (graph.Open(g.Reduction, index), g.Coefficient))]);
            Node chosen = Choose(graph, body);
            int floor = CostModel.FloorOf(body);
            int separate = group.Sum(g => CostModel.Of(g.Reduction.Body, floor) + (g.Coefficient.IsOne ? 0 : 1)) + group.Count() - 1;
            if (CostModel.Of(chosen, floor) < separate)
            {
                return graph.LinearCombination(
                [
                    (sum, Rational.One),
                    .. group.Select(g => ((Node)g.Reduction, -g.Coefficient)),
                    (graph.Reduce(ReductionKind.Sum, index, chosen), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>The cost of the operations and of the digits that they may lose.</summary>
    private static int Cost(Node node, int floor) => CostModel.Of(node, floor) + Cancellations(node, [], floor);

    private static int Cancellations(Node node, HashSet<Node> seen, int floor)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Children.IsEmpty || node is Reduction or Element || node.Depth < floor || !seen.Add(node))
        {
            return 0;
        }

        int penalty = 0;
        if (node is Sum { IsScaled: false } sum)
        {
            int rounded = sum.Terms.Count(t => t is Product or Sum);
            bool mixed = sum.Coefficients.Any(c => c.Sign > 0) || sum.Constant.Sign > 0;
            mixed &= sum.Coefficients.Any(c => c.Sign < 0) || sum.Constant.Sign < 0;
            penalty = mixed && rounded > 0 ? CancellationPenalty : 0;
        }

        foreach (Node child in node.Children)
        {
            penalty += Cancellations(child, seen, floor);
        }

        return penalty;
    }

    private static long Power(long value, int exponent) => exponent == 2 ? value * value : value;
}
