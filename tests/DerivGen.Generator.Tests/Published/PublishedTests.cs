#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the derivatives do not depend on the compiler
using System.Text.RegularExpressions;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Published;

/// <summary>
/// The expressions of published collections, file by file: no diagnostic, and value and gradient within the contract's units at
/// ordinary and extreme points, except where <see cref="PublishedExceptions"/> says why not.
/// </summary>
public sealed partial class PublishedTests(ITestOutputHelper output)
{
    /// <summary>What an exception may err at an ordinary point: a cancellation of the text's own, and no wrong derivative.</summary>
    private const double ExceptionLimit = 1e5;

    private static readonly HarnessOptions Options = HarnessOptions.Bulk with
    {
        RunAnalyzers = true,
        AdditionalReferences = [MetadataReference.CreateFromFile(typeof(MathNet.Numerics.SpecialFunctions).Assembly.Location)],
    };

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(TestFolders.Published, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_AreDifferentiatedAccurately(string file)
    {
        string text = File.ReadAllText(Path.Combine(TestFolders.Published, file + ".cs"));
        GeneratorRun run = GeneratorHarness.DerivGen.Run(text, Options);
        Assert.Equal("", run.DiagnosticText);

        List<string> failures = [];
        output.WriteLine($"| {"expression",-44} | points | value | gradient | cost of the text | of value and gradient | of the gradient |");
        foreach (string method in Marked().Matches(text).Select(match => $"{file}.{match.Groups[1].Value}"))
        {
            if (!ReferenceTable.Published.Contains(method))
            {
                failures.Add($"{method} has no references: run tests/references/published.py.");
                continue;
            }

            PublishedAccuracy accuracy = PublishedAccuracy.Measure(method, run.Loss(method));
            output.WriteLine(accuracy.ToString());
            bool isException = PublishedExceptions.Reasons.ContainsKey(method);
            if (isException ? !(accuracy.Ordinary <= ExceptionLimit) : !(accuracy.Largest <= PublishedAccuracy.Limit))
            {
                failures.Add($"{method}: {accuracy.Worst}");
            }
            else if (isException && accuracy.Largest <= PublishedAccuracy.Limit)
            {
                failures.Add($"{method} is an exception without need.");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [GeneratedRegex(@"\[Differentiable\] public static double (\w+)\(")]
    private static partial Regex Marked();
}
#endif
