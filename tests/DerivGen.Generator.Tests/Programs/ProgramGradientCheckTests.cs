#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;
using DerivGen.Testing;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Every program against differences of the author's own text; of long gradients, along random directions.</summary>
public sealed class ProgramGradientCheckTests
{
    private const int LargestCount = 200;
    private const int Directions = 5;

    public static TheoryData<string> Types => ProgramRuns.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void Gradient_AgreesWithDifferences(string type) => OpenPrograms.Verify(type, "gradient check", () =>
    {
        LossMethod loss = ProgramRuns.Loss(ProgramCorpus.Program(type));
        Random random = new(type.Sum(character => character));
        foreach (ProgramPoint point in ProgramReferences.PointsOf(type).Take(3))
        {
            FlatVariables variables = new(loss, point.ArgumentsFor(loss.Parameters));
            double[] start = variables.Start;
            for (int i = 0; i < start.Length; i++)
            {
                start[i] = start[i] == 0 ? 0.001 * random.NextDouble() : start[i] * (1 - (0.001 * random.NextDouble()));
            }

            if (start.Length <= LargestCount)
            {
                GradientCheck.Verify(x => variables.ValueAt(x.ToArray()), (x, gradient) => variables.GradientAt(x.ToArray()).CopyTo(gradient), start, Options);
                continue;
            }

            for (int k = 0; k < Directions; k++)
            {
                double[] direction = [.. start.Select(_ => (2 * random.NextDouble()) - 1)];
                GradientCheck.Verify(
                    t => variables.ValueAt(Moved(direction, t[0])),
                    (t, gradient) => gradient[0] = variables.GradientAt(Moved(direction, t[0])).Zip(direction, (g, d) => g * d).Sum(),
                    [0.0],
                    Options);
            }

            double[] Moved(double[] direction, double t) => [.. start.Zip(direction, (x, d) => x + (t * d))];
        }
    });

    private static GradientCheckOptions Options => new() { AbsoluteTolerance = 1e-9 };
}
#endif
