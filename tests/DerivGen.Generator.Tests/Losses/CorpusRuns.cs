using System.Collections.Concurrent;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>The generator's results for the texts of the corpus, each text compiled once.</summary>
internal static class CorpusRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<GeneratorRun>> Runs = new(StringComparer.Ordinal);

    /// <summary>The result for the file in which the loss stands.</summary>
    public static GeneratorRun Of(CorpusLoss loss) => Of(loss.Text);

    /// <summary>The result for a text that may call what the corpus' support types offer.</summary>
    public static GeneratorRun Of(string text) => Runs.GetOrAdd(
        text,
        key => new Lazy<GeneratorRun>(() => GeneratorHarness.DerivGen.Run([key, .. LossCorpus.Support], HarnessOptions.Bulk))).Value;

    /// <summary>The loss, ready to be called.</summary>
    public static LossMethod Loss(CorpusLoss loss) => Of(loss).Loss(loss.Name);
}
