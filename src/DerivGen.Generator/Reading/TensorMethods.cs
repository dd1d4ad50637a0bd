using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// The functions of <c>TensorPrimitives</c>: a row for each that computes element by element and is no function of
/// <c>double</c> by the same name, and a row for each that computes a number of all elements.
/// </summary>
internal static class TensorMethods
{
    /// <summary>A number of the elements of one or two vectors of one length.</summary>
    internal delegate Node Builder(ExpressionGraph g, Node length, Func<Node, Node> x, Func<Node, Node> y);

    private delegate Node ElementBuilder(ExpressionGraph g, Node[] a);

    private static readonly Dictionary<string, ElementBuilder> Elementwise = new(StringComparer.Ordinal)
    {
        ["Add/2"] = (g, a) => g.Add(a[0], a[1]),
        ["Subtract/2"] = (g, a) => g.Subtract(a[0], a[1]),
        ["Multiply/2"] = (g, a) => g.Multiply(a[0], a[1]),
        ["Divide/2"] = (g, a) => g.Divide(a[0], a[1]),
        ["Remainder/2"] = (g, a) => g.Call(Function.Remainder, a),
        ["AddMultiply/3"] = (g, a) => g.Multiply(g.Add(a[0], a[1]), a[2]),
        ["MultiplyAdd/3"] = (g, a) => g.Add(g.Multiply(a[0], a[1]), a[2]),
        ["Negate/1"] = (g, a) => g.Negate(a[0]),
        ["Increment/1"] = (g, a) => g.Add(a[0], g.One),
        ["Decrement/1"] = (g, a) => g.Subtract(a[0], g.One),
        ["Reciprocal/1"] = (g, a) => g.Reciprocal(a[0]),
        ["ReciprocalSqrt/1"] = (g, a) => g.Power(a[0], new Rational(-1, 2)),
        ["Sigmoid/1"] = (g, a) => g.Reciprocal(g.Add(g.One, g.Exp(g.Negate(a[0])))),
        ["IsZero/1"] = (g, a) => g.Equal(a[0], g.Zero),
    };

    private static readonly Dictionary<string, Builder> Reductions = new(StringComparer.Ordinal)
    {
        ["Sum/1"] = (g, n, x, _) => Sum(g, n, x),
        ["SumOfSquares/1"] = (g, n, x, _) => Sum(g, n, i => g.Power(x(i), 2)),
        ["SumOfMagnitudes/1"] = (g, n, x, _) => Sum(g, n, i => g.Call(Function.Abs, x(i))),
        ["Average/1"] = (g, n, x, _) => g.Divide(Sum(g, n, x), g.Real(n)),
        ["StdDev/1"] = (g, n, x, _) => StandardDeviation(g, n, x),
        ["Product/1"] = (g, n, x, _) => Over(g, n, ReductionKind.Product, x),
        ["Norm/1"] = (g, n, x, _) => Norm(g, n, x),
        ["Dot/2"] = (g, n, x, y) => Sum(g, n, i => g.Multiply(x(i), y(i))),
        ["Distance/2"] = (g, n, x, y) => Norm(g, n, i => g.Subtract(x(i), y(i))),
        ["CosineSimilarity/2"] = (g, n, x, y) => g.Divide(Sum(g, n, i => g.Multiply(x(i), y(i))), g.Multiply(Norm(g, n, x), Norm(g, n, y))),
        ["ProductOfSums/2"] = (g, n, x, y) => Over(g, n, ReductionKind.Product, i => g.Add(x(i), y(i))),
        ["ProductOfDifferences/2"] = (g, n, x, y) => Over(g, n, ReductionKind.Product, i => g.Subtract(x(i), y(i))),
        ["HammingDistance/2"] = (g, n, x, y) => Count(g, n, i => g.Not(g.Equal(x(i), y(i)))),
        ["Max/1"] = (g, n, x, _) => Over(g, n, ReductionKind.Maximum, x),
        ["Min/1"] = (g, n, x, _) => Over(g, n, ReductionKind.Minimum, x),
        ["MaxNumber/1"] = (g, n, x, _) => Over(g, n, ReductionKind.Maximum, x),
        ["MinNumber/1"] = (g, n, x, _) => Over(g, n, ReductionKind.Minimum, x),
        ["MaxMagnitude/1"] = (g, n, x, _) => LargestMagnitude(g, n, x),
        ["MinMagnitude/1"] = (g, n, x, _) => SmallestMagnitude(g, n, x),
        ["MaxMagnitudeNumber/1"] = (g, n, x, _) => LargestMagnitude(g, n, x),
        ["MinMagnitudeNumber/1"] = (g, n, x, _) => SmallestMagnitude(g, n, x),
        ["IndexOfMax/1"] = (g, n, x, _) => Over(g, n, ReductionKind.FirstIndexOfMaximum, x),
        ["IndexOfMin/1"] = (g, n, x, _) => Over(g, n, ReductionKind.FirstIndexOfMinimum, x),
        ["IndexOfMaxMagnitude/1"] = (g, n, x, _) => IndexOf(g, n, x, LargestMagnitude(g, n, x)),
        ["IndexOfMinMagnitude/1"] = (g, n, x, _) => IndexOf(g, n, x, SmallestMagnitude(g, n, x)),
    };

