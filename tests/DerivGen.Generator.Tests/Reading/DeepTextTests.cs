using System.Runtime.CompilerServices;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Long and deep texts go through, also where the compiler calls from a small stack; what is too deep is an exception and not the end of the process.</summary>
public class DeepTextTests
{
    private const int SmallStack = 256 * 1024;
    private const int CompilersStack = 512 * 1024 * 1024;

#if ROSLYN_BASELINE || ROSLYN_SDK
    /// <summary>What takes longest is derived once: the compilers differ in the reading, and no compiler takes part in the rest.</summary>
    private static readonly string[] ReadOnly = ["a sum of 10,000 terms", "2,000 statements that add different things"];
#else
    private static readonly string[] ReadOnly = [];
#endif

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["a sum of 10,000 terms"] = "return " + Join(" + ", 10_000, i => $"Math.Sin({i} * x)") + ";",
        ["10,000 statements"] = "double v = x; " + Join(" ", 10_000, i => $"v += {i} * y;") + " return v;",
        ["2,000 statements that add different things"] = "double v = x; " + Join(" ", 2_000, i => $"v += Math.Sin({i} * y);") + " return v;",
        ["200 parentheses that compute"] = "return " + Join("", 200, i => $"(1 + y * ({i} - ") + "x" + new string(')', 400) + ";",
        ["3,000 parentheses"] = "return " + new string('(', 3_000) + "x * y" + new string(')', 3_000) + ";",
        ["a chain of 2,000 locals"] = Join(" ", 2_000, i => $"double a{i} = Math.Sin({(i == 1 ? "x" : $"a{i - 1}")}) + {i};") + " return a2000 * y;",
        ["500 locals, each used twice"] = Join(" ", 500, i => $"double a{i} = {(i == 1 ? "x" : $"a{i - 1}")} + 0.01 * y * Math.Tanh({(i == 1 ? "x" : $"a{i - 1}")});") + " return a500;",
        ["300 conditions"] = "double v = x; " + Join(" ", 300, i => $"v = v > {i} ? v * y : v + 1;") + " return v;",
        ["conditions of conditions"] = "bool b = x > y; " + Join(" ", 300, i => $"b = (b && x > {i} * y) || (!b && y > {i});") + " return b ? x * y : x;",
        ["a switch with 100 arms"] = "switch (k) { " + Join(" ", 100, i => $"case {i}: return Math.Sin({i} * x) * y;") + " default: return x; }",
        ["unreachable code"] = "return x * y; " + Join(" ", 1_000, i => $"x += {i} * y;") + " return x;",
    };

    public static TheoryData<string> Texts => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void LongAndDeepTexts_AreDerivedOnASmallStack(string text)
    {
        ReadMethods methods = On(CompilersStack, () => ReadMethods.OfMembers(Method(text)));
        ReadingResult reading = On(SmallStack, () => methods.Read("F"));
        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.NotNull(reading.Model);
        if (ReadOnly.Contains(text))
        {
            return;
        }

        DerivationOutcome outcome = On(SmallStack, () => Derivation.Derive(reading.Model, explains: false, TestContext.Current.CancellationToken));
        Assert.NotNull(outcome.Text);
        Assert.False(outcome.IsTooDeep);
        Assert.Null(outcome.Failure);
    }

    [Theory]
    [InlineData("200 parentheses that compute")]
    [InlineData("500 locals, each used twice")]
    [InlineData("a chain of 2,000 locals")]
    [InlineData("conditions of conditions")]
    [InlineData("a switch with 100 arms")]
    public void WhatIsEmittedForThem_Compiles(string text)
    {
        GeneratorRun run = On(CompilersStack, () => GeneratorHarness.DerivGen.Run(
            $"using System; using DerivGen; public static partial class Methods {{ {Method(text)} }}", HarnessOptions.Bulk));
        Assert.Contains(" FGradient(double x, double y, int k)", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessRecursion_IsAnExceptionOnTheLargeStackToo() =>
        Assert.Throws<InsufficientExecutionStackException>(() => LargeStack.Run(() => Deeper(0)));

    [Fact]
    public void WhatIsTooDeepHere_BeginsAnewOnTheLargeStack() =>
        Assert.Equal(100_000, On(SmallStack, () => LargeStack.Run(() => Descend(100_000))));

    [Fact]
    public void FailureAndCancellation_ComeBackFromTheLargeStack()
    {
        Assert.Throws<OperationCanceledException>(() => LargeStack.Run<int>(() => throw new OperationCanceledException(), isDeep: true));
        Assert.Equal("here", Assert.Throws<NotSupportedException>(() => LargeStack.Run<int>(() => throw new NotSupportedException("here"), isDeep: true)).Message);
    }

    private static string Method(string text) => $"[Differentiable] public static double F(double x, double y, int k) {{ {Bodies[text]} }}";

    private static string Join(string separator, int count, Func<int, string> part) => string.Join(separator, Enumerable.Range(1, count).Select(part));

    private static int Deeper(int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Span<byte> frame = stackalloc byte[16 * 1024];
        frame[depth % frame.Length] = 1;
        return Deeper(depth + 1) + frame[0];
    }

    private static int Descend(int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return depth == 0 ? 0 : Descend(depth - 1) + 1;
    }

    private static T On<T>(int stack, Func<T> work)
    {
        T result = default!;
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            stack);
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new InvalidOperationException(failure.Message, failure);
    }
}
