using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>Every loss of the corpus against its 50-digit references, in the contract's units of accuracy.</summary>
public sealed class LossAccuracyTests
{
    /// <summary>
    /// Where double precision has no form that is accurate at every point: the exponential of a mean of logarithms turns the
    /// last digit of that mean into as many units as the mean is large. The figure is what is measured, and tested too.
    /// </summary>
    private static readonly Dictionary<string, double> KnownLimits = new(StringComparer.Ordinal) { ["Perplexity"] = 64 };

    public static TheoryData<string> Names => [.. LossCorpus.Losses.Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValueAndGradient_AreWithinTheUnits(string name)
    {
        CorpusLoss corpus = LossCorpus.Loss(name);
        LossMethod loss = CorpusRuns.Loss(corpus);
        List<string> failures = [];
        double worst = 0;
        foreach (ReferencePoint point in ReferenceTable.PointsOf(corpus.Type))
        {
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            (double value, double[][] gradient) = loss.ValueAndGradient(arguments);
            Note(point, "value and gradient", point.Errors(value, loss.Variables, gradient));
            Note(point, "gradient", point.Errors(loss.Variables, loss.Gradient(arguments)));
        }

        if (KnownLimits.TryGetValue(corpus.Type, out double known))
        {
            Assert.InRange(worst, 4, known);
            return;
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(12)) + "\n" + CorpusRuns.Of(corpus).AllText);

        void Note(ReferencePoint point, string kind, IEnumerable<(ReferenceResult Result, double Computed, double Error)> errors)
        {
            foreach ((ReferenceResult result, double computed, double error) in errors)
            {
                worst = error <= worst ? worst : error;
                if (!(error <= point.Limit))
                {
                    failures.Add(FormattableString.Invariant($"{kind} {result.Name}: {computed:R} instead of {result.Expected}, {error:G3} units (limit {point.Limit:G3}) at {point}"));
                }
            }
        }
    }
}
