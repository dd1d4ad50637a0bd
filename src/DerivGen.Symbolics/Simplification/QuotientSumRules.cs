using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Polynomials of exponentials, and their quotients over one sum of exponentials.</summary>
internal static class QuotientSumRules
{
    /// <summary>No larger sum of exponentials is a divisor that terms are brought to powers of.</summary>
    private const int MaximumDivisor = 6;

    /// <summary>No higher power of it is.</summary>
    private const int MaximumPower = 4;

    /// <summary>No sum of more terms is looked at, and none is made.</summary>
    private const int MaximumTerms = 24;

    /// <summary>So far below a sum its divisors are looked for: a longer chain has values of its own.</summary>
    private const int MaximumDepth = 5;

    public static readonly Rule[] Rules =
    [
        new("log-exponential-polynomial", "log((exp(a) + exp(b))^2 + x)", "log(exp(2*a) + 2*exp(a + b) + exp(2*b) + x)", Guard.None, false, ExpandUnderLogarithm) { Where = "the argument is a sum of exponentials; products and squares of such sums, of few terms" },
        new("shares-together", "x*exp(u - k*log(s)) + x*exp(v - (k+p)*log(s))", "x*(exp(u)*s^p + exp(v))*exp(-(k+p)*log(s))", Guard.None, false, Together) { Where = "s is a sum of exponentials without an index, s^p is multiplied out, and there are fewer terms then" },
        new("weighted-sum-over-difference", "(x*exp(a) + y*exp(b)) / (j*exp(a) - k*exp(b))", "x*exp(a) / (j*exp(a) - k*exp(b)) + y*exp(b) / (j*exp(a) - k*exp(b))", Guard.None, false, WeightedSumOverDifference) { Where = "x and y are no numbers, exp(b) may be 1" },
        new("rest-of-difference", "x - j*x/(j - k*exp(a))", "-k*x*exp(a)/(j - k*exp(a))", Guard.None, false, RestOfDifference),
    ];

