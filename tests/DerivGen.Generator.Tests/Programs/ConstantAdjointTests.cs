#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>The adjoint of a sum that is returned is 1 throughout: no variable holds it. One that changes on the way has its variable.</summary>
public sealed class ConstantAdjointTests
{
    private static readonly string Text = """
        using System;
        using DerivGen;

        public static partial class Sums
        {
        [Differentiable] public static double Returned(double[] z, double a) { double s = 0, state = a; foreach (double v in z) { state = Math.Sin(state) + v; s += state * v; } return s; }
        [Differentiable] public static double Subtracted(double[] z, double a) { double s = 1, state = a; foreach (double v in z) { state = Math.Sin(state) + v; s -= state * v; } return a - s; }
        [Differentiable] public static double InBranches(double[] z, double a) { double s = a, state = a; foreach (double v in z) { state = Math.Sin(state) + v; if (state > 0.2) s += state * v; else s -= v; } return s; }
        [Differentiable] public static double ReadOnTheWay(double[] z, double a) { double s = 0, state = a; foreach (double v in z) { state = Math.Sin(state) + v; s += state * v; state += 0.1 * s; } return s; }
        [Differentiable] public static double Scaled(double[] z, double a) { double s = 0, state = a; foreach (double v in z) { state = Math.Sin(state) + v; s = 0.5 * s + state * v; } return s; }
        [Differentiable] public static double BegunAnew(double[] z, double a) { double s = 0, total = 0, state = a; foreach (double v in z) { s = 0; foreach (double w in z) { state = Math.Sin(state) + w; s += state * v; } total += s * s; } return total + s; }
        [Differentiable] public static double Squared(double[] z, double a) { double s = 0, state = a; foreach (double v in z) { state = Math.Sin(state) + v; s += state * v; } return s * s; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    [Theory]
    [InlineData("Returned", false)]
    [InlineData("Subtracted", false)]
    [InlineData("InBranches", false)]
    [InlineData("ReadOnTheWay", true)]
    [InlineData("Scaled", true)]
    [InlineData("BegunAnew", true)]
    [InlineData("Squared", true)]
    public void Adjoint_HasAVariableWhereItChanges(string name, bool hasVariable)
    {
        string text = Assert.Single(Run.Value.Sources, source => source.Key.StartsWith("Sums." + name + "-", StringComparison.Ordinal)).Value;
        Assert.Equal(hasVariable, text.Contains(" sAdjoint", StringComparison.Ordinal));
        StructVariables.Verify(Run.Value, "Sums", name, 1e-11);
    }
}
#endif
