using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Quotients by sums of exponentials.</summary>
internal static partial class ExponentialRules
{
    private static Node? CancelExponentialSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        for (int i = 0; i < product.Bases.Length; i++)
        {
            Node s = product.Bases[i];
            if (product.Exponents[i].Sign <= 0 || !LogDomain.IsExponentialSum(s))
            {
                continue;
            }

            Rational k = Patterns.CoefficientOf(exp.Argument, c.Graph.Log(s));
            if (k.Sign < 0)
            {
                Rational j = product.Exponents[i] < -k ? product.Exponents[i] : -k;
                return c.Graph.Monomial(
                [
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, s) && !ReferenceEquals(f.Base, exp)),
                    (s, product.Exponents[i] - j),
                    (c.Graph.Exp(c.Graph.Add(exp.Argument, c.Graph.Scale(c.Graph.Log(s), j))), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>
    /// A sum of exponentials over such a sum: term by term, so that nothing overflows. Of several, or of a power, each copy is
    /// divided once, as long as there is a divisor left: the square of a quotient stays one.
    /// </summary>
    private static Node? DistributeQuotient(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp
            || Patterns.Terms(exp.Argument).FirstOrDefault(t => t.Coefficient.Sign < 0 && IsLogOfExponentialSum(t.Term)) is not { Term: { } divisor, Coefficient: var k })
        {
            return null;
        }

        List<(Node Sum, Rational Copies)> sums = [.. Patterns.Factors(product).Where(f => f.Exponent.Sign > 0 && f.Exponent.IsInteger
            && f.Base is Sum or Reduction { Kind: ReductionKind.Sum } && LogDomain.HasExponentialFactor(f.Base) && !IsNormalized(f.Base))];
        if (sums.Count == 0)
        {
            return null;
        }

        (Node s, Rational copies) = sums[0];
        if (s is Sum whole && (QuotientSumRules.IsPolynomial(whole) || copies > -k) && FormChooser.Expand(c.Graph, c.Graph.Power(s, copies)) is { } expanded)
        {
            return c.Graph.Monomial([.. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, s)), (expanded, Rational.One)]);
        }

        bool isAlone = sums.Count == 1 && copies.IsOne;
        if (!isAlone && (divisor is not Call { Function: Function.Log } || copies > -k))
        {
            return isAlone || !copies.IsOne ? null : Divided(exp.Argument);
        }

        return Divided(isAlone ? exp.Argument : c.Graph.Negate(divisor));

        Node Divided(Node exponent) => c.Graph.Monomial(
        [
            .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, s) && !ReferenceEquals(f.Base, exp)),
            (Exponents.Shift(c.Graph, s, exponent), copies),
            (c.Graph.Exp(c.Graph.Subtract(exp.Argument, c.Graph.Scale(exponent, copies))), Rational.One),
        ]);
    }

    /// <summary>
    /// All terms of a sum of exponentials, each divided by it, with one factor and in the same proportion. Of the shares of
    /// one sum the first that there is says which factor: all are there, or it is not done.
    /// </summary>
    private static Node? WholeOfShares(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { Terms.Length: > 1 } sum)
        {
            return null;
        }

        HashSet<Node> tried = [];
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            Node? exponent = Patterns.Factors(sum.Terms[i]).Select(f => f is { Base: Call { Function: Function.Exp } exp } ? exp.Argument : null).FirstOrDefault(e => e is not null);
            foreach ((Node log, Rational times) in exponent is null ? [] : Patterns.Terms(exponent))
            {
                if (times == Rational.MinusOne && log is Call { Function: Function.Log, Argument: Sum { IsScaled: false } whole } && whole.Terms.Length <= sum.Terms.Length && LogDomain.IsExponentialSum(whole)
                    && tried.Add(log) && WithoutShares(c.Graph, sum, i, whole, log) is { } rest)
                {
                    return rest;
                }
            }
        }

        return null;
    }

    /// <summary>The sum with all shares of the whole, of which one is known, in one.</summary>
    private static Node? WithoutShares(ExpressionGraph graph, Sum sum, int known, Sum whole, Node log)
    {
        foreach ((Node part, Rational weight) in Patterns.Terms(whole))
        {
            Node factor = graph.Divide(graph.Multiply(sum.Terms[known], graph.Exp(log)), part);
            Rational ratio = sum.Coefficients[known] / weight;
            List<(Node, Rational)> remaining = [(sum, Rational.One), (factor, ratio)];
            bool isWhole = Patterns.Terms(whole).Append((graph.One, whole.Constant)).Where(t => !t.Item2.IsZero).All(t =>
            {
                Node share = graph.Multiply(t.Item1, factor, graph.Exp(graph.Negate(log)));
                int place = sum.Terms.IndexOf(share);
                remaining.Add((share, -ratio * t.Item2));
                return place >= 0 && sum.Coefficients[place] == ratio * t.Item2;
            });
            if (isWhole)
            {
                return graph.LinearCombination([.. remaining]);
            }
        }

        return null;
    }

    /// <summary>Whether the exponentials in a sum are divided by such a sum already.</summary>
    private static bool IsNormalized(Node node) => node switch
    {
        Call { Function: Function.Exp } exp => Patterns.Terms(exp.Argument).Any(t => t.Coefficient.Sign < 0 && IsLogOfExponentialSum(t.Term)),
        Reduction reduction => IsNormalized(reduction.Body),
        Sum or Product or Conditional => node.Children.Any(IsNormalized),
        _ => false,
    };

    private static bool IsLogOfExponentialSum(Node node) =>
        node is Call { Function: Function.Softplus }
        || (node is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument));
}
