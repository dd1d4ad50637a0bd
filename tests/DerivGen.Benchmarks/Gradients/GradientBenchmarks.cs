using BenchmarkDotNet.Attributes;

namespace DerivGen.Benchmarks.Gradients;

/// <summary>The gradient of a loss in three ways.</summary>
public class GradientBenchmarks
{
    [ParamsSource(nameof(Losses))]
    public LossCase Loss { get; set; } = null!;

    public static IEnumerable<LossCase> Losses => LossCase.All;

    [Benchmark]
    public double ByHand() => Loss.ByHand();

    [Benchmark]
    public double Generated() => Loss.Generated();

    [Benchmark]
    public double ByDifferences() => Loss.ByDifferences();
}
