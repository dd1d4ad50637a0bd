using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// A sum that is a polynomial with a repeated factor, as a product of powers: x⁵ − 2x³ + x is x·(x² − 1)², a − 2√(a·b) + b is
/// (√a − √b)². Near a repeated root the sum keeps no digit, and the power all that the root leaves.
/// </summary>
internal static class RepeatedFactors
{
    private const int MaximumDegree = 16;
    private const int MaximumTermsWithSquare = 8;

    /// <summary>The product; null where the sum is no polynomial in one monomial, or has no repeated factor.</summary>
    public static Node? Of(ExpressionGraph graph, Sum sum)
    {
        List<(Dictionary<Node, Rational> Exponents, Rational Coefficient)> terms = [];
        if (!sum.Constant.IsZero)
        {
            terms.Add(([], sum.Constant));
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            terms.Add((Patterns.Factors(term).ToDictionary(f => f.Base, f => f.Exponent), k));
        }

        if (terms.Count < 3 || sum.Type != NodeType.Real || Direction(terms) is not { } direction)
        {
            return null;
        }

        // Every term is the first one times the monomial of the direction to some power.
        Node axis = direction.Keys.First();
        Rational step = direction[axis];
        Rational start = Exponent(terms[0].Exponents, axis);
        List<Rational> places = [.. terms.Select(t => (Exponent(t.Exponents, axis) - start) / step)];
        Rational unit = places.Where(p => !p.IsZero).Aggregate(Rational.GreatestCommonDivisor);
        Rational least = places.Aggregate((a, b) => a < b ? a : b);
        Rational most = places.Aggregate((a, b) => a > b ? a : b);
        if ((most - least) / unit > MaximumDegree)
        {
            return null;
        }

        int degree = (int)((most - least) / unit).Numerator;
        Rational[] coefficients = new Rational[degree + 1];
        for (int i = 0; i < terms.Count; i++)
        {
            coefficients[(int)((places[i] - least) / unit).Numerator] += terms[i].Coefficient;
        }

        Polynomial polynomial = Polynomial.Of(coefficients);
        IReadOnlyList<Polynomial> factors = polynomial.SquareFreeFactors();
        if (factors.Count < 2)
        {
            return null;
        }

        // With u^n·v^(degree − n) for the n-th power both monomials have no reciprocals.
        Node u = graph.Monomial([(graph.One, Rational.One), .. direction.Where(d => d.Value.Sign > 0).Select(d => (d.Key, d.Value * unit))]);
        Node v = graph.Monomial([(graph.One, Rational.One), .. direction.Where(d => d.Value.Sign < 0).Select(d => (d.Key, -d.Value * unit))]);
        Rational coefficient = polynomial.Leading;
        List<(Node, Rational)> product = [];
        for (int i = 0; i < factors.Count; i++)
        {
            Polynomial f = factors[i];
            if (f.Degree > 0)
            {
                coefficient /= Power(f.Leading, i + 1);
                product.Add((graph.LinearCombination([.. Enumerable.Range(0, f.Degree + 1).Select(n => (graph.Monomial([(u, n), (v, f.Degree - n)]), f[n]))]), i + 1));
            }
        }

        product.Add((graph.Number(coefficient), Rational.One));

        // What the lowest power has beside v to the degree is a factor of all.
        Dictionary<Node, Rational> lowest = terms[places.IndexOf(least)].Exponents;
        product.AddRange(lowest.Select(e => (e.Key, e.Value + (direction.TryGetValue(e.Key, out Rational d) && d.Sign < 0 ? d * unit * degree : Rational.Zero))));
        return graph.Monomial(product);
    }

