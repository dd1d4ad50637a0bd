#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.Testing;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Compares what is emitted for a method with the method's own text: its value, and its differences.</summary>
internal static class TextDifferences
{
    /// <summary>The names of the marked methods of a text that has each on a line of its own.</summary>
    public static IEnumerable<string> MethodsIn(string text) =>
        text.Split('\n').Where(line => line.StartsWith("[Differentiable]", StringComparison.Ordinal)).Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)].Split(' ')[^1]);

    /// <summary>A run over a text, in which each marked method asks for all kinds.</summary>
    public static GeneratorRun RunOn(string text) => Run(
        text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.ValueAndGradient | Derivatives.Gradient | Derivatives.Value)]", StringComparison.Ordinal));

    /// <summary>A method with the body is refused by one diagnostic, and nothing is emitted.</summary>
    public static void IsRefused(string usings, string parameters, string body, string id, string message)
    {
        GeneratorRun run = Run(usings + "using DerivGen; public static partial class T { [Differentiable] public static double F(" + parameters + ") { " + body + " } }");
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Sources);
    }

    /// <summary>Neither the generator nor the compiler has anything to say.</summary>
    public static void NothingIsRefused(GeneratorRun run)
    {
        Assert.Equal("", run.DiagnosticText);
        Assert.DoesNotContain(run.Output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>At a few random arguments: numbers between −1 and 2, integers from 1 to 6, arrays of four or five.</summary>
    public static void Verify(GeneratorRun run, string type, string name)
    {
        LossMethod loss = run.Loss(name);
        Type[] types = [.. run.Code.Assembly.GetType(type)!.GetMethods(BindingFlags.Static | BindingFlags.Public).Single(method => method.Name == name).GetParameters().Select(parameter => parameter.ParameterType)];
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 6; round++)
        {
            int length = 4 + (round % 2);
            object?[] arguments = [.. types.Select(parameter => parameter == typeof(double) ? Number() : parameter == typeof(int) || parameter.IsEnum ? random.Next(1, 7) : (object?)Enumerable.Range(0, length).Select(_ => Number()).ToArray())];
            FlatVariables variables = new(loss, arguments);
            double expected = loss.Invoke(arguments);
            Assert.Equal(expected, loss.Value(arguments), 1e-11 * (1 + Math.Abs(expected)));
            GradientCheck.Verify(
                x => variables.ValueAt(x.ToArray()),
                (x, gradient) => variables.GradientAt(x.ToArray()).CopyTo(gradient),
                variables.Start,
                new GradientCheckOptions { AbsoluteTolerance = 1e-9 });
        }

        double Number() => (random.NextDouble() * 3) - 1;
    }

    private static GeneratorRun Run(string text) => GeneratorHarness.DerivGen.Run(text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });
}
#endif
