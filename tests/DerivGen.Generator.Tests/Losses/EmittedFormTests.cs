using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>The closed forms that everyone derives on paper, literally.</summary>
public sealed class EmittedFormTests
{
    public static TheoryData<string> SigmoidCrossEntropies => [.. LossCorpus.Losses.Where(loss => loss.Type == "Row02").Select(loss => loss.Name)];

    public static TheoryData<string> SoftmaxCrossEntropies =>
        [.. LossCorpus.Losses.Where(loss => loss.Type is "Row09Distribution" or "Row10Distribution" or "Row11Distribution").Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(SigmoidCrossEntropies))]
    public void SigmoidCrossEntropy_IsPredictionMinusLabel(string name)
    {
        CorpusLoss corpus = LossCorpus.Loss(name);
        GeneratorRun run = CorpusRuns.Of(corpus);
        string text = run.MethodText($"{corpus.Method}Gradient");
        Assert.Matches(": <c>(a|success|sigmoid\\(z\\)) - y</c>", text);
        Assert.EndsWith(" - y", run.ReturnExpression($"{corpus.Method}Gradient"), StringComparison.Ordinal);
        if (corpus.Method == "Locals")
        {
            Assert.Equal("a - y", run.ReturnExpression("LocalsGradient"));
        }

        OperationCount count = CorpusRuns.Loss(corpus).CountGradient(0.3, 0.7);
        Assert.Equal("exp 1, divide 1, add 2, negate 1", count.ToString());
    }

    [Theory]
    [MemberData(nameof(SoftmaxCrossEntropies))]
    public void SoftmaxCrossEntropy_IsProbabilityMinusLabel(string name)
    {
        CorpusLoss corpus = LossCorpus.Loss(name);
        GeneratorRun run = CorpusRuns.Of(corpus);
        string text = run.MethodText($"{corpus.Method}Gradient");
        Assert.Matches(@"zGradient\[(\w+)\] = (zGradient\[\1\] / \w+|p) - y\[\1\];", text);
        OperationCount count = CorpusRuns.Loss(corpus).CountGradient(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 0, 0, 1, 0, 0, 0 });
        Assert.Equal("exp 6", count.TranscendentalText);
        Assert.Equal(6, count.Divide);
        Assert.Equal(0, count.Multiply);
    }
}
