using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Benchmarks.Compiler;

/// <summary>The times of the compiler's stages for every method of the list of losses.</summary>
internal static class StageTable
{
    private const int WarmingRounds = 30;
    private const int Rounds = 20;

    /// <summary>
    /// Every round derives all methods in turn, so that what else the machine does falls on all alike; of each stage the fastest
    /// round counts.
    /// </summary>
    public static void Print()
    {
        MethodStages[] methods = [.. LossCorpus.Losses.Where(loss => loss.Name.StartsWith("Row", StringComparison.Ordinal) && !loss.IsModern).Select(loss => new MethodStages(loss))];
        for (int round = 0; round < WarmingRounds + Rounds; round++)
        {
            foreach (MethodStages method in methods)
            {
                method.Run(counts: round >= WarmingRounds);
            }
        }

        Console.WriteLine("Milliseconds. Steps: rules applied and forms chosen, before and after differentiating, and the check's operations.");
        Console.WriteLine();
        Console.WriteLine("| method | reading | simplifying | differentiating | simplifying | forms and schedules | writing | check | in all | steps |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (MethodStages method in methods)
        {
            string stages = string.Concat(method.Milliseconds.Select(time => time.ToString(" 0.00 |", CultureInfo.InvariantCulture)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {method.Name} |{stages} {method.Milliseconds.Sum():0.00} | {method.StepsBefore} + {method.StepsAfter} + {method.StepsOfCheck} |"));
        }

        Console.WriteLine();
        double[] checks = [.. methods.Select(method => method.Milliseconds[^1]).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The check: median {checks[checks.Length / 2]:0.00}, longest {checks[^1]:0.00}."));
        MethodStages[] slow = [.. methods.Where(method => method.Milliseconds.SkipLast(1).Sum() > 5)];
        Console.WriteLine($"{slow.Length} of {methods.Length} methods take more than 5 ms before the check{(slow.Length == 0 ? "." : ": " + string.Join(", ", slow.Select(method => method.Name)))}");
    }
}
