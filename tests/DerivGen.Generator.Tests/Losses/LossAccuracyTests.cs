using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>Every loss of the corpus against its 50-digit references, in the contract's units of accuracy.</summary>
public sealed class LossAccuracyTests
{
    public static TheoryData<string> Names => [.. LossCorpus.Losses.Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValueAndGradient_AreWithinTheUnits(string name)
    {
        CorpusLoss corpus = LossCorpus.Loss(name);
        LossMethod loss = CorpusRuns.Loss(corpus);
        List<string> failures = [];
        foreach (ReferencePoint point in ReferenceTable.PointsOf(corpus.Type))
        {
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            (double value, double[][] gradient) = loss.ValueAndGradient(arguments);
            Note(point, "value and gradient", point.Errors(value, loss.Variables, gradient));
            Note(point, "gradient", point.Errors(loss.Variables, loss.Gradient(arguments)));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(12)) + "\n" + CorpusRuns.Of(corpus).AllText);

        void Note(ReferencePoint point, string kind, IEnumerable<(ReferenceResult Result, double Computed, double Error)> errors)
        {
            foreach ((ReferenceResult result, double computed, double error) in errors)
            {
                if (!(error <= point.Limit))
                {
                    failures.Add(FormattableString.Invariant($"{kind} {result.Name}: {computed:R} instead of {result.Expected}, {error:G3} units (limit {point.Limit:G3}) at {point}"));
                }
            }
        }
    }
}
