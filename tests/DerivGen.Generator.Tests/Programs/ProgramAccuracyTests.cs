#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>
/// Every program against its 50-digit references. The unit of each result is what double precision makes of the program's
/// own steps at arguments moved by one unit in the last place, and one unit in its last place: so it grows with the
/// condition of a long recurrence, and is next to nothing where that is good.
/// </summary>
public sealed class ProgramAccuracyTests
{
    /// <summary>The reverse sweep rounds elsewhere than the forward differentiation that the unit is measured with, which is seen at a few points only.</summary>
    private const double LargestError = 16;

    /// <summary>All points of the corpus are well conditioned: the unit itself must not excuse more than this, relative to the largest component.</summary>
    private const double LargestTolerance = 1e-10;

    public static TheoryData<string> Types => ProgramRuns.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void ValueAndGradient_AreWithinTheUnits(string type) => OpenPrograms.Verify(type, "accuracy", () =>
    {
        CorpusLoss program = ProgramCorpus.Program(type);
        LossMethod loss = ProgramRuns.Loss(program);
        List<string> failures = [];
        foreach (ProgramPoint point in ProgramReferences.PointsOf(type))
        {
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            Note(point, "text", point.Value, loss.Invoke(arguments));
            Note(point, "value", point.Value, loss.Value(arguments));
            (double value, double[][] both) = loss.ValueAndGradient(arguments);
            Note(point, "value and gradient", point.Value, value);
            double[][] gradient = loss.Gradient(arguments);
            Assert.Equal(
                point.IsSampled ? loss.Variables.Order(StringComparer.Ordinal) : ComponentsOf(loss, gradient),
                point.IsSampled ? point.Derivatives.Select(derivative => derivative.Variable).Distinct() : point.Derivatives.Select(derivative => $"{derivative.Variable}[{derivative.Index}]").Order(StringComparer.Ordinal));
            double scale = Math.Max(Math.Abs(point.Value.Expected!.ToDouble()), point.Derivatives.Max(derivative => Math.Abs(derivative.Result.Expected!.ToDouble())));
            foreach (ProgramDerivative derivative in point.Derivatives)
            {
                int variable = loss.Variables.ToList().IndexOf(derivative.Variable);
                Note(point, "value and gradient", derivative.Result, derivative.Of(both[variable]));
                Note(point, "gradient", derivative.Result, derivative.Of(gradient[variable]));
                Assert.True(scale == 0 || LargestError * derivative.Result.Unit <= LargestTolerance * scale, $"The unit of {derivative.Result.Name} is too large: {derivative.Result.Unit} at {point}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(12)) + "\n" + ProgramRuns.Of(program).AllText);

        void Note(ProgramPoint point, string kind, ReferenceResult result, double computed)
        {
            double error = result.ErrorOf(computed);
            if (!(error <= LargestError))
            {
                failures.Add(FormattableString.Invariant($"{kind} {result.Name}: {computed:R} instead of {result.Expected}, {error:G3} units at {point}"));
            }
        }
    });

    private static IEnumerable<string> ComponentsOf(LossMethod loss, double[][] gradient) =>
        loss.Variables.Zip(gradient).SelectMany(pair => pair.Second.Select((_, index) => $"{pair.First}[{index}]")).Order(StringComparer.Ordinal);
}
#endif
