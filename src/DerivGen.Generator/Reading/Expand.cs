using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>Products of integer sums, multiplied out: index arithmetic is compared as polynomials.</summary>
internal static class Expand
{
    private const int MaximumTerms = 64;

    public static Node Product(ExpressionGraph graph, Node a, Node b)
    {
        List<(Node Node, Rational Coefficient)> left = Terms(graph, a);
        List<(Node Node, Rational Coefficient)> right = Terms(graph, b);
        if (left.Count * right.Count > MaximumTerms || (left.Count == 1 && right.Count == 1))
        {
            return graph.Multiply(a, b);
        }

        List<(Node, Rational)> terms = [(graph.Integer(Rational.Zero), Rational.One)];
        foreach ((Node x, Rational factor) in left)
        {
            foreach ((Node y, Rational other) in right)
            {
                terms.Add((graph.Multiply(x, y), factor * other));
            }
        }

        return graph.LinearCombination(terms);
    }

    private static List<(Node Node, Rational Coefficient)> Terms(ExpressionGraph graph, Node node)
    {
        if (node is not Sum sum)
        {
            return [(node, Rational.One)];
        }

        List<(Node Node, Rational Coefficient)> terms = [];
        if (!sum.Constant.IsZero)
        {
            terms.Add((graph.Integer(Rational.One), sum.Constant));
        }

        for (int i = 0; i < sum.Terms.Length; i++)
        {
            terms.Add((sum.Terms[i], sum.Coefficients[i]));
        }

        return terms;
    }
}
