using System.Collections.Concurrent;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>The generator's and the analyzers' results for the programs, each run once.</summary>
internal static class ProgramRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<GeneratorRun>> Runs = new(StringComparer.Ordinal);

    public static TheoryData<string> Types => [.. ProgramCorpus.Programs.Select(program => program.Type)];

    /// <summary>The program's own text; its value is asked for beside what is emitted anyway.</summary>
    public static GeneratorRun Of(CorpusLoss program) => Runs.GetOrAdd(
        program.Type,
        _ => new Lazy<GeneratorRun>(() => GeneratorHarness.DerivGen.Run(
            program.Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient | Derivatives.ValueAndGradient)]", StringComparison.Ordinal),
            HarnessOptions.Bulk with { RunAnalyzers = true }))).Value;

    /// <summary>The program, ready to be called.</summary>
    public static LossMethod Loss(CorpusLoss program) => Of(program).Loss(program.Name);
}
