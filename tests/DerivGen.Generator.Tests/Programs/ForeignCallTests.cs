#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Runtime.Loader;
using DerivGen.TestKit;
using DerivGen.Testing;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Functions of another assembly: through the derivatives that it emits, and by the user's own rules.</summary>
public sealed class ForeignCallTests
{
    private const string Library = """
        using System;
        using DerivGen;

        namespace Other
        {
            public static partial class Curves
            {
                [Differentiable] public static double Bump(double x) => Math.Exp(-x * x) * Math.Cos(x);
                [Differentiable] public static double Saddle(double x, [Constant] double scale, double y, int power) => scale * (x * y + Math.Sin(x - y)) + power * x;
                [Differentiable] public static float Narrow(float x) => x * x * x;
                [Differentiable] public static double Norm(ReadOnlySpan<double> z) { double s = 1; foreach (double v in z) s += v * v; return Math.Sqrt(s); }
                [Differentiable(Emit = Derivatives.Value)] public static double Plain(double x) => x * x;
                [Differentiable] internal static double Hidden(double x) => x * x;
            }

            public static class Special
            {
                public static double Gudermann(double x) => 2 * Math.Atan(Math.Tanh(x / 2));
                public static double Logarithmic(double x, double y, int k) => k * Math.Log(x * x + y * y + 1);
                public static double Unknown(double x) => x;
            }
        }
        """;

    private const string Text = """
        using System;
        using DerivGen;
        using Other;

        public static partial class Calls
        {
        [DerivativeOf(typeof(Special), nameof(Special.Gudermann))] private static double GudermannDerivative(double x) => 1 / Math.Cosh(x);
        [DerivativeOf(typeof(Special), nameof(Special.Logarithmic))] internal static (double, double) LogarithmicDerivatives(double x, double y, int k) { double q = x * x + y * y + 1; return (2 * k * x / q, 2 * k * y / q); }

        [Differentiable] public static double One(double x, double y) => Curves.Bump(x * y) * y + Math.Log(2 + Curves.Bump(y));
        [Differentiable] public static double Several(double x, double y) => Curves.Saddle(x, 3, y * y, 2) * Curves.Saddle(y, 0.5, 1, 1);
        [Differentiable] public static double Summed(double[] w, double x) { double s = 0; foreach (double v in w) s += Curves.Bump(v * x) * v; return s; }
        [Differentiable] public static double Carried(double[] w, double x) { double h = x; for (int i = 0; i < w.Length; i++) h = Curves.Saddle(h, 0.3, w[i], i) * 0.5; return h; }
        [Differentiable] public static double Branches(double x, double y) => Curves.Bump(x) > 0.3 ? Curves.Bump(x - y) : y;
        [Differentiable] public static double Integers(double x, double y) => Curves.Saddle(2, 1, x, 1) * Curves.Bump(3) * y;
        [Differentiable] public static double ByRule(double x, double y) => Special.Gudermann(x) * Special.Logarithmic(x, y, 3) + Special.Gudermann(x * y);
        [Differentiable] public static double AsValue(double x, double y) => Apply(Special.Gudermann, x) + Apply(Curves.Bump, y);
        static double Apply(Func<double, double> f, double x) => f(x) * x;
        [Differentiable] public static double InHelper(double x, double y) => Helper(x) * y;
        static double Helper(double x) => Curves.Bump(x) + Curves.Bump(2 * x);
        [Differentiable] public static double Single(double x, double y) => Curves.Narrow((float)x) * y;
        }
        """;

    private static readonly Lazy<GeneratorRun> LibraryRun = new(() => GeneratorHarness.DerivGen.Run(Library, HarnessOptions.Bulk with { RunAnalyzers = true }));

