#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is counted does not depend on the compiler
using System.Collections.Concurrent;
using System.Globalization;
using DerivGen.Generator.Tests.Losses;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Value and gradient of a program cost a small constant times its value, however much work it is.</summary>
public sealed class ProgramCostTests(ITestOutputHelper output)
{
    private const double LargestRatio = 5;
    private const double UsualRatio = 3;
    private const int Small = 16;
    private const int Large = 64;

    /// <summary>What does not depend on the size weighs more at the small one.</summary>
    private const double LargestGrowth = 1.1;

    public static TheoryData<string> Types => ProgramRuns.Types;

    private static readonly ConcurrentDictionary<string, ProgramCost> Costs = new(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Types))]
    public void Gradient_CostsAFewTimesTheValue(string type) => OpenPrograms.Verify(type, "cost", () =>
    {
        ProgramCost cost = CostOf(type);
        output.WriteLine(cost.ToString());
        Assert.True(cost.SmallRatio <= LargestRatio && cost.LargeRatio <= LargestRatio, $"{cost}\n{ProgramRuns.Of(ProgramCorpus.Program(type)).AllText}");
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void Ratio_DoesNotGrowWithTheSize(string type) => OpenPrograms.Verify(type, "growth", () =>
    {
        ProgramCost cost = CostOf(type);
        Assert.True(cost.LargeRatio <= LargestGrowth * cost.SmallRatio, $"{cost}\n{ProgramRuns.Of(ProgramCorpus.Program(type)).AllText}");
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void Memory_IsOnTheStackOrPooled(string type) => OpenPrograms.Verify(type, "memory", () =>
    {
        ProgramCost cost = CostOf(type);
        Assert.True(cost.SmallBytes == 0 && cost.LargeBytes == 0, cost.ToString());
    });

    /// <summary>The table of all programs, and that most of them are cheap.</summary>
    [Fact]
    public void Table()
    {
        ProgramCost[] costs = [.. ProgramCorpus.Programs.Where(program => Record.Exception(() => CostOf(program.Type)) is null).Select(program => CostOf(program.Type))];
        output.WriteLine($"| program | lines | value, size {Small} | value and gradient | ratio | value, size {Large} | value and gradient | ratio | bytes allocated |\n|---|---|---|---|---|---|---|---|---|");
        foreach (ProgramCost cost in costs)
        {
            output.WriteLine(cost.ToString());
        }

        int usual = costs.Count(cost => cost.LargeRatio <= UsualRatio);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at most {UsualRatio}: {usual} of {costs.Length}"));
        Assert.True(2 * usual > costs.Length, $"{usual} of {costs.Length}");
    }

    private static ProgramCost CostOf(string type) => Costs.GetOrAdd(type, Measure);

    private static ProgramCost Measure(string type)
    {
        CorpusLoss program = ProgramCorpus.Program(type);
        LossMethod loss = ProgramRuns.Loss(program);
        object?[] small = ProgramSizes.Of(program, loss, Small);
        object?[] large = ProgramSizes.Of(program, loss, Large);
        return new ProgramCost(
            type,
            program.Text.TrimEnd().Split('\n').Length,
            loss.CountValue(small).Weighted,
            loss.CountValueAndGradient(small).Weighted,
            loss.CountValue(large).Weighted,
            loss.CountValueAndGradient(large).Weighted,
            Bytes(small),
            Bytes(large));

        long Bytes(object?[] arguments) => Allocations.Of(DerivativeCall.Of(
            loss, ProgramRuns.Of(program).Code.Method($"DerivGen.Programs.{program.Name}ValueAndGradient"), "ValueAndGradient", arguments));
    }
}
#endif
