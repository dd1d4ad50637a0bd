using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Factors that terms of a sum share, taken out.</summary>
internal static partial class FormChooser
{
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
}
