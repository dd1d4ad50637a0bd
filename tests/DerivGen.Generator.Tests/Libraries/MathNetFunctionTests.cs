#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using System.Reflection;
using DerivGen.Generator.Reading;
using DerivGen.TestKit;
using DerivGen.Testing;
using MathNet.Numerics;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>Every public method of MathNet's <c>SpecialFunctions</c> is what the table says: by the differences of the method itself, or by its refusal.</summary>
public sealed class MathNetFunctionTests
{
    private const string SpecialFunctions = "MathNet.Numerics.SpecialFunctions";
    private const string Normal = "MathNet.Numerics.Distributions.Normal";

    private static readonly (string Name, LibraryFunction Row, string Text)[] Uses =
    [
        .. MathNetLibrary.All.Select(row => UseOf(row, row.Name, SpecialFunctions)),
        .. MathNetLibrary.Normal.Select(row => UseOf(row, "Normal" + row.Name, Normal)),
    ];

    private static readonly Lazy<GeneratorRun> Read = new(() => Run(Uses.Where(use => use.Row.Kind != LibraryKind.Refused).Select(use => use.Text)));

    private static readonly Lazy<GeneratorRun> Refused = new(() => Run(Uses.Where(use => use.Row.Kind == LibraryKind.Refused).Select(use => use.Text)));

    public static TheoryData<string> ReadNames => [.. Uses.Where(use => use.Row.Kind != LibraryKind.Refused).Select(use => use.Name)];

    public static TheoryData<string> RefusedNames => [.. Uses.Where(use => use.Row.Kind == LibraryKind.Refused).Select(use => use.Name)];

    [Fact]
    public void EveryPublicMethod_IsInTheTable()
    {
        HashSet<string> methods = [.. typeof(MathNet.Numerics.SpecialFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name)];
        Assert.Empty(methods.Except(MathNetLibrary.All.Select(row => row.Name)));
        Assert.Empty(MathNetLibrary.All.Select(row => row.Name).Except(methods));
        Assert.Empty(MathNetFunctions.RuleNames.Concat(MathNetFunctions.MathematicsNames.Select(name => name.Split('.')[^1])).Select(name => name.Split('/')[0])
            .Except(MathNetLibrary.All.Concat(MathNetLibrary.Normal).Where(row => row.Kind == LibraryKind.Differentiable).Select(row => row.Name)));
    }

    [Fact]
    public void NothingThatIsRead_IsRefused() => Programs.TextDifferences.NothingIsRefused(Read.Value);

    [Theory]
    [MemberData(nameof(ReadNames))]
    public void Function_HasItsOwnValueAndDifferences(string name)
    {
        LibraryFunction row = Uses.Single(use => use.Name == name).Row;
        LossMethod loss = Read.Value.Loss(name);
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 5; round++)
        {
            double start = row.Argument(random);
            double expected = loss.Invoke(start);
            Assert.Equal(expected, loss.Value(start), 1e-12 * (1 + Math.Abs(expected)));
            GradientCheck.Verify(x => loss.Invoke(x[0]), (x, result) => result[0] = loss.Gradient(x[0])[0][0], [start], new GradientCheckOptions { AbsoluteTolerance = 1e-8 });
        }
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void RefusedFunction_SaysWhatToWrite(string name)
    {
        Diagnostic diagnostic = Assert.Single(Refused.Value.Diagnostics, diagnostic => MethodAt(diagnostic) == name);
        Assert.Contains(diagnostic.Id, new[] { "DG0202", "DG0103" });
        Assert.Contains(": ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>The limits at 0, where a rule divides by it.</summary>
    [Theory]
    [InlineData("BesselI1", 0.5)]
    [InlineData("StruveL1", 0)]
    public void Derivative_AtZero(string name, double expected) => Assert.Equal(expected, Read.Value.Loss(name).Gradient(0.0)[0][0]);

    [Theory]
    [InlineData("SpecialFunctions.AiryAiScaled(x)", "by 'z' is not known, for which its library has no function")]
    [InlineData("SpecialFunctions.GammaLowerRegularized(x, 2)", "by 'a' is not known")]
    [InlineData("SpecialFunctions.BesselJ(x, 2)", "by 'n' is not known")]
    [InlineData("SpecialFunctions.Harmonic((int)x) * SpecialFunctions.RisingFactorial(x, 2)", "by 'x' is not known")]
    public void WhatTheLibraryHasNoFunctionFor_IsRefused(string expression, string message)
    {
        Diagnostic diagnostic = Assert.Single(Run(["[Differentiable] public static double F(double x) => " + expression + " * x;\n"]).Diagnostics);
        Assert.Equal("DG0202", diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>A rule of the user's own comes first, and a class of one's own by these names is read like any other.</summary>
    [Fact]
    public void RuleOfTheUsers_ComesFirst()
    {
        GeneratorRun run = Run(["[DerivativeOf(typeof(SpecialFunctions), nameof(SpecialFunctions.DiGamma))] internal static double TriGamma(double x) => 1 / x + 1 / (2 * x * x);\n[Differentiable] public static double F(double x) => SpecialFunctions.GammaLn(x) * SpecialFunctions.DiGamma(x);\n"]);
        Assert.Equal("", run.DiagnosticText);
        Assert.Contains("TriGamma(", run.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("StableMath.Trigamma", run.AllText, StringComparison.Ordinal);
        GeneratorRun own = GeneratorHarness.DerivGen.Run(
            "using DerivGen; namespace MathNet.Numerics { public static class SpecialFunctions { public static double GammaLn(double x) => x * x * x; } }\npublic static partial class Own { [Differentiable] public static double F(double x) => MathNet.Numerics.SpecialFunctions.GammaLn(x); }",
            HarnessOptions.Bulk);
        Assert.Equal(12, own.Loss("F").Gradient(2.0)[0][0]);
    }

    /// <summary>What is said of a function that is refused, for the page of the language.</summary>
    public static string MessageAgainst(string function) =>
        Refused.Value.Diagnostics.First(diagnostic => MethodAt(diagnostic).EndsWith(function, StringComparison.Ordinal)).GetMessage(CultureInfo.InvariantCulture).Split(": ", 2)[^1];

    private static (string Name, LibraryFunction Row, string Text) UseOf(LibraryFunction row, string name, string type) =>
        (name, row, $"[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)] public static double {name}(double x) => {(row.Kind == LibraryKind.Constant ? "x * " : "")}{type}.{row.Text!.Replace("T.", type + ".", StringComparison.Ordinal)};\n");

    private static string MethodAt(Diagnostic diagnostic)
    {
        string line = diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return line[..line.IndexOf('(', line.IndexOf("double ", StringComparison.Ordinal))].Split(' ')[^1];
    }

    private static GeneratorRun Run(IEnumerable<string> members) => GeneratorHarness.DerivGen.Run(
        "using System; using MathNet.Numerics; using DerivGen;\npublic static partial class Functions\n{\n" + string.Concat(members) + "}\n",
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true, AdditionalReferences = [MetadataReference.CreateFromFile(typeof(Euclid).Assembly.Location)] });
}
#endif
