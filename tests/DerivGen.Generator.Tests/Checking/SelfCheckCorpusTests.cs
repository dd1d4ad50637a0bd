using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using DerivGen.Generator.Tests.Reading;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Checking;

/// <summary>The self-check confirms every loss of the corpus, within bounded steps, and has no false alarm of the plain forms.</summary>
public sealed class SelfCheckCorpusTests
{
    private const long MostSteps = 200_000;

    public static TheoryData<string> Texts => [.. LossCorpus.Losses.Select(loss => loss.Type).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void EveryLoss_IsConfirmed(string type)
    {
        string text = LossCorpus.Losses.First(loss => loss.Type == type).Text;
        ReadMethods methods = ReadMethods.Of([text, .. LossCorpus.Support]);
        foreach (IMethodSymbol method in methods.Marked)
        {
            if (MarkedMethod.Read(method, methods.Compilation, TestContext.Current.CancellationToken).Model is not { } model)
            {
                continue;
            }

            LossFunction loss = model.Loss.Function;
            DerivationRequest request = new(model.Kinds.Items, model.Accumulate);
            CheckReport simplified = new SelfCheck(loss).Check(Deriver.DeriveForms(loss, request, CancellationToken.None), model.Accumulate, CancellationToken.None);
            Assert.True(simplified.Verdict == CheckVerdict.Passed, $"{method.Name}: {simplified}");
            Assert.True(simplified.Steps <= MostSteps, $"{method.Name}: {simplified.Steps} steps");
            CheckReport plain = new SelfCheck(loss).Check(Deriver.DerivePlainForms(loss, request with { Accumulate = true }, CancellationToken.None), true, CancellationToken.None);
            Assert.True(plain.Verdict == CheckVerdict.Passed, $"{method.Name}, plain: {plain}");
        }
    }

    [Fact]
    public void TextThatIsDefinedNowhere_IsReported()
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            """
            using System;
            using DerivGen;

            public static partial class Losses
            {
                [Differentiable]
                public static double Nowhere(double x) => Math.Log(-1 - x * x);
            }
            """,
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });
        Assert.Contains("DG0906", run.DiagnosticText, StringComparison.Ordinal);
    }

    /// <summary>At a kink what does not move stays where it is: zeros that no variable reaches are as good as any other number.</summary>
    [Theory]
    [InlineData("Math.CopySign(a[i] * z[i], x + 5)")]
    [InlineData("x + Math.Sign(a[i] * x) + Math.Floor(x * a[i])")]
    [InlineData("Math.CopySign(Math.Sign(a[i]) * z[0], x + 5)")]
    public void KinkOfWhatDoesNotMove_IsChecked(string term)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run(
            $$"""
            using System;
            using DerivGen;

            public static partial class Losses
            {
                [Differentiable]
                public static double AtRest(double x, double[] z)
                {
                    double t = 0;
                    var a = new double[z.Length];
                    for (int i = 0; i < z.Length; i++)
                    {
                        t += {{term}};
                        a[z.Length - 1] -= 0.4;
                    }

                    return t + x * z[0] + a[0];
                }
            }
            """,
            HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });
        Assert.DoesNotContain("DG09", run.DiagnosticText, StringComparison.Ordinal);
    }
}
