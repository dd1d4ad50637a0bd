using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Exponentials, sigmoids and quotients of sums of exponentials.</summary>
internal static class ExponentialRules
{
    public static readonly Rule[] Rules =
    [
        new("exp-softplus", "exp(j*x - s*softplus(x))", "sigmoid(x)^j * (1 - sigmoid(x))^(s-j)", Guard.None, false, ExpSoftplus) { Where = "s and j are integers of one sign" },
        new("exp-times-log", "exp(y*log(x) + u)", "pow(x, y) * exp(u)", Guard.None, false, ExpOfLogMultiple),
        new("sigmoid-of-logit", "sigmoid(log(x) - log(y))", "x / (x + y)", Guard.None, false, SigmoidOfLogs),
        new("sigmoid-odds", "sigmoid(x)^p * (1 - sigmoid(x))^-q", "sigmoid(x)^(p-k) * (1 - sigmoid(x))^-(q-k) * exp(k*x)", Guard.None, false, SigmoidOdds) { Where = "k = min(p, q)" },
        new("exp-times-sigmoid", "exp(k*x + u) * (1 - sigmoid(x))^q, exp(-k*x + u) * sigmoid(x)^q", "sigmoid(x)^j * (1 - sigmoid(x))^(q-j) * exp((k-j)*x + u)", Guard.None, false, ExpTimesSigmoid) { Where = "k, q > 0 are integers, j = min(k, q)" },
        new("exp-over-difference", "exp(p*a + u) * (j*exp(a) - k*exp(b))^-q", "exp((p-m)*a + u) * (j - k*exp(b - a))^-m * (j*exp(a) - k*exp(b))^-(q-m)", Guard.None, false, ExpOverDifference) { Where = "p, q > 0 are integers, m = min(p, q)" },
        new("exp-into-sum", "exp(u) * (j*exp(a) + k*exp(b))", "j*exp(a + u) + k*exp(b + u)", Guard.None, false, ExpIntoSum) { Where = "an exponent becomes constant" },
        new("sigmoid-into-sum", "(j*exp(x) + k) * (1 - sigmoid(x)), (j*exp(-x) + k) * sigmoid(x)", "j*sigmoid(x) + k*(1 - sigmoid(x)), j*(1 - sigmoid(x)) + k*sigmoid(x)", Guard.None, false, SigmoidIntoSum),
        new("inverse-sigmoid-times-complement", "(exp(-x) + 1) * (1 - sigmoid(x)), (exp(x) + 1) * sigmoid(x)", "exp(-x), exp(x)", Guard.None, false, InverseTimesComplement),
        new("softmax-whole", "s^p * exp(-k*log(s))", "s^(p-j) * exp(-(k-j)*log(s))", Guard.None, false, CancelExponentialSum) { Where = "s is a sum of exponentials, j = min(p, k)" },
        new("softmax-distribute", "(exp(a) + exp(b))^p * exp(u - k*log(s))", "(exp(a - log(s)) + exp(b - log(s)))^p * exp(u - (k-p)*log(s))", Guard.None, false, DistributeQuotient) { Where = "s is a sum of exponentials, p <= k; where nothing else is to be divided, u and all of k*log(s) for p = 1" },
        new("shares-whole", "exp(a + u - log(s)) + exp(b + u - log(s))", "exp(u)", Guard.None, false, WholeOfShares) { Where = "s = exp(a) + exp(b), of any number of terms" },
        new("exp-half-times-sigmoid", "exp(x/2 + u) * (1 - sigmoid(x)), exp(-x/2 + u) * sigmoid(x)", "exp(u) / (2*cosh(x/2))", Guard.None, false, ExpHalfTimesSigmoid),
        new("pow-merge", "pow(x, y) * pow(x, z) * x^k", "pow(x, y + z + k)", Guard.NonNegative("x >= 0"), false, MergePowers),
    ];