    /// <summary>k·(√a ± √b)² + rest for a sum with the terms k·a, k·b and ±2k·√(a·b) among others; null where there are none.</summary>
    public static Node? SquareAmong(ExpressionGraph graph, Sum sum)
    {
        if (sum.Type != NodeType.Real || sum.Terms.Length < 3 || sum.Terms.Length > MaximumTermsWithSquare)
        {
            return null;
        }

        for (int c = 0; c < sum.Terms.Length; c++)
        {
            if (Patterns.Factors(sum.Terms[c]).All(f => f.Exponent.IsInteger))
            {
                continue;
            }

            for (int a = 0; a < sum.Terms.Length; a++)
            {
                for (int b = a + 1; b < sum.Terms.Length; b++)
                {
                    Rational ratio = sum.Coefficients[b] / sum.Coefficients[a];
                    if (a == c || b == c || ratio.Sign < 0 || !Rational.TryPower(ratio, Rational.Half, out Rational root)
                        || Rational.Abs(sum.Coefficients[c]) != Rational.Abs(sum.Coefficients[a]) * root * 2
                        || !IsRootOf(sum.Terms[a]) || !IsRootOf(sum.Terms[b]) || !ReferenceEquals(graph.Multiply(RootOf(graph, sum.Terms[a]), RootOf(graph, sum.Terms[b])), sum.Terms[c]))
                    {
                        continue;
                    }

                    Rational sign = sum.Coefficients[c].Sign * sum.Coefficients[a].Sign;
                    Node whole = graph.Power(graph.LinearCombination([(RootOf(graph, sum.Terms[a]), Rational.One), (RootOf(graph, sum.Terms[b]), sign * root)]), 2);
                    return graph.LinearCombination(
                    [
                        (sum, Rational.One),
                        (sum.Terms[a], -sum.Coefficients[a]),
                        (sum.Terms[b], -sum.Coefficients[b]),
                        (sum.Terms[c], -sum.Coefficients[c]),
                        (whole, sum.Coefficients[a]),
                    ]);
                }
            }
        }

        return null;

        // A root that the cross term does not have might not exist.
        bool IsRootOf(Node term) => Patterns.Factors(term).All(f => f.Exponent.IsEvenInteger) || sum.Terms.Any(t => Patterns.Factors(term).All(f => f.Exponent.IsEvenInteger
            || Patterns.Factors(t).Any(own => ReferenceEquals(own.Base, f.Base) && !own.Exponent.IsInteger)));
    }

    /// <summary>Factor by factor, so that of a square the base is left.</summary>
    private static Node RootOf(ExpressionGraph graph, Node term) => graph.Monomial([(graph.One, Rational.One), .. Patterns.Factors(term).Select(f => (f.Base, f.Exponent * Rational.Half))]);

    /// <summary>By which monomial neighbouring terms differ, up to a power; null where the terms' exponents are not on one line, or one is negative.</summary>
    private static Dictionary<Node, Rational>? Direction(List<(Dictionary<Node, Rational> Exponents, Rational Coefficient)> terms)
    {
        Dictionary<Node, Rational>? direction = null;
        foreach ((Dictionary<Node, Rational> exponents, Rational _) in terms)
        {
            if (exponents.Any(e => e.Value.Sign < 0 || e.Key is Constant))
            {
                return null;
            }

            Dictionary<Node, Rational> difference = [];
            foreach (Node b in exponents.Keys.Concat(terms[0].Exponents.Keys).Distinct())
            {
                Rational step = Exponent(exponents, b) - Exponent(terms[0].Exponents, b);
                if (!step.IsZero)
                {
                    difference.Add(b, step);
                }
            }

            if (difference.Count == 0)
            {
                continue;
            }

            direction ??= difference;
            KeyValuePair<Node, Rational> first = direction.First();
            if (difference.Count != direction.Count || !difference.TryGetValue(first.Key, out Rational own) || difference.Any(d => !direction.TryGetValue(d.Key, out Rational k) || d.Value * first.Value != k * own))
            {
                return null;
            }
        }

        return direction;
    }

    private static Rational Exponent(Dictionary<Node, Rational> exponents, Node b) => exponents.TryGetValue(b, out Rational e) ? e : Rational.Zero;

    private static Rational Power(Rational b, int n) => Enumerable.Repeat(b, n).Aggregate(Rational.One, (x, y) => x * y);
}