    private static readonly Lazy<MetadataReference> Reference = new(() =>
    {
        using MemoryStream stream = new();
        Assert.Empty(LibraryRun.Value.Output.WithAssemblyName("Other").Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        byte[] image = stream.ToArray();
        System.Reflection.Assembly loaded = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(image));
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == "Other" ? loaded : null;
        return MetadataReference.CreateFromImage(image);
    });

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text,
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true, AdditionalReferences = [Reference.Value] }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoCall_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_IsThatOfTheDifferences(string name)
    {
        LossMethod loss = Run.Value.Loss(name);
        bool takesVector = loss.Parameters[0] == "w";
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 6; round++)
        {
            double[] start = [.. Enumerable.Range(0, takesVector ? 4 : 2).Select(_ => (random.NextDouble() * 3) - 1)];
            if (name == "Single")
            {
                // The differences of floats say nothing; the derivative is known.
                Assert.Equal(3 * (float)start[0] * (float)start[0] * start[1], loss.Gradient(Of(start))[0][0], 1e-5);
                continue;
            }

            double expected = loss.Invoke(Of(start));
            Assert.Equal(expected, loss.ValueAndGradient(Of(start)).Value, 1e-12 * (1 + Math.Abs(expected)));
            GradientCheck.Verify(
                x => loss.Invoke(Of(x.ToArray())),
                (x, gradient) => loss.Gradient(Of(x.ToArray())).SelectMany(part => part).ToArray().CopyTo(gradient),
                start,
                new GradientCheckOptions { AbsoluteTolerance = 1e-9 });
        }

        object?[] Of(double[] x) => takesVector ? [x[..3], x[3]] : [x[0], x[1]];
    }

    [Theory]
    [InlineData("Curves.Norm(w) * w[0]", "DG0202", "Curves.Norm(w)", "functions of numbers")]
    [InlineData("Curves.Plain(w[0])", "DG0202", "Curves.Plain(w[0])", "emits no 'PlainGradient'")]
    [InlineData("Curves.Saddle(1, w[0], w[1], 2)", "DG0202", "Curves.Saddle(1, w[0], w[1], 2)", "by 'scale' is not known")]
    [InlineData("Special.Unknown(w[0])", "DG0202", "Special.Unknown(w[0])", "[DerivativeOf]")]
    public void WhatHasNoKnownDerivative_IsRefusedAtItsPlace(string expression, string id, string place, string advice)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            "using DerivGen; using Other; public static partial class T { [Differentiable] public static double F(double[] w) => " + expression + "; }",
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true, AdditionalReferences = [Reference.Value] });
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, GeneratorRun.Underlined(diagnostic));
        Assert.Contains(advice, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Sources);
    }

    /// <summary>A project of the same solution is referenced with its text, which is in another compilation.</summary>
    [Fact]
    public void ReferencedProject_IsReadAsAnAssembly()
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            Text,
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true, AdditionalReferences = [LibraryRun.Value.Output.WithAssemblyName("Other").ToMetadataReference()] });
        Assert.Equal("", run.DiagnosticText);
        Assert.Equal(Run.Value.AllText, run.AllText);
    }

    [Theory]
    [InlineData("internal static double R(double x, double y) => x;", "DG0501", "give it the function's parameters, (double)")]
    [InlineData("internal static float R(double x) => 1;", "DG0501", "return double, the derivative")]
    [InlineData("internal static T R<T>(double x) => default;", "DG0501", "without type parameters")]
    [InlineData("internal static double R(double x) => 2 * x; [DerivativeOf(typeof(T), nameof(T.Square))] internal static double S(double x) => 2 * x;", "DG0501", "'T.R' is the rule for 'Square' already")]
    [InlineData("internal static double R(double x) => x;", "DG0502", "not the derivative of 'Square' by 'x'")]
    [InlineData("internal static double R(double x) => x + x;", "", "")]
    public void Rule_IsCheckedAgainstItsFunction(string rule, string id, string message) => VerifyRule("Square", rule, id, message);

    [Theory]
    [InlineData("Missing", "internal static double R(double x) => x;", "DG0501", "has no static method 'Missing'")]
    [InlineData("Pair", "internal static double R(double x, double y) => y;", "DG0501", "return a tuple of the 2 partial derivatives, each a double")]
    [InlineData("Pair", "internal static (double, double) R(double x, double y) => (y, y);", "DG0502", "not the derivative of 'Pair' by 'y'")]
    [InlineData("Pair", "internal static (double, double) R(double x, double y) => (y, x);", "", "")]
    [InlineData("Sum", "internal static double R(double[] x) => 1;", "DG0501", "only functions of numbers have rules")]
    public void RuleForAnother_IsCheckedToo(string function, string rule, string id, string message) => VerifyRule(function, rule, id, message);

    private static void VerifyRule(string function, string rule, string id, string message)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            "using DerivGen; public static class T { public static double Square(double x) => x * x; public static double Pair(double x, double y) => x * y; public static double Sum(double[] x) => x[0];"
            + " [DerivativeOf(typeof(T), \"" + function + "\")] " + rule + " }",
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });
        Assert.Equal(id, string.Join(' ', run.Diagnostics.Select(diagnostic => diagnostic.Id)));
        Assert.Contains(message, run.DiagnosticText, StringComparison.Ordinal);
    }
}
#endif
