#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the steps do not depend on the compiler
using DerivGen.Generator.Reading;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>
/// From the text to the derivative the steps grow at most linearly: ten times the text takes no more than a small multiple
/// of ten times the steps, and quadratic growth would take a hundred times.
/// </summary>
public class LongTextGrowthTests(ITestOutputHelper output)
{
    /// <summary>Per part of the text, against a text of a tenth: what short texts have beside it costs nothing here, long ones lose forms that are tried.</summary>
    private const double Bound = 2.5;

    private static readonly Dictionary<string, Func<int, string>> Texts = new()
    {
        ["sum"] = n => Method("double x, double y", "return " + Join(" + ", n, i => $"Math.Sin({i} * x) * y") + ";"),
        ["sum of squares"] = n => Method("double x, double y", "return " + Join(" + ", n, i => $"(x - {i} * y) * (x - {i} * y)") + ";"),
        ["sum of elements"] = n => Method("ReadOnlySpan<double> z", "return " + Join(" + ", n, i => $"z[{i}] * z[{i}]") + ";"),
        ["statements"] = n => Method("double x, double y", "double v = x; " + Join(" ", n, i => $"v += Math.Sin({i} * y);") + " return v;"),
        ["locals"] = n => Method("double x, double y", Join(" ", n, i => $"double a{i} = Math.Sin({i} * x) * y;") + " return " + Join(" + ", n, i => $"a{i} * a{n + 1 - i}") + ";"),
        ["chain"] = n => Method("double x, double y", Join(" ", n, i => $"double a{i} = Math.Sin({(i == 1 ? "x" : $"a{i - 1}")}) + {i};") + $" return a{n} * y;"),
        ["logistic map"] = n => Method("double x, double y", "double v = x; " + Join(" ", n, _ => "v = y * v * (1 - v);") + " return v;"),
        ["product"] = n => Method("double x, double y", "double v = x; " + Join(" ", n, i => $"v *= y + {i} * x;") + " return v;"),
        ["two residual chains"] = n => Method("double x, double y", "double a = x, b = y; " + Join(" ", n, _ => "a += 0.1 * Math.Tanh(b); b += 0.1 * Math.Tanh(a);") + " return a * b;"),
        ["two chains"] = n => Method("double x, double y", "double a = x, b = y; " + Join(" ", n, _ => "a = 0.9 * a + 0.1 * b * b; b -= 0.1 * a * b;") + " return a * b;"),
        ["small steps"] = n => Method("double x, double y", "double v = x; " + Join(" ", n, i => "v += 0.01 * y * Math.Tanh(v);") + " return v;"),
        ["parentheses"] = n => Method("double x, double y", "return " + Join("", n, i => $"(1 + y * ({i} - ") + "x" + new string(')', 2 * n) + ";"),
        ["parameters"] = n => Method(Join(", ", n, i => $"double p{i}"), "return " + Join(" + ", n, i => $"p{i} * p{i} * p{(i % n) + 1}") + ";"),
        ["if statements"] = n => Method("double x, double y", "double v = x; " + Join(" ", n, i => $"if (x > {i}) v += y * {i}; else v *= 1.5;") + " return v;"),
        ["else if"] = n => Method("double x, double y", "double v; " + Join(" else ", n, i => $"if (x < {i}) v = y * {i} + Math.Sin(x * {i});") + " else v = x; return v * v;"),
        ["returns"] = n => Method("double x, double y", Join(" ", n, i => $"if (x < {i}) return y * {i} + Math.Sin(x * {i});") + " return y;"),
        ["nested conditions"] = n => Method("double x, double y", "return " + Join("", n, i => $"x < {i} ? y * {i} + x * x * {i} : ") + "y;"),
        ["switch statement"] = n => Method("double x, double y, int k", "double v = 0; switch (k) { " + Join(" ", n, i => $"case {i}: v = y * {i} + Math.Sin(x * {i}); break;") + " default: v = x; break; } return v * v;"),
        ["switch expression"] = n => Method("double x, double y, int k", "return k switch { " + Join(" ", n, i => $"{i} => y * {i} + Math.Sin(x * {i}),") + " _ => x };"),
        ["cases of what is shared"] = n => Method("double x, double y", "double s = Math.Exp(x), t = Math.Sin(y), v = x; " + Join(" else ", n, i => $"if (x < {i}) v = s * {i} + t * s;") + " return v * v;"),
        ["loops"] = n => Method("ReadOnlySpan<double> z", "double v = 0; " + Join(" ", n, i => $"for (int i = 0; i < z.Length; i++) v += Math.Sin({i} * z[i]);") + " return v;"),
    };

    public static TheoryData<string, int> Sizes => new()
    {
        { "sum", 10_000 },
        { "sum of squares", 1_000 },
        { "sum of elements", 1_000 },
        { "statements", 1_000 },
        { "locals", 500 },
        { "chain", 1_000 },
        { "logistic map", 300 },
        { "product", 1_000 },
        { "two residual chains", 300 },
        { "two chains", 200 },
        { "small steps", 300 },
        { "parentheses", 200 },
        { "parameters", 64 },
        { "if statements", 300 },
        { "else if", 1_000 },
        { "returns", 1_000 },
        { "nested conditions", 300 },
        { "switch statement", 1_000 },
        { "switch expression", 1_000 },
        { "cases of what is shared", 1_000 },
        { "loops", 100 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TenTimesTheText_TakesTenTimesTheSteps(string text, int n)
    {
        int tenth = n / 10;
        long few = Steps(Texts[text](tenth));
        long many = Steps(Texts[text](n));
        output.WriteLine($"{text}: {few} steps for {tenth}, {many} for {n}");
        Assert.True(many * tenth <= Bound * few * n, $"{few} steps for {tenth}, {many} for {n}");
    }

    /// <summary>A loop is one loop, however often it runs.</summary>
    [Fact]
    public void LoopOfTenThousand_TakesTheStepsOfALoopOfAHundred()
    {
        Assert.Equal(Steps(Loop(100)), Steps(Loop(10_000)));

        static string Loop(int n) => Method("double x, double y", $"double v = 0; for (int i = 0; i < {n}; i++) v += Math.Sin(i * x) * y; return v;");
    }

    [Fact]
    public void UnreachableCode_TakesNoSteps() => Assert.Equal(
        Steps(Method("double x, double y", "return x * y;")),
        Steps(Method("double x, double y", "return x * y; " + Join(" ", 1_000, i => $"x += Math.Sin({i} * y);") + " return x;")));

    private static string Method(string parameters, string body) => $"[Differentiable] public static double F({parameters}) {{ {body} }}";

    private static string Join(string separator, int count, Func<int, string> part) => string.Join(separator, Enumerable.Range(1, count).Select(part));

    /// <summary>The steps of reading and of deriving. (Those of the check are bounded by a number of their own: <see cref="SelfCheck.MaximumSteps"/>.)</summary>
    private static long Steps(string method)
    {
        ReadingResult reading = ReadMethods.OfMembers(method).Read("F");
        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        LossFunction loss = reading.Model!.Loss.Function;
        DerivationResult result = Pipeline.LargeStack.Run(
            () => Deriver.Derive(loss, new DerivationRequest([KernelKind.ValueAndGradient], false), TestContext.Current.CancellationToken),
            isDeep: true);
        return loss.Graph.Steps + result.Work;
    }
}
#endif
