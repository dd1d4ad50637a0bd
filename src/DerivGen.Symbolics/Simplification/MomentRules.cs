using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Second moments: what is a difference of large sums in the text is a sum over deviations from the mean.</summary>
internal static class MomentRules
{
    public static readonly Rule[] Rules =
    [
        new("moment-about-mean", "sum_i x_i*y_i - (sum_i x_i)*(sum_i y_i)/n", "sum_i (x_i - mean(x))*(y_i - mean(y))", Guard.None, false, AboutMean) { Where = "n > 0 is the number of terms, mean(x) = sum_i x_i/n" },
    ];

    /// <summary>The variance and the covariance; n is not 0, since the text divides by it.</summary>
    private static Node? AboutMean(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node term, Rational k) in Patterns.Terms(n))
        {
            if (Patterns.Terms(n).Take(2).Count() < 2 || Sums(term) is not [{ } x, { } y] || !HasRange(x, y))
            {
                continue;
            }

            Index i = c.Graph.FreshIndex(x.Lower, x.Upper);
            Node first = c.Graph.Open(x, i);
            Node second = c.Graph.Open(y, i);
            Node product = c.Graph.Reduce(ReductionKind.Sum, i, c.Graph.Multiply(first, second));
            Node count = c.Graph.Real(c.Graph.TripCount(x.Lower, x.Upper));
            Node raw = c.Graph.Scale(c.Graph.Monomial([(term, Rational.One), (x, Rational.MinusOne), (y, Rational.MinusOne), (count, Rational.One), (product, Rational.One)]), -k);
            if (raw is Sum { IsScaled: false } or Constant)
            {
                continue;
            }

            (Node moment, Rational m) = Patterns.Terms(raw).Single();
            if (Patterns.CoefficientOf(n, moment) != m)
            {
                continue;
            }

            Node centred = c.Graph.Reduce(ReductionKind.Sum, i, c.Graph.Multiply(Centred(first, x), Centred(second, y)));
            return c.Graph.LinearCombination(
            [
                (n, Rational.One),
                (term, -k),
                (moment, -m),
                (c.Graph.Monomial([(moment, Rational.One), (product, Rational.MinusOne), (centred, Rational.One)]), m),
            ]);

            Node Centred(Node body, Node sum) => c.Graph.Subtract(body, c.Graph.Divide(sum, count));
        }

        return null;
    }

    /// <summary>The two factors of a term that are sums over an index; one that is squared counts twice.</summary>
    private static Reduction[] Sums(Node term) =>
    [
        .. Patterns.Factors(term)
            .Where(f => f.Base is Reduction { Kind: ReductionKind.Sum, Type: NodeType.Real } && f.Exponent.IsInteger && f.Exponent.Sign > 0 && f.Exponent <= 2)
            .SelectMany(f => Enumerable.Repeat((Reduction)f.Base, (int)f.Exponent.Numerator)),
    ];

    private static bool HasRange(Reduction x, Reduction y) => ReferenceEquals(x.Lower, y.Lower) && ReferenceEquals(x.Upper, y.Upper);
}
