#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is read does not depend on the compiler
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Every program goes through as it is written.</summary>
public sealed class ProgramReadingTests
{
    public static TheoryData<string> Types => ProgramRuns.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void Program_HasNoErrorOrWarning(string type) => OpenPrograms.Verify(type, "reading", () =>
    {
        GeneratorRun run = ProgramRuns.Of(ProgramCorpus.Program(type));
        Assert.True(run.Diagnostics.All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Warning), run.DiagnosticText);
    });

    [Fact]
    public void OpenEntries_NameProgramsAndChecks()
    {
        string[] checks = ["reading", "accuracy", "gradient check", "cost", "growth", "memory"];
        Assert.All(OpenPrograms.Entries, entry =>
        {
            Assert.Contains(ProgramCorpus.Programs, program => program.Type == entry.Type);
            Assert.Contains(entry.Check, checks);
        });
    }

    [Fact]
    public void EveryReference_HasItsProgram() =>
        Assert.Equal(
            ProgramCorpus.Programs.Select(program => program.Type).Order(StringComparer.Ordinal),
            ProgramReferences.Points.Select(point => point.Type).Distinct().Order(StringComparer.Ordinal));
}
#endif
