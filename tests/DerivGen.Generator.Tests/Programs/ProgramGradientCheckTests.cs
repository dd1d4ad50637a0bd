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
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            int[] variables = [.. loss.Variables.Select(variable => loss.Parameters.ToList().IndexOf(variable))];
            double[] start = [.. variables.SelectMany(variable => arguments[variable] is double[] vector ? vector : [(double)arguments[variable]!])];
            for (int i = 0; i < start.Length; i++)
            {
                start[i] = start[i] == 0 ? 0.001 * random.NextDouble() : start[i] * (1 - (0.001 * random.NextDouble()));
            }

            if (start.Length <= LargestCount)
            {
                GradientCheck.Verify(x => loss.Invoke(At(x.ToArray())), (x, gradient) => Flat(loss.Gradient(At(x.ToArray()))).CopyTo(gradient), start, Options);
                continue;
            }

            for (int k = 0; k < Directions; k++)
            {
                double[] direction = [.. start.Select(_ => (2 * random.NextDouble()) - 1)];
                GradientCheck.Verify(
                    t => loss.Invoke(At(Moved(direction, t[0]))),
                    (t, gradient) => gradient[0] = Flat(loss.Gradient(At(Moved(direction, t[0])))).Zip(direction, (g, d) => g * d).Sum(),
                    [0.0],
                    Options);
            }

            double[] Moved(double[] direction, double t) => [.. start.Zip(direction, (x, d) => x + (t * d))];

            object?[] At(double[] x)
            {
                object?[] moved = [.. arguments];
                int next = 0;
                foreach (int variable in variables)
                {
                    int length = arguments[variable] is double[] vector ? vector.Length : 1;
                    moved[variable] = arguments[variable] is double[] ? x.AsSpan(next, length).ToArray() : x[next];
                    next += length;
                }

                return moved;
            }
        }
    });

    private static GradientCheckOptions Options => new() { AbsoluteTolerance = 1e-9 };

    private static double[] Flat(double[][] gradient) => [.. gradient.SelectMany(part => part)];
}
#endif
