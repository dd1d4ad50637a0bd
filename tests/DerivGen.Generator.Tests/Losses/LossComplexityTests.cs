#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is counted does not depend on the compiler
using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>Gradients cost a small constant times the loss, whatever the vectors' lengths.</summary>
public sealed class LossComplexityTests(ITestOutputHelper output)
{
    private const double LargestRatio = 5;

    private static readonly string[] LinearRows = ["7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "18", "19", "20", "21", "22", "23", "24"];

    public static TheoryData<string> Linear =>
    [
        .. LossTable.Rows.Where(row => LinearRows.Contains(row.Row)).SelectMany(row => LossCorpus.Losses.Where(loss => loss.Type == row.Type)).Select(loss => loss.Name),
        "MatrixRegression.Loops", "MatrixRegression.Predictions", "PlusMinusLogisticRegression.Loops", "RidgeRegression.Loops", "LogSumExp.Loop", "CosineSimilarity.Loop", "Norm.Loop", "Triplet.Helper",
    ];

    [Theory]
    [MemberData(nameof(Linear))]
    public void TwiceTheLength_CostsTwiceAtMost(string name)
    {
        CorpusLoss corpus = LossCorpus.Loss(name);
        LossMethod loss = CorpusRuns.Loss(corpus);
        double[] gradients = [.. new[] { 2, 4, 8 }.Select(times => loss.CountGradient(TiledArguments.Of(corpus, loss, times)).Weighted)];
        double[] both = [.. new[] { 2, 4, 8 }.Select(times => loss.CountValueAndGradient(TiledArguments.Of(corpus, loss, times)).Weighted)];
        MustBeLinear("gradient", gradients);
        MustBeLinear("value and gradient", both);
    }

    [Theory]
    [InlineData("Row08.Loops")]
    [InlineData("Row08.Slices")]
    [InlineData("Row08.Predictions")]
    public void LogisticRegression_CostsInProportionToItsData(string name)
    {
        LossMethod loss = CorpusRuns.Loss(LossCorpus.Loss(name));
        double[] bySamples = [.. new[] { (8, 4), (16, 4), (32, 4) }.Select(size => Cost(size.Item1, size.Item2))];
        double[] byFeatures = [.. new[] { (8, 4), (8, 8), (8, 16) }.Select(size => Cost(size.Item1, size.Item2))];
        MustBeLinear("value and gradient by samples", bySamples);
        MustBeLinear("value and gradient by features", byFeatures);

        double Cost(int m, int d) => loss.CountValueAndGradient(Numbers(d), 0.1, Numbers(m * d), Numbers(m)).Weighted;
    }

    [Theory]
    [InlineData("TanhNetwork.Loops")]
    [InlineData("TanhNetwork.Helpers")]
    public void Network_CostsInProportionToItsWeights(string name)
    {
        LossMethod loss = CorpusRuns.Loss(LossCorpus.Loss(name));
        MustBeLinear("gradient by hidden units", [.. new[] { 4, 8, 16 }.Select(hidden => Cost(3, hidden, 3))]);
        MustBeLinear("gradient by inputs", [.. new[] { 4, 8, 16 }.Select(inputs => Cost(inputs, 4, 3))]);
        MustBeLinear("gradient by classes", [.. new[] { 4, 8, 16 }.Select(classes => Cost(3, 4, classes))]);

        double Cost(int inputs, int hidden, int classes) =>
            loss.CountGradient(Numbers((hidden * inputs) + hidden + (classes * hidden) + classes), Numbers(inputs), hidden, classes, 1).Weighted;
    }

    /// <summary>-exp(-mean(log p))/(n·p_i): of the part that i does not change no sign keeps the exponential in the loop.</summary>
    [Fact]
    public void WhatALoopDoesNotChange_IsComputedBeforeIt()
    {
        OperationCount count = CorpusRuns.Loss(LossCorpus.Loss("Perplexity.Loop")).CountGradient(new double[] { 0.5, 0.25, 0.1, 0.3, 0.4, 0.2 });
        Assert.Equal("exp 1, log 6", count.TranscendentalText);
    }

    [Fact]
    public void ValueAndGradient_CostAFewTimesTheLoss()
    {
        List<string> dear = [];
        foreach (CorpusLoss corpus in LossCorpus.Losses)
        {
            LossMethod loss = CorpusRuns.Loss(corpus);
            object?[] arguments = TiledArguments.Of(corpus, loss, 1);
            double ratio = loss.CountValueAndGradient(arguments).Weighted / loss.CountInvoke(arguments).Weighted;
            string line = string.Create(CultureInfo.InvariantCulture, $"{corpus.Name}: {ratio:F2}");
            output.WriteLine(line);
            if (ratio > LargestRatio)
            {
                dear.Add(line);
            }
        }

        Assert.True(dear.Count == 0, string.Join('\n', dear));
    }

    private static double[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(i => Math.Sin(i + 1))];

    /// <summary>What does not depend on the length makes the growth less than twofold; branches that depend on the data, a little more.</summary>
    private void MustBeLinear(string what, double[] costs)
    {
        string text = $"{what}: {string.Join(", ", costs.Select(cost => cost.ToString("F0", CultureInfo.InvariantCulture)))}";
        output.WriteLine(text);
        for (int i = 1; i < costs.Length; i++)
        {
            Assert.True(costs[i] <= 2.02 * costs[i - 1], text);
        }
    }
}
#endif
