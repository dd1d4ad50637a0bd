using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Accuracy;

/// <summary>Which results are promised to full relative accuracy, and which ones are said not to be.</summary>
public sealed class RelativeAccuracyTests
{
    private const string BinaryCrossEntropy = "-(y * Math.Log(1 / (1 + Math.Exp(-z))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))))";

    [Fact]
    public void FormulasOfTheTable_ThatAskForIt_ArePromised()
    {
        foreach (ExpressionReference expression in ReferenceTable.Expressions.Where(e => e.IsRelative))
        {
            Assert.Equal("", Doubts(expression.Parameters, expression.Body));
        }
    }

    [Theory]
    [InlineData("double x", "=> x * x * x - 2 * x;", "")]
    [InlineData("double x", "=> Math.Sin(x) * Math.Exp(x);", "x")]
    [InlineData("double x, double y", "=> Math.Exp(x * y) + x;", "value x")]
    [InlineData("[NonNegative] double x, [NonNegative] double y", "=> Math.Exp(x * y) + x;", "")]
    [InlineData("double z, [Constant] double y", "=> " + BinaryCrossEntropy + ";", "value")]
    [InlineData("double z, [Constant, Probability] double y", "=> " + BinaryCrossEntropy + ";", "")]
    [InlineData("double z", "{ double s = z; for (int i = 0; i < 9; i++) s = s * s - z; return s; }", "value z")]
    public void Doubt_IsSaidOfTheResultsThatHaveIt(string parameters, string body, string outputs) => Assert.Equal(outputs, Doubts(parameters, body));

    /// <summary>The results that DG0303 names, in their order.</summary>
    private static string Doubts(string parameters, string body)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            $$"""
            using System;
            using DerivGen;
            public static partial class Formulas
            {
                [Differentiable(Accuracy = Accuracy.Relative)] public static double F({{parameters}}) {{body}}
            }
            """,
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });
        return string.Join(' ', run.Diagnostics.Select(d =>
        {
            Assert.Equal("DG0303", d.Id);
            return d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split('\'')[3];
        }));
    }
}
