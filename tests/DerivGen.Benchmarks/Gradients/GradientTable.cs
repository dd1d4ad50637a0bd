using System.Globalization;

namespace DerivGen.Benchmarks.Gradients;

/// <summary>What generated gradients and differences cost, as multiples of the code that one writes by hand.</summary>
internal static class GradientTable
{
    public static void Print()
    {
        foreach (LossCase loss in LossCase.All)
        {
            loss.CheckAgreement();
        }

        var nanoseconds = Measurement.Run<GradientBenchmarks>();
        Console.WriteLine("| loss | by hand | generated | differences |");
        Console.WriteLine("|---|---|---|---|");
        foreach (LossCase loss in LossCase.All)
        {
            double byHand = nanoseconds[(nameof(GradientBenchmarks.ByHand), loss.Name)];
            double generated = nanoseconds[(nameof(GradientBenchmarks.Generated), loss.Name)] / byHand;
            double differences = nanoseconds[(nameof(GradientBenchmarks.ByDifferences), loss.Name)] / byHand;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {loss.Name} | {byHand / loss.Calls:0.0} ns | {generated:0.00} | {differences:0.0} |"));
        }
    }
}
