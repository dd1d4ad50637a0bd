using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>
/// The promises that hold for every text, on a text of each class of losses: no warning in any language version, checked
/// and unchecked, with nullable on and off; an unrelated edit costs nothing; the same text in every culture.
/// </summary>
public sealed class LossPromiseTests
{
#if ROSLYN_BASELINE || ROSLYN_SDK
    private const int Every = 4;
#else
    private const int Every = 1;
#endif

    public static TheoryData<string> Names =>
        [.. LossCorpus.Losses.GroupBy(loss => loss.Type).Select((texts, index) => (Text: texts.First(), Index: index)).Where(item => item.Index % Every == 0).Select(item => item.Text.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Promises_AreKept(string name)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run([LossCorpus.Loss(name).Text, .. LossCorpus.Support]);
        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.Diagnostics.Where(diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
    }
}
