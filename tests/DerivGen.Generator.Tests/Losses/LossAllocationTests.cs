#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: it takes a while, and the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>What the derivatives allocate on the heap.</summary>
public sealed class LossAllocationTests
{
    /// <summary>Rows whose closed form needs no storage, however long the vectors are.</summary>
    private static readonly string[] RowsWithoutStorage = ["1", "2", "3", "4", "5", "6", "7", "8", "12", "16", "17", "18", "19", "20", "21"];

    public static TheoryData<string> WithoutStorage =>
        [.. LossTable.Rows.Where(row => RowsWithoutStorage.Contains(row.Row)).SelectMany(row => LossCorpus.Losses.Where(loss => loss.Type == row.Type)).Select(loss => loss.Name)];

    [Fact]
    public void ShortVectors_AllocateNothing()
    {
        List<string> failures = [.. LossCorpus.Losses.SelectMany(loss => Failures(loss, times: 1))];
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [MemberData(nameof(WithoutStorage))]
    public void LongVectors_AllocateNothingWhereNoStorageIsNeeded(string name)
    {
        List<string> failures = [.. Failures(LossCorpus.Loss(name), times: 1000)];
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static IEnumerable<string> Failures(CorpusLoss corpus, int times)
    {
        foreach (string suffix in (string[])["Gradient", "ValueAndGradient"])
        {
            long bytes = Allocations.Of(Call(corpus, suffix, times));
            if (bytes != 0)
            {
                yield return $"{corpus.Name}{suffix} allocates {bytes} bytes a call";
            }
        }
    }

    private static Action Call(CorpusLoss corpus, string suffix, int times)
    {
        LossMethod loss = CorpusRuns.Loss(corpus);
        return DerivativeCall.Of(loss, CorpusRuns.Of(corpus).Code.Method($"DerivGen.Losses.{corpus.Name}{suffix}"), suffix, TiledArguments.Of(corpus, loss, times));
    }
}
#endif
