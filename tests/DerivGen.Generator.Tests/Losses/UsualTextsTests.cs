using System.Text.RegularExpressions;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>The stable functions are recognised from any of their usual texts, so that all of them have one derivative.</summary>
public sealed partial class UsualTextsTests
{
    public static TheoryData<string, string, string[]> Groups => new()
    {
        { "double z", "sigmoid(z)·(1 - sigmoid(z))", [
            "1 / (1 + Math.Exp(-z))",
            "Math.Exp(z) / (1 + Math.Exp(z))",
            "z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z))",
            "z >= 0 ? 1 / (1 + Math.Exp(-Math.Abs(z))) : Math.Exp(-Math.Abs(z)) / (1 + Math.Exp(-Math.Abs(z)))",
            "1 - 1 / (1 + Math.Exp(z))",
            "Math.Pow(1 + Math.Exp(-z), -1)"] },
        { "double z", "sigmoid(z)", [
            "Math.Log(1 + Math.Exp(z))",
            "Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)))",
            "z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z))",
            "-Math.Log(1 / (1 + Math.Exp(z)))",
            "(z + Math.Abs(z)) / 2 + Math.Log(1 + Math.Exp(-Math.Abs(z)))"] },
        { "double z", "1 - sigmoid(z)", [
            "Math.Log(1 / (1 + Math.Exp(-z)))",
            "-Math.Log(1 + Math.Exp(-z))",
            "z - Math.Log(1 + Math.Exp(z))",
            "Math.Min(z, 0) - Math.Log(1 + Math.Exp(-Math.Abs(z)))"] },
        { "double z, [Constant] double y", "sigmoid(z) - y", [
            "Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z)))",
            "(1 - y) * z + Math.Max(-z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)))",
            "z - z * y + Math.Max(-z, 0) + Math.Log(Math.Exp(-Math.Max(-z, 0)) + Math.Exp(-z - Math.Max(-z, 0)))",
            "y * Math.Log(1 + Math.Exp(-z)) + (1 - y) * Math.Log(1 + Math.Exp(z))"] },
        { "double z", "1", [
            "Math.Log(1 / (1 + Math.Exp(-z)) / (1 - 1 / (1 + Math.Exp(-z))))"] },
        { "[Probability] double p", "1/(p·(1 - p))", [
            "Math.Log(p / (1 - p))",
            "Math.Log(p) - Math.Log(1 - p)",
            "-Math.Log(1 / p - 1)"] },
        { "double x", "1/cosh(x)^2", [
            "Math.Tanh(x)",
            "(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x))",
            "(Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1)",
            "(1 - Math.Exp(-2 * x)) / (1 + Math.Exp(-2 * x))",
            "2 / (1 + Math.Exp(-2 * x)) - 1",
            "1 - 2 / (Math.Exp(2 * x) + 1)",
            "Math.Sinh(x) / Math.Cosh(x)"] },
        { "double x", "tanh(x)", [
            "Math.Log(Math.Cosh(x))",
            "Math.Log((Math.Exp(x) + Math.Exp(-x)) / 2)",
            "x + Math.Log(1 + Math.Exp(-2 * x)) - Math.Log(2)"] },
        { "double x", "1/(1 - exp(-x))", [
            "Math.Log(Math.Exp(x) - 1)",
            "x + Math.Log(1 - Math.Exp(-x))"] },
        { "double a, [Constant] double b", "sigmoid(a - b)", [
            "Math.Log(Math.Exp(a) + Math.Exp(b))",
            "Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)))",
            "Math.Max(a, b) + Math.Log(Math.Exp(a - Math.Max(a, b)) + Math.Exp(b - Math.Max(a, b)))"] },
        { "double a, [Constant] double b", "1/(1 - exp(b - a))", [
            "Math.Log(Math.Exp(a) - Math.Exp(b))",
            "a + Math.Log(1 - Math.Exp(b - a))"] },
        { "double x, [Constant] double y", "(√(x^2 + y^2) = 0 ? 0 : x/√(x^2 + y^2))", [
            "Math.Sqrt(x * x + y * y)",
            "Math.Pow(x * x + y * y, 0.5)",
            "Math.Abs(x) * Math.Sqrt(1 + (y / x) * (y / x))"] },
        { "[NonNegative] double x", "log(x) + 1", [
            "x * Math.Log(x)",
            "-x * Math.Log(1 / x)"] },
        { "double z", "exp(z)", [
            "1 / (1 + Math.Exp(-z)) / (1 - 1 / (1 + Math.Exp(-z)))",
            "Math.Exp(z) - 1"] },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void AllTexts_HaveOneDerivative(string parameters, string derivative, string[] texts)
    {
        string members = string.Join("\n", texts.Select((text, i) => $"    [Differentiable(Emit = Derivatives.Gradient)] public static double F{i}({parameters}) => {text};"));
        GeneratorRun run = GeneratorHarness.DerivGen.Run($"using System;\nusing DerivGen;\n\npublic static partial class Texts\n{{\n{members}\n}}\n", HarnessOptions.Bulk);
        Assert.Equal(texts.Length, run.Sources.Count);
        Assert.All(run.Sources.Values, source => Assert.Equal(derivative, Formula().Match(source).Groups[1].Value));
    }

    [Fact]
    public void Variance_IsOneSumOfSquares_ByEitherFormula()
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run("""
            using System;
            using DerivGen;

            public static partial class Texts
            {
                [Differentiable]
                public static double Deviations(ReadOnlySpan<double> x)
                {
                    double sum = 0;
                    for (int i = 0; i < x.Length; i++) { sum += x[i]; }
                    double variance = 0;
                    for (int i = 0; i < x.Length; i++) { variance += (x[i] - sum / x.Length) * (x[i] - sum / x.Length); }
                    return variance / x.Length;
                }

                [Differentiable]
                public static double Moments(ReadOnlySpan<double> x)
                {
                    double sum = 0, squares = 0;
                    for (int i = 0; i < x.Length; i++) { sum += x[i]; squares += x[i] * x[i]; }
                    return squares / x.Length - sum / x.Length * (sum / x.Length);
                }
            }
            """, HarnessOptions.Bulk);
        string[] formulas = [.. run.Sources.Values.Select(source => Formula().Match(source).Groups[1].Value)];
        Assert.Equal(2, formulas.Length);
        Assert.Equal(formulas[0], formulas[1]);
        double[] x = [1e8 + 1, 1e8 + 2, 1e8 + 4];
        Assert.Equal(14.0 / 9, run.Loss("Moments").ValueAndGradient(x).Value, 1e-12);
    }

    [GeneratedRegex("with respect to <c>\\w+</c>: <c>([^<]*)</c>")]
    private static partial Regex Formula();
}
