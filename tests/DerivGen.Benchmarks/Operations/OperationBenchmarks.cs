using BenchmarkDotNet.Attributes;

namespace DerivGen.Benchmarks.Operations;

/// <summary>
/// The time of an operation in a chain, where each one waits for the one before: what it costs in a loss of one number. In a
/// loop over independent elements a processor does several at a time.
/// </summary>
public class OperationBenchmarks
{
    private const int Count = 4096;

    private readonly double[] _arguments = new double[Count];
    private Func<double, double> _function = _ => 0;

    /// <summary>What is measured.</summary>
    [ParamsSource(nameof(Operations))]
    public Operation Operation { get; set; } = Operation.Nothing;

    public static IEnumerable<Operation> Operations => Operation.All;

    [GlobalSetup]
    public void FillArguments()
    {
        Random numbers = new(1);
        for (int i = 0; i < Count; i++)
        {
            _arguments[i] = Operation.Lower + (Operation.Upper - Operation.Lower) * numbers.NextDouble();
        }

        _function = Operation.Compute;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Chain()
    {
        double y = 0;
        foreach (double argument in _arguments)
        {
            y = _function(argument + y * 1e-300);
        }

        return y;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Loop()
    {
        double sum = 0;
        foreach (double argument in _arguments)
        {
            sum += _function(argument);
        }

        return sum;
    }
}