    private static Node? ExpSoftplus(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Exp } exp)
        {
            return null;
        }

        foreach ((Node term, Rational coefficient) in Patterns.Terms(exp.Argument))
        {
            if (term is not Call { Function: Function.Softplus } softplus || !coefficient.IsInteger || Rational.Abs(coefficient) > 8)
            {
                continue;
            }

            Node x = softplus.Argument;
            int sign = coefficient.Sign < 0 ? 1 : -1;
            int s = (int)(-coefficient).Numerator;
            Node rest = c.Graph.Subtract(exp.Argument, c.Graph.Scale(softplus, coefficient));
            int best = 0;
            for (int j = sign; Math.Abs(j) <= Math.Abs(s); j += sign)
            {
                Node candidate = c.Graph.Subtract(rest, c.Graph.Scale(x, j));
                Node incumbent = c.Graph.Subtract(rest, c.Graph.Scale(x, best));
                if (Patterns.Terms(candidate).Count() < Patterns.Terms(incumbent).Count())
                {
                    best = j;
                }
            }

            Node sigmoid = c.Graph.Call(Function.Sigmoid, x);
            return c.Graph.Monomial(
            [
                (sigmoid, best),
                (c.Graph.Subtract(c.Graph.One, sigmoid), s - best),
                (c.Graph.Exp(c.Graph.Subtract(rest, c.Graph.Scale(x, best))), Rational.One),
            ]);
        }

        return null;
    }

    private static Node? ExpOfLogMultiple(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Exp } exp)
        {
            return null;
        }

        foreach ((Node term, Rational coefficient) in Patterns.Terms(exp.Argument))
        {
            if (term is not Product product)
            {
                continue;
            }

            foreach ((Node factor, Rational exponent) in Patterns.Factors(product))
            {
                if (factor is Call { Function: Function.Log } log && exponent.IsOne && !LogDomain.IsExponentialSum(log.Argument))
                {
                    Node y = c.Graph.Scale(c.Graph.Divide(product, log), coefficient);
                    Node rest = c.Graph.Subtract(exp.Argument, c.Graph.Scale(product, coefficient));
                    return c.Graph.Multiply(c.Graph.Call(Function.Pow, log.Argument, y), c.Graph.Exp(rest));
                }
            }
        }

        return null;
    }

    private static Node? SigmoidOfLogs(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        // A number alone has no terms, and is no logit.
        if (n is not Call { Function: Function.Sigmoid, Argument: Call or Sum { Constant.IsZero: true } } sigmoid)
        {
            return null;
        }

        Node top = c.Graph.One;
        Node bottom = c.Graph.One;
        foreach ((Node term, Rational coefficient) in Patterns.Terms(sigmoid.Argument))
        {
            // Of sums of exponentials the product would overflow, where the sum of their logarithms does not.
            if (term is not Call { Function: Function.Log } log || !Rational.Abs(coefficient).IsOne || LogDomain.IsExponentialSum(log.Argument))
            {
                return null;
            }

            if (coefficient.IsOne)
            {
                top = c.Graph.Multiply(top, log.Argument);
            }
            else
            {
                bottom = c.Graph.Multiply(bottom, log.Argument);
            }
        }

        return c.Graph.Divide(top, c.Graph.Add(top, bottom));
    }

    private static Node? SigmoidOdds(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        for (int i = 0; i < product.Bases.Length; i++)
        {
            if (product.Bases[i] is not Call { Function: Function.Sigmoid } sigmoid)
            {
                continue;
            }

            for (int j = 0; j < product.Bases.Length; j++)
            {
                if (ReferenceEquals(Patterns.ComplementOfSigmoid(product.Bases[j]), sigmoid.Argument)
                    && product.Exponents[i].Sign * product.Exponents[j].Sign < 0)
                {
                    Rational p = product.Exponents[i];
                    Rational q = product.Exponents[j];
                    Rational k = Rational.Abs(p) < Rational.Abs(q) ? p : -q;
                    return c.Graph.Monomial(
                    [
                        (product, Rational.One),
                        (product.Bases[i], -k),
                        (product.Bases[j], k),
                        (c.Graph.Exp(c.Graph.Scale(sigmoid.Argument, k)), Rational.One),
                    ]);
                }
            }
        }

        // 1/sigmoid(x) alone is 1 + exp(-x), 1/(1 - sigmoid(x)) is 1 + exp(x).
        return null;
    }

    private static Node? ExpTimesSigmoid(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational q) in Patterns.Factors(product))
        {
            Node? complemented = Patterns.ComplementOfSigmoid(factor);
            if (q.Sign <= 0 || !q.IsInteger || (complemented ?? (factor is Call { Function: Function.Sigmoid } s ? s.Argument : null)) is not { } x)
            {
                continue;
            }

            Rational k = MultipleOf(exp.Argument, x);
            k = complemented is null ? -k : k;
            Rational j = k < q ? k : q;
            if (k.Sign <= 0 || !k.IsInteger)
            {
                continue;
            }

            Node sigmoid = c.Graph.Call(Function.Sigmoid, x);
            return c.Graph.Monomial(
            [
                .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                (factor, q - j),
                (complemented is null ? c.Graph.Subtract(c.Graph.One, sigmoid) : sigmoid, j),
                (c.Graph.Exp(c.Graph.Subtract(exp.Argument, c.Graph.Scale(x, complemented is null ? -j : j))), Rational.One),
            ]);
        }

        return null;
    }

    private static Node? ExpIntoSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational e) in Patterns.Factors(product))
        {
            if (e.IsOne && factor is Sum { IsScaled: false } sum && sum.Terms.All(t => t is Call { Function: Function.Exp })
                && sum.Terms.Any(t => c.Graph.Add(((Call)t).Argument, exp.Argument) is Constant))
            {
                return c.Graph.Monomial(
                [
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                    (Exponents.Shift(c.Graph, sum, exp.Argument), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>e^(x/2)/(1 + e^x) is 1/(2·cosh(x/2)): an even function, and no factor overflows.</summary>
    private static Node? ExpHalfTimesSigmoid(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational q) in Patterns.Factors(product))
        {
            Node? complemented = Patterns.ComplementOfSigmoid(factor);
            if (q.Sign <= 0 || !q.IsInteger || (complemented ?? (factor is Call { Function: Function.Sigmoid } s ? s.Argument : null)) is not { } x)
            {
                continue;
            }

            Rational k = MultipleOf(exp.Argument, x) * (complemented is null ? Rational.MinusOne : Rational.One);
            if (k.Sign <= 0 || k.Denominator != 2)
            {
                continue;
            }

            Node half = c.Graph.Scale(x, Rational.Half);
            return c.Graph.Monomial(
            [
                (c.Graph.Number(Rational.Half), Rational.One),
                .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                (factor, q - 1),
                (c.Graph.Call(Function.Cosh, half), Rational.MinusOne),
                (c.Graph.Exp(complemented is null ? c.Graph.Add(exp.Argument, half) : c.Graph.Subtract(exp.Argument, half)), Rational.One),
            ]);
        }

        return null;
    }

    /// <summary>exp(a)/(exp(a) − exp(b)) is 1/(1 − exp(b − a)), which is never ∞/∞.</summary>
    private static Node? ExpOverDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational e) in Patterns.Factors(product))
        {
            if (e.Sign >= 0 || !e.IsInteger || factor is not Sum sum || Patterns.PairOfExponentials(c.Graph, sum) is not var (first, second))
            {
                continue;
            }

            foreach (Node a in new[] { first.Exponent, second.Exponent })
            {
                Rational p = MultipleOf(exp.Argument, a);
                if (p.Sign <= 0 || !p.IsInteger)
                {
                    continue;
                }

                Rational m = p < -e ? p : -e;
                return c.Graph.Monomial(
                [
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                    (Exponents.Shift(c.Graph, sum, c.Graph.Negate(a)), -m),
                    (factor, e + m),
                    (c.Graph.Exp(c.Graph.Subtract(exp.Argument, c.Graph.Scale(a, m))), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>1 + exp(−x) is the inverse of sigmoid(x), so that its product with the complement is exp(−x).</summary>
    private static Node? InverseTimesComplement(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node own, Node x, bool isComplement) in Sigmoids(product))
        {
            Node exponential = c.Graph.Exp(isComplement ? c.Graph.Negate(x) : x);
            foreach ((Node factor, Rational e) in Patterns.Factors(product))
            {
                if (e.IsOne && factor is Sum { Terms.Length: 1 } sum && ReferenceEquals(sum.Terms[0], exponential) && sum.Constant.IsOne && sum.Coefficients[0].IsOne)
                {
                    return c.Graph.Monomial(
                    [
                        .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, own)),
                        (exponential, Rational.One),
                    ]);
                }
            }
        }

        return null;
    }

    /// <summary>The factors sigmoid(x) and 1 - sigmoid(x) of a product, with their argument.</summary>
    private static IEnumerable<(Node Factor, Node Argument, bool IsComplement)> Sigmoids(Product product)
    {
        foreach ((Node factor, Rational exponent) in Patterns.Factors(product))
        {
            if (exponent.IsOne && (Patterns.ComplementOfSigmoid(factor) ?? (factor is Call { Function: Function.Sigmoid } sigmoid ? sigmoid.Argument : null)) is { } argument)
            {
                yield return (factor, argument, factor is not Call);
            }
        }
    }

    private static Node? SigmoidIntoSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node own, Node x, bool isComplement) in Sigmoids(product))
        {
            foreach ((Node factor, Rational e) in Patterns.Factors(product))
            {
                if (e.IsOne && factor is Sum { Terms.Length: 1 } sum && !sum.Constant.IsZero
                    && ReferenceEquals(sum.Terms[0], c.Graph.Exp(isComplement ? x : c.Graph.Negate(x))))
                {
                    Node other = c.Graph.Subtract(c.Graph.One, own);
                    return c.Graph.Monomial(
                    [
                        .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, own)),
                        (c.Graph.LinearCombination([(other, sum.Coefficients[0]), (own, sum.Constant)]), Rational.One),
                    ]);
                }
            }
        }

        return null;
    }

    /// <summary>The k for which the node is k·x and terms without x; 0 where there is none.</summary>
    internal static Rational MultipleOf(Node node, Node x)
    {
        Rational? common = null;
        foreach ((Node term, Rational coefficient) in Patterns.Terms(x))
        {
            Rational k = Patterns.CoefficientOf(node, term) / coefficient;
            if (common is { } before && before != k)
            {
                return Rational.Zero;
            }

            common = k;
        }

        return common ?? Rational.Zero;
    }

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

    private static Node? MergePowers(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach (Node b in product.Bases)
        {
            if (b is not Call { Function: Function.Pow } pow)
            {
                continue;
            }

            List<(Node, Rational)> rest = [];
            List<(Node, Rational)> exponent = [];
            for (int i = 0; i < product.Bases.Length; i++)
            {
                if (product.Bases[i] is Call { Function: Function.Pow } other && ReferenceEquals(other.Argument, pow.Argument))
                {
                    exponent.Add((other.Arguments[1], product.Exponents[i]));
                }
                else if (ReferenceEquals(product.Bases[i], pow.Argument))
                {
                    exponent.Add((c.Graph.One, product.Exponents[i]));
                }
                else
                {
                    rest.Add((product.Bases[i], product.Exponents[i]));
                }
            }

            if (exponent.Count > 1 && isProven(c, pow.Argument))
            {
                rest.Add((c.Graph.Call(Function.Pow, pow.Argument, c.Graph.LinearCombination(exponent)), Rational.One));
                return c.Graph.Monomial(rest);
            }
        }

        return null;
    }
}
