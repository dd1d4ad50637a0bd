using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Tests.Derivation;

/// <summary>
/// The work and what is emitted grow at most linearly with the length of the text: per term, long texts take no more
/// than a small multiple of what texts of thirty terms take. Quadratic growth would be ten times that and more.
/// </summary>
public sealed class GrowthTests(ITestOutputHelper output)
{
    /// <summary>Per term, against thirty terms: forms of more than two dozen terms are no longer compared, long sums and products become atoms.</summary>
    private const double Bound = 3;

    /// <summary>The derivative of the last case stands behind the conditions of all before it: here the steps grow with the square, and what is emitted does not.</summary>
    private const string Choice = "choice";

    private static readonly Dictionary<string, Func<ExpressionGraph, Node, Node, int, Node>> Families = new()
    {
        ["sum"] = (g, x, y, n) => g.Add([.. Terms(n).Select(i => g.Call(Function.Sin, g.Multiply(x, g.Number(i))))]),
        ["sum of products"] = (g, x, y, n) => g.Add([.. Terms(n).Select(i => g.Divide(g.Multiply(x, y), g.Add(x, g.Number(i))))]),
        ["logarithm of exponentials"] = (g, x, y, n) => g.Log(g.Add([.. Terms(n).Select(i => g.Exp(g.Add(g.Multiply(x, g.Number(i)), g.Multiply(y, g.Number(new Rational(1, i))))))])),
        ["sum of logarithms"] = (g, x, y, n) => g.Add([.. Terms(n).Select(i => g.Log(g.Add(g.One, g.Exp(g.Subtract(g.Multiply(x, g.Number(i)), y)))))]),
        ["norm"] = (g, x, y, n) => g.Sqrt(g.Add([.. Terms(n).Select(i => g.Power(g.Subtract(x, g.Multiply(y, g.Number(i))), 2))])),
        ["product"] = (g, x, y, n) => g.Multiply([.. Terms(n).Select(i => g.Add(g.Call(Function.Sin, g.Multiply(y, g.Number(i))), g.Number(i + 1), x))]),
        ["parentheses"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Add(g.One, g.Multiply(y, g.Subtract(g.Number(i), v)))),
        ["nested exponentials"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Exp(g.Negate(v))),
        ["nested sigmoids"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Call(Function.Sigmoid, g.Add(g.Multiply(v, y), g.Number(new Rational(i, 10))))),
        ["polynomial"] = (g, x, y, n) => Chain(n, y, (v, i) => g.Add(g.Multiply(v, x), g.Number(new Rational(i, 10)))),
        ["values used twice"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Add(g.Multiply(v, y), g.Call(Function.Tanh, g.Subtract(v, g.Number(new Rational(i, 10)))))),
        ["values used twice, squared"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Add(g.Power(v, 2), y)),
        ["conditions on the value before"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Conditional(g.Less(g.Number(i), v), g.Multiply(v, y), g.Add(v, g.One))),
        ["conditions of conditions"] = (g, x, y, n) => g.Conditional(
            Chain(n, g.Less(x, y), (b, i) => g.Or(g.And(b, g.Less(x, g.Multiply(y, g.Number(i)))), g.And(g.Not(b), g.Less(g.Number(i), y)))),
            g.Multiply(x, y),
            x),
        ["conditions on a parameter"] = (g, x, y, n) => Chain(n, x, (v, i) => g.Conditional(g.Less(g.Number(i), x), g.Add(v, g.Multiply(y, g.Number(i))), g.Multiply(v, g.Number(new Rational(3, 2))))),
        [Choice] = (g, x, y, n) => Chain(n, x, (v, i) => g.Conditional(g.Less(x, g.Number(n - i)), g.Call(Function.Sin, g.Multiply(y, g.Number(i))), v)),
    };

    public static TheoryData<string, int> Sizes => [.. Families.Keys.SelectMany(family => new[] { 100, 300 }, (family, n) => (family, n)), ("sum", 1000), ("product", 1000), ("parentheses", 1000), ("nested exponentials", 1000), ("polynomial", 1000)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WorkAndKernel_GrowLinearly(string family, int n)
    {
        (int steps, long work, long kernel) = Measure(family, n);
        (int stepsOfThirty, long workOfThirty, long kernelOfThirty) = Measure(family, 30);
        output.WriteLine($"{family} {n}: {(double)steps / n:F1} rules, {(double)work / n:F1} steps and {(double)kernel / n:F1} nodes a term; {stepsOfThirty / 30.0:F1}, {workOfThirty / 30.0:F1} and {kernelOfThirty / 30.0:F1} at 30");
        Assert.True(steps * 30.0 <= Bound * stepsOfThirty * n, $"{steps} rules for {n} terms, {stepsOfThirty} for 30");
        Assert.True(work * 30.0 <= (family == Choice ? n / 30.0 : Bound) * workOfThirty * n, $"{work} steps for {n} terms, {workOfThirty} for 30");
        Assert.True(kernel * 30.0 <= Bound * kernelOfThirty * n, $"{kernel} nodes for {n} terms, {kernelOfThirty} for 30");
    }

    private static IEnumerable<int> Terms(int n) => Enumerable.Range(1, n);

    private static Node Chain(int n, Node start, Func<Node, int, Node> next) => Terms(n).Aggregate(start, next);

    private static (int Steps, long Work, long Kernel) Measure(string family, int n)
    {
        (int Steps, long Work, long Kernel) measured = default;
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    measured = Derive(Families[family], n);
                }
                catch (InvalidOperationException exception)
                {
                    failure = exception;
                }
            },
            256 * 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return measured;
    }

    private static (int Steps, long Work, long Kernel) Derive(Func<ExpressionGraph, Node, Node, int, Node> family, int n)
    {
        ExpressionGraph graph = new();
        Symbol x = graph.Symbol("x", "x", NodeType.Real, 0, 0);
        Symbol y = graph.Symbol("y", "y", NodeType.Real, 0, 1);
        LossFunction loss = new(graph, family(graph, x, y, n), [new(x, true, StatedFacts.None, 0, 0), new(y, true, StatedFacts.None, 0, 0)], [], []);
        DerivationResult result = Deriver.Derive(loss, new([KernelKind.ValueAndGradient], false), CancellationToken.None);
        Kernel kernel = Assert.Single(result.Kernels).Kernel;
        return (result.Steps, result.Work, Size(kernel.Body) + kernel.Value!.Size + kernel.Gradients.Sum(g => (long)g.Size));
    }

    private static long Size(ImmutableArray<Statement> statements) => statements.Sum(statement => statement switch
    {
        Declare declare => declare.Value.Size,
        Assign assign => assign.Value.Size,
        If branch => branch.Condition.Size + Size(branch.Then) + Size(branch.Else),
        _ => throw new NotSupportedException(statement.ToString()),
    });
}
