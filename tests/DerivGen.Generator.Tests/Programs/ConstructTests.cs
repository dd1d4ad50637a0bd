#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Constructs that people write: each goes through as it stands, with the text's value and its differences.</summary>
public sealed class ConstructTests
{
    private static readonly string Text = """
        using System;
        using DerivGen;

        public enum Kind { None, Linear, Square, Root }

        public static partial class Constructs
        {
        // values of an enum
        [Differentiable] public static double EnumEqual(double x, Kind kind) => kind == Kind.Linear ? x : kind is Kind.Square ? x * x : 1 / (4 + x);
        [Differentiable] public static double EnumSwitch(double[] w, Kind kind) { double s = 0; foreach (double v in w) switch (kind) { case Kind.Linear: s += v; break; case Kind.Square: s += v * v; break; default: s += Math.Sin(v) * (int)kind; break; } return s; }
        [Differentiable] public static double EnumFlags(double x, Kind kind) => Flagged(x, kind) + (double)kind * x;
        static double Flagged(double x, Kind kind) => (kind & Kind.Linear) != 0 ? x * x : x;
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names =>
        [.. Text.Split('\n').Where(line => line.StartsWith("[Differentiable]", StringComparison.Ordinal)).Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)].Split(' ')[^1])];

    [Fact]
    public void NoConstruct_IsRefused()
    {
        Assert.Equal("", Run.Value.DiagnosticText);
        Assert.DoesNotContain(Run.Value.Output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Constructs_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Constructs", name);
}
#endif
