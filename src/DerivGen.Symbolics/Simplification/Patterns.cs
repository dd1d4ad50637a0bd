using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Shapes that several rules look for.</summary>
internal static class Patterns
{
    /// <summary>x where the node is 1 − sigmoid(x).</summary>
    public static Node? ComplementOfSigmoid(Node? node) =>
        node is Sum { Terms.Length: 1 } sum && sum.Constant.IsOne && sum.Coefficients[0].Equals(Rational.MinusOne)
            && sum.Terms[0] is Call { Function: Function.Sigmoid } sigmoid
            ? sigmoid.Argument
            : null;

    /// <summary>Whether a term that stands alone belongs to a range that goes up to <paramref name="upper"/>: by the facts, or because it reads that element.</summary>
    public static bool IsInRange(RuleContext c, Node term, Node index, Node upper, Func<RuleContext, Node, bool> isProven)
    {
        Node inside = c.Graph.Less(index, upper);
        return isProven(c, inside) || isProven(c.WhereDefined(term), inside);
    }

    /// <summary>The two parts of a sum j·exp(a) + k·exp(b), where a number is a multiple of exp(0); null for any other sum.</summary>
    public static ((Node Exponent, Rational Coefficient) First, (Node Exponent, Rational Coefficient) Second)? PairOfExponentials(ExpressionGraph graph, Sum sum)
    {
        if (sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1) != 2 || sum.Terms.Any(t => t is not Call { Function: Function.Exp }))
        {
            return null;
        }

        return sum.Terms.Length == 2 ? (Part(0), Part(1)) : (Part(0), (graph.Zero, sum.Constant));

        (Node, Rational) Part(int i) => (((Call)sum.Terms[i]).Argument, sum.Coefficients[i]);
    }

    /// <summary>The largest positive number that divides all coefficients.</summary>
    public static Rational PositiveContent(Sum sum)
    {
        Rational content = Rational.Abs(sum.Coefficients[0]);
        foreach (Rational coefficient in sum.Coefficients)
        {
            content = Rational.GreatestCommonDivisor(content, coefficient);
        }

        return Rational.Abs(sum.Constant.IsZero ? content : Rational.GreatestCommonDivisor(content, sum.Constant));
    }

    /// <summary>The coefficient of a term in a node taken as a linear combination.</summary>
    public static Rational CoefficientOf(Node node, Node term)
    {
        if (ReferenceEquals(node, term))
        {
            return Rational.One;
        }

        return node is Sum sum && sum.PlaceOf(term) is var place and >= 0 ? sum.Coefficients[place] : Rational.Zero;
    }

    /// <summary>The terms of a node taken as a linear combination, without its constant.</summary>
    public static IEnumerable<(Node Term, Rational Coefficient)> Terms(Node node)
    {
        if (node is Sum sum)
        {
            for (int i = 0; i < sum.Terms.Length; i++)
            {
                yield return (sum.Terms[i], sum.Coefficients[i]);
            }
        }
        else if (node is not Constant)
        {
            yield return (node, Rational.One);
        }
    }

    /// <summary>The factors of a node taken as a monomial, without its coefficient.</summary>
    public static IEnumerable<(Node Base, Rational Exponent)> Factors(Node node)
    {
        switch (node)
        {
            case Product product:
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    yield return (product.Bases[i], product.Exponents[i]);
                }

                break;
            case Constant:
                break;
            case Sum { IsScaled: true } scaled:
                foreach ((Node, Rational) factor in Factors(scaled.Terms[0]))
                {
                    yield return factor;
                }

                break;
            default:
                yield return (node, Rational.One);
                break;
        }
    }

    /// <summary>Whether the node is a sum of squares by its form.</summary>
    public static bool IsSumOfSquares(Node node) => node switch
    {
        Product product => product.Exponents.All(e => e.IsEvenInteger && e.Sign > 0),
        Sum sum => sum.Constant.IsZero && sum.Coefficients.All(c => c.Sign > 0) && sum.Terms.All(IsSumOfSquares),
        Reduction { Kind: ReductionKind.Sum } reduction => IsSumOfSquares(reduction.Body),
        _ => false,
    };
}
