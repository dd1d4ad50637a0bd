using System.Diagnostics.CodeAnalysis;
using DerivGen.Generator.Pipeline;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static VerifyXunit.Verifier;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>With the property DerivGenExplain the emitted file tells its derivation; without it, nothing changes.</summary>
public sealed class ExplanationTests
{
    private const string SigmoidCrossEntropy = """
        using System;
        using DerivGen;

        public static partial class Losses
        {
            [Differentiable]
            public static double SigmoidCrossEntropy(double z, [Constant] double y)
            {
                double a = 1 / (1 + Math.Exp(-z));
                return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
            }
        }
        """;

    private const string SoftmaxCrossEntropy = """
        using System;
        using DerivGen;

        public static partial class Losses
        {
            [Differentiable]
            public static double SoftmaxCrossEntropy(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
            {
                double sum = 0;
                foreach (double logit in z)
                {
                    sum += Math.Exp(logit);
                }

                double loss = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    double p = Math.Exp(z[i]) / sum;
                    loss -= y[i] * Math.Log(p);
                }

                return loss;
            }
        }
        """;

    private const string Neuron = """
        using System;
        using DerivGen;

        public static partial class Losses
        {
            [Differentiable]
            public static double Neuron(double w, double b, [Constant] double x, [Constant] double y)
            {
                double z = w * x + b;
                double a = (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));
                double error = a - y;
                return error * error / 2;
            }
        }
        """;

    [Theory]
    [InlineData("SigmoidCrossEntropy", SigmoidCrossEntropy)]
    [InlineData("SoftmaxCrossEntropy", SoftmaxCrossEntropy)]
    [InlineData("Neuron", Neuron)]
    public async Task Explanation_ReadsAsOnPaper(string name, string source)
    {
        string told = Told(Run(source), "true");
        string comments = string.Join("\n", told.Split('\n').SkipWhile(l => !l.StartsWith("// The loss", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)));
        await Verify(comments).UseDirectory("Snapshots").UseTextForParameters(name);
    }

    [Theory]
    [InlineData(SigmoidCrossEntropy)]
    [InlineData(SoftmaxCrossEntropy)]
    [InlineData(Neuron)]
    public void Explanation_ChangesNothingElse(string source)
    {
        GeneratorRun run = Run(source);
        string plain = run.Sources.Single().Value;
        string[] told = Told(run, "true").Split('\n');
        int first = Array.FindIndex(told, l => l.StartsWith("// The loss", StringComparison.Ordinal));
        int after = Array.FindIndex(told, first, l => !l.StartsWith("//", StringComparison.Ordinal));
        Assert.Equal(plain, string.Join("\n", told[..first].Concat(told[(after + 1)..])));
        Assert.Equal(plain, Told(run, "false"));
        Assert.Equal(plain, Told(run, ""));
    }

    [Fact]
    public void ChangedProperty_WritesAgain_AndIsCachedOtherwise()
    {
        GeneratorRun run = Run(SigmoidCrossEntropy);
        GeneratorDriver told = run.Driver.WithUpdatedAnalyzerConfigOptions(new Properties("true")).RunGenerators(run.Input);
        Assert.Equal(IncrementalStepRunReason.Modified, ReasonOf(told, TrackingNames.Files));
        Assert.NotEqual(IncrementalStepRunReason.Modified, ReasonOf(told, TrackingNames.Models));
        GeneratorDriver again = told.WithUpdatedAnalyzerConfigOptions(new Properties("true")).RunGenerators(run.Input);
        Assert.Equal(IncrementalStepRunReason.Cached, ReasonOf(again, TrackingNames.Files));
    }

    [Fact]
    public void LongLoss_IsToldWithinALimit()
    {
        string terms = string.Join(" + ", Enumerable.Range(1, 60).Select(i => $"Math.Log(1 + Math.Exp({i} * x + y)) * Math.Sqrt({i} + x * x)"));
        GeneratorRun run = Run($"using System;\nusing DerivGen;\npublic static partial class Losses {{ [Differentiable] public static double Long(double x, double y) => {terms}; }}");
        string[] comments = [.. Told(run, "true").Split('\n').Where(l => l.StartsWith("// ", StringComparison.Ordinal))];
        Assert.InRange(comments.Length, 10, 150);
        Assert.All(comments, line => Assert.InRange(line.Length, 0, 700));
    }

    private static GeneratorRun Run(string source) => GeneratorHarness.DerivGen.Run(source, HarnessOptions.Bulk);

    private static string Told(GeneratorRun run, string property) => run.Driver
        .WithUpdatedAnalyzerConfigOptions(new Properties(property))
        .RunGenerators(run.Input)
        .GetRunResult().GeneratedTrees.Single().GetText().ToString();

    private static IncrementalStepRunReason ReasonOf(GeneratorDriver driver, string step) =>
        driver.GetRunResult().Results.Single().TrackedSteps[step].SelectMany(s => s.Outputs).Single().Reason;

    /// <summary>The project's properties as the compiler sees them.</summary>
    private sealed class Properties(string explain) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(explain);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(string explain) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == ExplainProperty.Key ? explain : null;
                return value is not null;
            }
        }
    }
}
