#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is counted does not depend on the compiler
using System.Globalization;
using System.Text;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>The list of losses, row by row: the emitted formula, what it costs, how accurate it is.</summary>
public sealed class LossTableTests(ITestOutputHelper output)
{
    public static TheoryData<string> Types => [.. LossTable.Rows.Select(row => row.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Derivatives_CostWhatTheTableSays(string type)
    {
        LossRow row = LossTable.Rows.Single(row => row.Type == type);
        List<string> failures = [];
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"row {row.Row}, {row.Type}\n| style | gradient | transcendental | flops | value and gradient | flops | by hand | largest error, ordinary | extreme |\n|---|---|---|---|---|---|---|---|---|\n");
        (string Style, OperationCount Gradient, OperationCount Both)? first = null;
        foreach (CorpusLoss corpus in LossCorpus.Losses.Where(loss => loss.Type == type))
        {
            LossMeasurement measured = new(corpus);
            bool isOther = corpus.Method == row.OtherStyle;
            (OperationCount handGradient, OperationCount handBoth) = measured.ByHand(isOther ? row.OtherByHand : row.ByHand);
            table.Append(CultureInfo.InvariantCulture, $"| {corpus.Method} | {measured.Formulas} | {measured.Gradient.TranscendentalText} | {measured.Gradient.Flops} | {measured.ValueAndGradient.TranscendentalText} | {measured.ValueAndGradient.Flops} | {handGradient.Flops}, {handBoth.Flops} | {measured.LargestError(extreme: false):F2} | {measured.LargestError(extreme: true):F2} |\n");
            CompareCalls(corpus.Method, "gradient", measured, measured.Gradient, row.Gradient);
            CompareCalls(corpus.Method, "value and gradient", measured, measured.ValueAndGradient, row.ValueAndGradient);
            CompareFlops(corpus.Method, "gradient", measured.Gradient, handGradient, measured.Size(row.GradientSlack));
            CompareFlops(corpus.Method, "value and gradient", measured.ValueAndGradient, handBoth, measured.Size(row.BothSlack));
            first ??= (corpus.Method, measured.Gradient, measured.ValueAndGradient);
            if (!isOther && (measured.Gradient.TranscendentalText != first.Value.Gradient.TranscendentalText || measured.ValueAndGradient.TranscendentalText != first.Value.Both.TranscendentalText))
            {
                failures.Add($"{corpus.Method} takes other transcendental calls than {first.Value.Style}");
            }
        }

        output.WriteLine(table.ToString());
        Assert.True(failures.Count == 0, $"{string.Join('\n', failures)}\n{table}");

        void CompareCalls(string style, string what, LossMeasurement measured, OperationCount actual, string expected)
        {
            bool isBound = expected.StartsWith('≤');
            string[] parts = expected.TrimStart('≤', ' ').Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Dictionary<string, long> counts = parts.Where(part => part != "0").ToDictionary(part => part[..part.IndexOf(' ', StringComparison.Ordinal)], part => measured.Size(part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
            foreach (OperationKind kind in (OperationKind[])[OperationKind.Exp, OperationKind.Log, OperationKind.Pow, OperationKind.Trig, OperationKind.Other])
            {
                long limit = counts.GetValueOrDefault(kind.ToString().ToLowerInvariant());
                if (isBound ? actual[kind] > limit : actual[kind] != limit)
                {
                    failures.Add($"{style}: the {what} takes {actual.TranscendentalText}, expected is {expected}");
                    return;
                }
            }
        }

        void CompareFlops(string style, string what, OperationCount actual, OperationCount byHand, long slack)
        {
            if (actual.Flops > byHand.Flops + slack)
            {
                failures.Add($"{style}: the {what} takes {actual}, by hand {byHand}: {actual.Flops} flops instead of {byHand.Flops} + {slack}");
            }
        }
    }
}
#endif
