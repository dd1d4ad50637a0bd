#if ROSLYN_SDK // C# 14
namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Random programs with what only the newest compilers describe: <see cref="RandomProgram.NewestHelpers"/>.</summary>
public sealed class NewestProgramTests(ITestOutputHelper output)
{
    private const int Programs = 40;

    [Fact]
    public void NewestPrograms_HaveTheValueAndGradientOfTheirText()
    {
        RandomProgramReport report = new(hasNewest: true);
        report.Check([.. Enumerable.Range(0, Programs)]);
        output.WriteLine(report.ToString());
        report.MustBeClean(1);
    }
}
#endif