    /// <summary>What a quotient leaves of its own numerator: two terms that cancel before exp(a) grows are one that does not.</summary>
    private static Node? RestOfDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { IsScaled: false } sum)
        {
            return null;
        }

        for (int i = 0; i < sum.Terms.Length; i++)
        {
            foreach ((Node difference, Rational e) in Patterns.Factors(sum.Terms[i]))
            {
                if (e != Rational.MinusOne || difference is not Sum { Constant: { IsZero: false } start, Terms: [Call { Function: Function.Exp } exp], Coefficients: [var k] })
                {
                    continue;
                }

                Node x = c.Graph.Monomial([(c.Graph.One, Rational.One), .. Patterns.Factors(sum.Terms[i]).Where(f => !ReferenceEquals(f.Base, difference))]);
                Rational whole = -sum.Coefficients[i] / start;
                if (Holds(sum, c.Graph.Scale(x, whole)))
                {
                    return c.Graph.Add(
                        c.Graph.Subtract(sum, c.Graph.LinearCombination([(x, whole), (sum.Terms[i], sum.Coefficients[i])])),
                        c.Graph.Scale(c.Graph.Multiply(sum.Terms[i], exp), whole * k));
                }
            }
        }

        return null;
    }

    /// <summary>Whether the terms of a part, and its constant, stand in the sum as they are.</summary>
    private static bool Holds(Sum sum, Node part) =>
        Patterns.Terms(part).All(t => Patterns.CoefficientOf(sum, t.Term) == t.Coefficient)
        && (part is Constant number ? number.Value : part is Sum { Constant: var k } && !k.IsZero ? k : sum.Constant) == sum.Constant;

    /// <summary>Both sides overflow together; of the terms by themselves each is divided by the exponential that it has.</summary>
    private static Node? WeightedSumOverDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node difference, Rational e) in Patterns.Factors(n))
        {
            if (e != Rational.MinusOne || difference is not Sum { IsScaled: false } below || Patterns.PairOfExponentials(c.Graph, below) is not var (first, second) || first.Coefficient.Sign == second.Coefficient.Sign)
            {
                continue;
            }

            HashSet<Node> exponentials = [.. new[] { first.Exponent, second.Exponent }.Where(a => a is not Constant).Select(c.Graph.Exp)];
            foreach ((Node whole, Rational p) in Patterns.Factors(n))
            {
                if (p.IsOne && whole is Sum { IsScaled: false, Terms.Length: 2, Constant.IsZero: true } sum && sum.Terms.All(t => t is not Call { Function: Function.Exp })
                    && sum.Terms.Any(t => Patterns.Factors(t).Any(f => f.Exponent.IsOne && exponentials.Contains(f.Base)))
                    && sum.Terms.All(t => Patterns.Factors(t).All(f => exponentials.Contains(f.Base) || !LogDomain.HasExponentialFactor(f.Base))))
                {
                    Node rest = c.Graph.Monomial([(c.Graph.Number(n is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One), Rational.One), .. Patterns.Factors(n).Where(f => !ReferenceEquals(f.Base, whole))]);
                    return c.Graph.LinearCombination([.. Patterns.Terms(sum).Select(t => (c.Graph.Multiply(t.Term, rest), t.Coefficient))]);
                }
            }
        }

        return null;
    }

    /// <summary>A polynomial of sums of exponentials is one itself: as a plain sum its largest term can be found.</summary>
    private static Node? ExpandUnderLogarithm(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        n is Call { Function: Function.Log, Argument: Sum { IsScaled: false } sum } && LogDomain.IsExponentialSum(sum) && IsPolynomial(sum) && FormChooser.Expand(c.Graph, sum) is { } expanded
            ? c.Graph.Log(expanded)
            : null;

    /// <summary>Whether a term is a product of several sums of exponentials, none of which has an index.</summary>
    public static bool IsPolynomial(Sum sum) => sum.Terms.Any(t => t is Product product && Patterns.Factors(product).Any(
        f => f.Exponent.Sign > 0 && f.Exponent.IsInteger && f.Base is Sum factor && LogDomain.HasExponentialFactor(factor) && !HasReduction(factor)));

    private static bool HasReduction(Sum sum) => sum.Terms.Any(t => t is Reduction || (t is Product product && product.Bases.Any(b => b is Reduction)));

    /// <summary>
    /// The derivative of a quotient N/S as (N'·S − N·S')/S²: what cancels does so in the algebra. Terms with one cofactor come
    /// together, where that leaves fewer of them.
    /// </summary>
    private static Node? Together(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { Type: NodeType.Real, IsScaled: false, Terms.Length: <= MaximumTerms } sum || DivisorOf(sum) is not { } log)
        {
            return null;
        }

        Sum divisor = (Sum)log.Argument;
        Node expanded = sum;
        for (int i = 0; i < MaximumPower && FormChooser.Expand(c.Graph, expanded) is { } next; i++)
        {
            expanded = next;
        }

        if (expanded is not Sum { IsScaled: false } terms)
        {
            return expanded;
        }

        HashSet<Node> weights = [.. Patterns.Terms(divisor).SelectMany(t => Patterns.Factors(t.Term)).Select(f => f.Base).Where(b => b is not Call { Function: Function.Exp })];
        List<(Node, Rational)> result = [(c.Graph.Number(terms.Constant), Rational.One)];
        bool isShorter = false;
        foreach (IGrouping<Node, (Node Term, Rational Coefficient)> group in Patterns.Terms(terms).GroupBy(t => c.Graph.Monomial(
            [(c.Graph.One, Rational.One), .. Patterns.Factors(t.Term).Where(f => !weights.Contains(f.Base) && f.Base is not Call { Function: Function.Exp })])))
        {
            (Node Term, Rational Coefficient)[] members = [.. group];
            if (members.Length > 1 && OverOnePower(c.Graph, members, log, divisor) is { } one && CountOf(one) < members.Length)
            {
                isShorter = true;
                result.Add((one, Rational.One));
            }
            else
            {
                result.AddRange(members);
            }
        }

        return isShorter ? c.Graph.LinearCombination(result) : null;
    }

    /// <summary>The logarithm of a sum of exponentials without an index, a power of which divides a term.</summary>
    private static Call? DivisorOf(Node node, int depth = MaximumDepth)
    {
        if (depth == 0 || !LogDomain.HasExponentialFactor(node))
        {
            return null;
        }

        return node switch
        {
            Call { Function: Function.Exp } exp => Patterns.Terms(exp.Argument).Where(t => t.Coefficient.Sign < 0 && t.Coefficient.IsInteger).Select(t => t.Term).OfType<Call>().FirstOrDefault(IsDivisor),
            Product product => Patterns.Factors(product).Where(f => f.Exponent.Sign > 0).Select(f => DivisorOf(f.Base, depth - 1)).FirstOrDefault(d => d is not null),
            Sum { Terms.Length: <= MaximumTerms } sum => sum.Terms.Select(t => DivisorOf(t, depth - 1)).FirstOrDefault(d => d is not null),
            _ => null,
        };
    }

    private static bool IsDivisor(Call log) =>
        log is { Function: Function.Log, Argument: Sum { IsScaled: false, Terms.Length: <= MaximumDivisor } sum } && LogDomain.IsExponentialSum(sum) && !HasReduction(sum) && !IsPolynomial(sum);

    private static Node? OverOnePower(ExpressionGraph graph, (Node Term, Rational Coefficient)[] members, Call log, Sum divisor)
    {
        Rational[] powers = [.. members.Select(m => -PowerOf(m.Term, log))];
        Rational highest = powers.Max();
        if (powers.Any(p => !p.IsInteger || p.Sign < 0 || highest - p > MaximumPower) || powers.All(p => p == highest))
        {
            return null;
        }

        List<(Node, Rational)> numerator = [];
        for (int i = 0; i < members.Length; i++)
        {
            Node term = graph.Multiply(members[i].Term, graph.Exp(graph.Scale(log, powers[i])));
            for (Rational p = powers[i]; p < highest; p += Rational.One)
            {
                term = Times(graph, term, divisor);
            }

            numerator.Add((term, members[i].Coefficient));
        }

        Node top = graph.LinearCombination(numerator);
        Node bottom = graph.Exp(graph.Scale(log, -highest));
        return graph.LinearCombination([.. Patterns.Terms(top).Select(t => (graph.Multiply(t.Term, bottom), t.Coefficient)), (bottom, top is Sum s ? s.Constant : top is Constant k ? k.Value : Rational.Zero)]);
    }

    private static Node Times(ExpressionGraph graph, Node terms, Sum divisor) => graph.LinearCombination(
    [
        .. Patterns.Terms(terms).Append((graph.One, terms is Sum sum ? sum.Constant : terms is Constant number ? number.Value : Rational.Zero)).Where(t => !t.Item2.IsZero).SelectMany(
            t => Patterns.Terms(divisor).Append((graph.One, divisor.Constant)).Where(d => !d.Item2.IsZero).Select(d => (graph.Multiply(t.Item1, d.Item1), t.Item2 * d.Item2))),
    ]);

    private static Rational PowerOf(Node term, Call log) =>
        Patterns.Factors(term).Select(f => f is { Base: Call { Function: Function.Exp } exp, Exponent.IsOne: true } ? Patterns.CoefficientOf(exp.Argument, log) : Rational.Zero).FirstOrDefault(k => !k.IsZero);

    private static int CountOf(Node node) => node is Sum sum ? sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1) : node is Constant { Value.IsZero: true } ? 0 : 1;
}
