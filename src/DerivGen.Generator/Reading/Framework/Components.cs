using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>The algebra of vectors over the nodes of their components.</summary>
internal static class Components
{
    public static Node[] Map(Node[] a, Func<Node, Node> f) => [.. a.Select(f)];

    public static Node[] Zip(Node[] a, Node[] b, Func<Node, Node, Node> f) => [.. a.Zip(b, f)];

    public static Node[] Add(ExpressionGraph g, Node[] a, Node[] b) => Zip(a, b, (x, y) => g.Add(x, y));

    public static Node[] Subtract(ExpressionGraph g, Node[] a, Node[] b) => Zip(a, b, g.Subtract);

    public static Node[] Negate(ExpressionGraph g, Node[] a) => Map(a, g.Negate);

    public static Node[] Scale(ExpressionGraph g, Node[] a, Node factor) => Map(a, x => g.Multiply(x, factor));

    public static Node[] Divide(ExpressionGraph g, Node[] a, Node divisor) => Map(a, x => g.Divide(x, divisor));

    public static Node Sum(ExpressionGraph g, Node[] a) => g.LinearCombination([.. a.Select(x => (x, Rational.One))]);

    public static Node Dot(ExpressionGraph g, Node[] a, Node[] b) => Sum(g, Zip(a, b, (x, y) => g.Multiply(x, y)));

    public static Node SquaredNorm(ExpressionGraph g, Node[] a) => Dot(g, a, a);

    public static Node Norm(ExpressionGraph g, Node[] a) => g.Sqrt(SquaredNorm(g, a));

    public static Node[] Normalize(ExpressionGraph g, Node[] a) => Divide(g, a, Norm(g, a));

    public static Node[] Cross(ExpressionGraph g, Node[] a, Node[] b) =>
    [
        Minor(g, a, b, 1, 2),
        Minor(g, a, b, 2, 0),
        Minor(g, a, b, 0, 1),
    ];

    /// <summary>a·(1 − t) + b·t.</summary>
    public static Node[] Lerp(ExpressionGraph g, Node[] a, Node[] b, Node t) => Add(g, Scale(g, a, g.Subtract(g.One, t)), Scale(g, b, t));

    public static Node AllEqual(ExpressionGraph g, Node[] a, Node[] b) => g.And(Zip(a, b, g.Equal));

    /// <summary>A row times a matrix whose rows follow one another.</summary>
    public static Node[] Times(ExpressionGraph g, Node[] row, Node[] matrix)
    {
        int columns = matrix.Length / row.Length;
        return [.. Enumerable.Range(0, columns).Select(column => Sum(g, [.. row.Select((x, i) => g.Multiply(x, matrix[(i * columns) + column]))]))];
    }

    /// <summary>The component at an index, which is constant or chosen among all.</summary>
    public static Node At(ExpressionGraph g, Node[] a, Node index)
    {
        if (index is Constant { Value: var number })
        {
            return number.IsInteger && number.Sign >= 0 && number < a.Length ? a[(int)number.Numerator] : g.NaN;
        }

        Node result = a[a.Length - 1];
        for (int i = a.Length - 2; i >= 0; i--)
        {
            result = g.Conditional(g.Equal(index, g.Integer(i)), a[i], result);
        }

        return result;
    }

    private static Node Minor(ExpressionGraph g, Node[] a, Node[] b, int i, int j) => g.Subtract(g.Multiply(a[i], b[j]), g.Multiply(a[j], b[i]));
}
