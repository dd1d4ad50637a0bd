using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>What would take too much is refused after a stated number of steps or expressions, with the reason, and the compiler goes on.</summary>
public class LimitTests
{
    [Fact]
    public void CallsThatDouble_AreRefusedAfterANumberOfSteps() => Assert.Matches(
        @"^'F' is too large to be differentiated \(reading stopped at line \d+\): split it$",
        Message("DG0903", """
            [Differentiable] public static double F(double x) => A(x, 40);
            private static double A(double x, int n) => n == 0 ? x : B(x, n - 1) * B(x + 1, n - 1);
            private static double B(double x, int n) => n == 0 ? x : A(Math.Sin(x), n - 1) + A(Math.Cos(x), n - 1);
            """));

    /// <summary>Mutual recursion that is linear is a loop (CallTests); this one branches, in the other method.</summary>
    [Fact]
    public void MutualRecursionThatBranches_IsRefusedOnceAtTheCall()
    {
        Diagnostic diagnostic = Report("DG0114", """
            [Differentiable] public static double F(double x, int n) => A(x, n) + B(x, n);
            private static double A(double x, int n) => n <= 0 ? x : Math.Sin(B(x, n - 1));
            private static double B(double x, int n) => n <= 0 ? x : Math.Cos(A(x, n - 1)) * A(x, n - 2);
            """);
        Assert.Equal("'A' calls itself through 'B' more than once, with different arguments, which cannot be differentiated: write a loop instead", MessageOf(diagnostic));
        Assert.Equal("A(x, n - 2)", diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void MutualRecursionOnData_IsRefused() => Assert.Equal(
        "'A' calls itself through 'B' to a depth that depends on data, which cannot be differentiated: write a loop instead",
        Message("DG0114", """
            [Differentiable] public static double F(double x) => A(x);
            private static double A(double x) => x < 0.1 ? x : Math.Sin(B(x / 2));
            private static double B(double x) => x < 0.1 ? x : Math.Cos(A(x / 3));
            """));

    [Fact]
    public void MutualRecursionThatEnds_IsRead()
    {
        ReadMethods methods = ReadMethods.OfMembers("""
            [Differentiable] public static double F(double x) => A(x, 4);
            private static double A(double x, int n) => n <= 0 ? x : Math.Sin(B(x, n - 1));
            private static double B(double x, int n) => n <= 0 ? x : Math.Cos(A(x, n - 1));
            """);
        Assert.Equal("Sin(Cos(Sin(Cos(x))))", methods.Expression(), ignoreCase: true);
    }

    /// <summary>The derivative by every element stands behind the conditions of all cases before it.</summary>
    [Fact]
    public void DerivativeOfTooManyExpressions_IsRefused()
    {
        string cases = string.Join(" ", Enumerable.Range(1, 600).Select(i => $"case {i}: return z[{i}] * x;"));
        string message = Message("DG0903", $"[Differentiable] public static double F(double x, double[] z, int k) {{ switch (k) {{ {cases} default: return x; }} }}");
        Assert.Equal("'F' is too large to be differentiated (it takes more than 500,000 different expressions): split it", message);
    }

    [Fact]
    public void GraphOfTooManyNodes_SaysSo()
    {
        ExpressionGraph graph = new();
        GraphLimitException exception = Assert.Throws<GraphLimitException>(() =>
        {
            for (int i = 0; i <= ExpressionGraph.MaximumNodes; i++)
            {
                graph.Integer(i);
            }
        });
        Assert.Equal(ExpressionGraph.MaximumNodes, graph.Count);
        Assert.Equal("it takes more than 500,000 different expressions", exception.Message);
    }

    [Fact]
    public void GraphOfTooManySteps_SaysSo()
    {
        ExpressionGraph graph = new();
        graph.Spend(ExpressionGraph.MaximumSteps - graph.Steps);
        GraphLimitException exception = Assert.Throws<GraphLimitException>(() => graph.Integer(0));
        Assert.Equal("it takes more than 40,000,000 steps", exception.Message);
    }

    /// <summary>The message of the only diagnostic, which has the identifier.</summary>
    private static string Message(string id, string members) => MessageOf(Report(id, members));

    private static string MessageOf(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static Diagnostic Report(string id, string members)
    {
        Diagnostic diagnostic = Assert.Single(ReadMethods.OfMembers(members).Compilation
            .WithAnalyzers([new DifferentiableAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult());
        Assert.Equal(id, diagnostic.Id);
        return diagnostic;
    }
}
