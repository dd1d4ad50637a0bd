#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.Generator.Tests.Programs;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>The methods of <c>Array</c>, <c>MemoryExtensions</c> and spans that are read.</summary>
public sealed class ArrayFunctionTests
{
    private static readonly string Text = """
        using System;
        using DerivGen;

        public static partial class Arrays
        {
        [Differentiable] public static double ReversedCopy(double[] z, double[] w) { double[] t = (double[])z.Clone(); Array.Reverse(t); double s = 0; for (int i = 0; i < z.Length; i++) s += t[i] * w[i] * (i + 1); return s; }
        [Differentiable] public static double ReversedPart(double[] z) { double[] t = (double[])z.Clone(); Array.Reverse(t, 1, 2); t.AsSpan(0, 2).Reverse(); return t[0] + 2 * t[1] * t[1] + 3 * t[2] * t[0]; }
        [Differentiable] public static double ReversedInLoop(double[] z, int n) { double[] t = (double[])z.Clone(); for (int k = 0; k < n; k++) { Array.Reverse(t); t[0] = Math.Sin(t[0]) + t[1]; } return t[0] * t[2] + t[3]; }
        [Differentiable] public static double Converted(double[] z, double x) { double[] t = Array.ConvertAll(z, v => v * v * x); return t[0] * t[^1] + t[1]; }
        [Differentiable] public static double Places(double[] z, int k) => Array.IndexOf(z, z[2]) * z[0] + z.AsSpan().IndexOf(z[1]) * z[1] + (Array.IndexOf(new[] { 3, 5, 7 }, k) >= 0 ? z[0] * z[1] : z[2]) + Array.IndexOf(z, 50) * z[3];
        [Differentiable] public static double Properties(double[] z) => (Array.Exists(z, v => v > 10) ? 0 : z[1] * z[0]) + (Array.TrueForAll(z, v => v < 10) ? z[2] : 0) + (z.AsSpan().Contains(3) ? 1 : z[0]);
        [Differentiable] public static double Filled(double[] z, double x) { double[] t = new double[z.Length]; Array.Fill(t, x); t.AsSpan(1, 2).Fill(z[0]); Array.Copy(z, 1, t, 2, 2); Array.Clear(t, 3, 1); z.AsSpan(0, 1).CopyTo(t.AsSpan(1)); return t[0] + 2 * t[1] + 3 * t[2] + 4 * t[3] * t[0] + Array.Empty<double>().Length; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoCall_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Calls_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Arrays", name);

    [Theory]
    [InlineData("Array.Sort(t);")]
    [InlineData("Array.Resize(ref t, 3);")]
    [InlineData("t[0] = Array.BinarySearch(t, 1);")]
    [InlineData("t[0] = t.AsSpan().SequenceEqual(t) ? 1 : 0;")]
    public void WhatIsNoMathematics_IsRefused(string statement) => Assert.Equal("DG0202", Assert.Single(GeneratorHarness.DerivGen.Run(
        "using System; using DerivGen; public static partial class T { [Differentiable] public static double F(double[] z) { double[] t = (double[])z.Clone(); " + statement + " return t[0] * z[1]; } }",
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }).Diagnostics).Id);
}
#endif
