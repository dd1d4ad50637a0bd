#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>
/// Random programs: the emitted value and gradient are those of the text itself, retyped to dual numbers of 31 digits and
/// compiled without the generator. DERIVGEN_RANDOM_PROGRAMS says how many, DERIVGEN_RANDOM_SEED where to start; of each kind
/// of failure the smallest text found is printed, of as many programs as DERIVGEN_RANDOM_SHRUNK says.
/// </summary>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int Default = 200;
    private const int ProgramsPerCompilation = 50;

    [Fact]
    public void RandomPrograms_HaveTheValueAndGradientOfTheirText()
    {
        int count = Setting("DERIVGEN_RANDOM_PROGRAMS", Default);
        int seed = Setting("DERIVGEN_RANDOM_SEED", 1);
        RandomProgramReport report = new();
        Arbitrary<int[]> batches = Gen.Choose(0, int.MaxValue).ArrayOf(ProgramsPerCompilation).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure
                .WithMaxTest((count + ProgramsPerCompilation - 1) / ProgramsPerCompilation)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd((ulong)seed, 0x9E3779B97F4A7C15), FSharpOption<int>.None))),
            Prop.ForAll(batches, report.Check));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}\n{report}"));
        report.MustBeClean(Setting("DERIVGEN_RANDOM_SHRUNK", 1));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
#endif
