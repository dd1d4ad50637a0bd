using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace DerivGen.Benchmarks;

/// <summary>
/// Runs the benchmarks of a class in this process, in many short iterations. What counts is the fastest of them: on a machine
/// that does other things too, everything that is slower was disturbed.
/// </summary>
internal static class Measurement
{
    /// <summary>The nanoseconds of each benchmark, by the name of its method and the text of its parameter.</summary>
    public static IReadOnlyDictionary<(string Method, string Parameter), double> Run<TBenchmarks>()
    {
        Job job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(20)
            .WithIterationCount(150)
            .WithIterationTime(TimeInterval.FromMilliseconds(4));
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "DerivGen.Benchmarks"))
            .WithOptions(ConfigOptions.DisableLogFile);
        Summary summary = BenchmarkRunner.Run<TBenchmarks>(config);
        return summary.Reports.ToDictionary(
            report => (report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report.BenchmarkCase.Parameters.Items.Single().Value.ToString()!),
            report => report.ResultStatistics?.Min ?? throw new InvalidOperationException("Not measured: " + report.BenchmarkCase.DisplayInfo));
    }
}