    /// <summary>The rows by name and number of arguments that are read, beside the functions of double of the same name.</summary>
    public static IEnumerable<string> Names => Elementwise.Keys.Concat(Reductions.Keys);

    public static bool IsTensorType(ITypeSymbol type) =>
        type is { Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    /// <summary>What becomes of the elements at one position; null if the table has no such row.</summary>
    public static Node? Element(ExpressionGraph graph, string name, Node[] arguments) =>
        Elementwise.TryGetValue(KeyOf(name, arguments.Length), out ElementBuilder row) ? row(graph, arguments) : KnownMethods.Build(graph, name, arguments);

    /// <summary>A number of all elements; null if the table has no such row.</summary>
    public static Builder? Reduction(string name, int vectors) => Reductions.TryGetValue(KeyOf(name, vectors), out Builder row) ? row : null;

    /// <summary>How many elements a condition holds for.</summary>
    public static Node Count(ExpressionGraph g, Node length, Func<Node, Node> condition) =>
        Over(g, length, ReductionKind.Sum, i => g.Conditional(condition(i), g.Integer(Rational.One), g.Integer(Rational.Zero)));

    /// <summary>The position of the first element that equals a number; −1 where there is none.</summary>
    public static Node IndexOf(ExpressionGraph g, Node length, Func<Node, Node> x, Node value) => g.Conditional(
        g.Less(g.Integer(Rational.Zero), Count(g, length, i => g.Equal(x(i), value))),
        Over(g, length, ReductionKind.FirstIndexOfMaximum, i => g.Conditional(g.Equal(x(i), value), g.One, g.Zero)),
        g.Integer(Rational.MinusOne));

    private static string KeyOf(string name, int count) => name + "/" + count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Node Over(ExpressionGraph g, Node length, ReductionKind kind, Func<Node, Node> body)
    {
        DerivGen.Symbolics.Expressions.Index index = g.FreshIndex(g.Integer(Rational.Zero), length);
        return g.Reduce(kind, index, body(index));
    }

    private static Node Sum(ExpressionGraph g, Node length, Func<Node, Node> body) => Over(g, length, ReductionKind.Sum, body);

    private static Node Norm(ExpressionGraph g, Node length, Func<Node, Node> x) => g.Sqrt(Sum(g, length, i => g.Power(x(i), 2)));

    private static Node StandardDeviation(ExpressionGraph g, Node length, Func<Node, Node> x)
    {
        Node mean = g.Divide(Sum(g, length, x), g.Real(length));
        return g.Sqrt(g.Divide(Sum(g, length, i => g.Power(g.Subtract(x(i), mean), 2)), g.Real(length)));
    }

    private static Node LargestMagnitude(ExpressionGraph g, Node length, Func<Node, Node> x) =>
        KnownMethods.ByMagnitude(g, Function.Max, Over(g, length, ReductionKind.Maximum, x), Over(g, length, ReductionKind.Minimum, x));

    /// <summary>Of two elements of the smallest magnitude, the negative one.</summary>
    private static Node SmallestMagnitude(ExpressionGraph g, Node length, Func<Node, Node> x)
    {
        Node magnitude = Over(g, length, ReductionKind.Minimum, i => g.Call(Function.Abs, x(i)));
        Node negative = g.Negate(magnitude);
        return g.Conditional(g.Less(g.Integer(Rational.Zero), Count(g, length, i => g.Equal(x(i), negative))), negative, magnitude);
    }
}
