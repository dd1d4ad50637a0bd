using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// The equal forms of a sum: as it stands, expanded, with common factors taken out, over a common denominator; of these
/// the cheapest one. Each form is of bounded size, so the work is linear in the number of sums.
/// </summary>
internal static class FormChooser
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

    /// <summary>The factor that most terms share is taken out, again and again.</summary>
    public static Node Factor(ExpressionGraph graph, Sum sum)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Node best = sum;
        int bestCount = 1;
        Node? factor = null;
        Rational power = Rational.Zero;
        Dictionary<(Node, int), (int Count, Rational Power)> counts = [];
        List<(Node, int)> order = [];
        foreach ((Node term, Rational _) in Patterns.Terms(sum))
        {
            foreach ((Node b, Rational e) in Patterns.Factors(term))
            {
                if (b is Constant)
                {
                    continue;
                }

                (Node, int) key = (b, e.Sign);
                if (counts.TryGetValue(key, out (int Count, Rational Power) entry))
                {
                    counts[key] = (entry.Count + 1, e.Sign > 0 == e < entry.Power ? e : entry.Power);
                }
                else
                {
                    counts.Add(key, (1, e));
                    order.Add(key);
                }
            }
        }

        foreach ((Node, int) key in order)
        {
            (int count, Rational p) = counts[key];
            if (count > bestCount)
            {
                bestCount = count;
                factor = key.Item1;
                power = p;
            }
        }

        if (factor is null)
        {
            return FactorExponential(graph, sum) ?? best;
        }

        List<(Node, Rational)> inside = [];
        List<(Node, Rational)> outside = [(graph.Number(sum.Constant), Rational.One)];
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            bool has = Patterns.Factors(term).Any(f => ReferenceEquals(f.Base, factor) && f.Exponent.Sign == power.Sign);
            (has ? inside : outside).Add((has ? Without(graph, term, factor, power) : term, k));
        }

        Node inner = graph.LinearCombination(inside);
        if (inner is Sum { IsScaled: false } innerSum)
        {
            inner = Factor(graph, innerSum);
        }

        Node product = graph.Monomial([(inner, Rational.One), (factor, power)]);
        Node rest = graph.LinearCombination(outside);
        if (rest is Sum { IsScaled: false } restSum)
        {
            rest = Factor(graph, restSum);
        }

        return graph.Add(product, rest);
    }

    /// <summary>
    /// s·x + k·s is s·(x + k) for a sum s, whose multiple stands there term by term, and where no other term has a sum for a
    /// factor. Where one has, the terms are those of a chain, each value of which is made of the one before: there every
    /// value would get a form of its own, made of none that the others have.
    /// </summary>
    private static Node? FactorSum(ExpressionGraph graph, Sum sum)
    {
        if (Patterns.Terms(sum).Where(t => HasSum(t.Term)).Take(2).ToArray() is not [(Node term, Rational k)])
        {
            return null;
        }

        foreach ((Node b, Rational e) in Patterns.Factors(term))
        {
            if (!e.IsOne || b is not Sum { IsScaled: false } factor || factor.Terms.Length > sum.Terms.Length)
            {
                continue;
            }

            Rational q = Patterns.CoefficientOf(sum, factor.Terms[0]) / factor.Coefficients[0];
            if (!q.IsZero && sum.Constant == q * factor.Constant && Patterns.Terms(factor).All(t => Patterns.CoefficientOf(sum, t.Term) == q * t.Coefficient))
            {
                Node rest = graph.LinearCombination([(sum, Rational.One), (term, -k), (factor, -q)]);
                Node cofactor = graph.LinearCombination([(Without(graph, term, factor, Rational.One), k), (graph.One, q)]);
                return graph.Add(graph.Multiply(factor, cofactor), rest);
            }
        }

        return null;

        static bool HasSum(Node term) => Patterns.Factors(term).Any(f => f.Base is Sum && f.Exponent.IsOne);
    }

    /// <summary>exp(a)·x + exp(a + b)·y is exp(a)·(x + exp(b)·y).</summary>
    private static Node? FactorExponential(ExpressionGraph graph, Sum sum)
    {
        foreach ((Node term, Rational _) in Patterns.Terms(sum))
        {
            if (Patterns.Factors(term).FirstOrDefault(f => f.Base is Call { Function: Function.Exp }).Base is not Call candidate || IsShare(candidate))
            {
                continue;
            }

            List<(Node, Rational)> inside = [];
            List<(Node, Rational)> outside = [(graph.Number(sum.Constant), Rational.One)];
            foreach ((Node other, Rational k) in Patterns.Terms(sum))
            {
                bool has = Patterns.Factors(other).Any(f => f.Base is Call { Function: Function.Exp } exp && Contains(exp.Argument, candidate.Argument));
                (has ? inside : outside).Add((has ? graph.Monomial([(other, Rational.One), (candidate, Rational.MinusOne)]) : other, k));
            }

            if (inside.Count >= 2)
            {
                Node inner = graph.LinearCombination(inside);
                return graph.Add(
                    graph.Multiply(candidate, inner is Sum { IsScaled: false } innerSum ? Factor(graph, innerSum) : inner),
                    graph.LinearCombination(outside));
            }
        }

        return null;
    }

    /// <summary>Whether an exponential is divided by a sum of such: what would be left of another term may overflow, where that term does not.</summary>
    private static bool IsShare(Call exp) => Patterns.Terms(exp.Argument).Any(t => t.Coefficient.Sign < 0 && t.Term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument));

    /// <summary>Whether one linear combination is a part of another.</summary>
    private static bool Contains(Node whole, Node part) => Patterns.Terms(part).Any() && Patterns.Terms(part).All(t =>
    {
        Rational k = Patterns.CoefficientOf(whole, t.Term);
        return k.Sign == t.Coefficient.Sign && Rational.Abs(k) >= Rational.Abs(t.Coefficient);
    });

    /// <summary>
    /// The term with a lower power of one of its factors. Exponents are subtracted, not multiplied by a reciprocal: that of a
    /// sum of exponentials is another factor, and the term would grow.
    /// </summary>
    private static Node Without(ExpressionGraph graph, Node term, Node factor, Rational power) => graph.Monomial(
        [.. Patterns.Factors(term).Select(f => (f.Base, ReferenceEquals(f.Base, factor) ? f.Exponent - power : f.Exponent))]);

    /// <summary>A higher power, in the numerator over a common denominator, overflows where its reciprocal only vanishes.</summary>
    private const int LargestCommonPower = 2;

    /// <summary>No more numerators are compared: products within products are multiplied out one level after the other.</summary>
    private const int MaximumTops = 9;

    /// <summary>Over one denominator, with the numerator expanded or not, whichever is cheaper; null without two different denominators.</summary>
    private static Node? Together(ExpressionGraph graph, Sum sum)
    {
        Dictionary<Node, Rational> denominator = [];
        foreach ((Node term, Rational _) in Patterns.Terms(sum))
        {
            foreach ((Node b, Rational e) in Patterns.Factors(term))
            {
                if (e.Sign < 0 && e.IsInteger && !Grows(b) && (!denominator.TryGetValue(b, out Rational before) || -e > before))
                {
                    denominator[b] = -e;
                }
            }
        }

        if (denominator.Count > 1 && denominator.Keys.Any(b => DegreeOf(b) > LargestCommonPower))
        {
            return null;
        }

        List<(Node Base, Rational Power)> roots = [.. CommonRoots(sum)];
        foreach ((Node b, Rational least) in roots)
        {
            denominator[b] = -least;
        }

        if (denominator.Count == 0 || denominator.Values.Any(power => power > LargestCommonPower))
        {
            return null;
        }

        List<(Node, Rational)> common = [.. denominator.OrderBy(d => d.Key, CanonicalOrder.Instance).Select(d => (d.Key, d.Value))];
        List<(Node, Rational)> numerator = [(graph.Monomial([(graph.Number(sum.Constant), Rational.One), .. common]), Rational.One)];
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            numerator.Add((graph.Monomial([.. Patterns.Factors(term), .. common]), k));
        }

        Node top = graph.LinearCombination(numerator);
        List<Node> tops = [top];
        Node last = top;
        for (Node? expanded = Expand(graph, top); expanded is not null && tops.Count < MaximumTops; expanded = roots.Count == 0 ? null : Expand(graph, expanded))
        {
            last = expanded;
            tops.Add(expanded);
            if (expanded is Sum s)
            {
                tops.Add(Factor(graph, s));
                if (common.Count == 1 && RepeatedFactors.Of(graph, s) is { } powers)
                {
                    tops.Add(powers);
                }
            }
        }

        if (roots.Count > 0 && !HasCancelled(graph, numerator, last))
        {
            return null;
        }

        Node bottom = graph.Monomial(common);
        int floor = CostModel.FloorOf(sum);
        Node best = tops.Select(t => graph.Divide(t, bottom)).OrderBy(t => Cost(t, floor)).First();

        // Each factor of the denominator is divided by on its own, so that none overflows.
        int divisions = common.Sum(d => (int)((d.Item2.Numerator + d.Item2.Denominator - 1) / d.Item2.Denominator));
        return roots.Count > 0 && Cost(best, floor) + (CostModel.Division * (divisions - 1)) >= Cost(sum, floor) ? null : best;
    }

    /// <summary>Whether a denominator grows like an exponential: in a numerator it would overflow where its reciprocal only vanishes.</summary>
    private static bool Grows(Node node) => node is Call { Function: Function.Sinh or Function.Cosh } || LogDomain.HasExponentialFactor(node);

    /// <summary>
    /// The lowest powers of what stands in every term under roots that differ by whole powers: √q and 1/√q have 1/√q in common, and what
    /// else is left of q cancels, as in the derivatives of a quotient by a root.
    /// </summary>
    private static IEnumerable<(Node Base, Rational Power)> CommonRoots(Sum sum)
    {
        if (!sum.Constant.IsZero)
        {
            yield break;
        }

        foreach ((Node b, Rational first) in Patterns.Factors(sum.Terms[0]).Where(f => !f.Exponent.IsInteger && f.Base is Sum))
        {
            Rational least = first;
            Rational most = first;
            bool isCommon = true;
            foreach (Node term in sum.Terms)
            {
                Rational e = Patterns.Factors(term).Where(f => ReferenceEquals(f.Base, b)).Select(f => f.Exponent).FirstOrDefault();
                isCommon &= (e - first).IsInteger && !e.IsZero;
                least = e < least ? e : least;
                most = e > most ? e : most;
            }

            if (isCommon && least != most && least.Sign < 0)
            {
                yield return (b, least);
            }
        }
    }

    /// <summary>Whether a numerator, multiplied out, has no more than a third of the terms that its parts have by themselves.</summary>
    private static bool HasCancelled(ExpressionGraph graph, List<(Node Node, Rational Coefficient)> parts, Node expanded)
    {
        return TermsOf(expanded) * 3 <= parts.Sum(p => TermsOf(Expanded(p.Node)));

        Node Expanded(Node node)
        {
            for (int i = 0; i < MaximumTops && Expand(graph, node) is { } further; i++)
            {
                node = further;
            }

            return node;
        }

        static int TermsOf(Node node) => node switch
        {
            Constant { Value.IsZero: true } => 0,
            Sum sum => sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1),
            _ => 1,
        };
    }

    /// <summary>The highest power in a sum: products of denominators with high powers overflow, or have no value, where each alone only vanishes.</summary>
    private static Rational DegreeOf(Node node) => node is not Sum sum ? Rational.One
        : Patterns.Terms(sum).SelectMany(t => Patterns.Factors(t.Term)).Select(f => Rational.Abs(f.Exponent)).Aggregate(Rational.One, (a, b) => a > b ? a : b);

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
