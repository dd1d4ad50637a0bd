using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Fractions over one denominator.</summary>
internal static partial class FormChooser
{
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
}
