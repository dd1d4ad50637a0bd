using System.Globalization;

namespace DerivGen.Benchmarks.Operations;

/// <summary>The costs that the compiler assumes beside the measured ones, in additions.</summary>
internal static class OperationTable
{
    public static void Print()
    {
        var nanoseconds = Measurement.Run<OperationBenchmarks>();
        double addition = Of("Chain", Operation.Addition);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"An addition takes {addition:0.00} ns where the next one waits for it."));
        Console.WriteLine();
        Console.WriteLine("| operation | assumed | in a chain | in a loop |");
        Console.WriteLine("|---|---|---|---|");
        foreach (Operation operation in Operation.All.Except([Operation.Nothing]))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {operation.Name} | {operation.Assumed} | {Of("Chain", operation) / addition:0.0} | {Math.Max(0, Of("Loop", operation) / addition):0.0} |"));
        }

        double Of(string method, Operation operation) => (nanoseconds[(method, operation.Name)] - nanoseconds[(method, Operation.Nothing.Name)]) / operation.Times;
    }
}
