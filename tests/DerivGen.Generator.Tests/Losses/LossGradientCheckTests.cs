#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;
using DerivGen.Testing;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>Every loss of the corpus against differences of the author's own text, at random points near the ordinary references.</summary>
public sealed class LossGradientCheckTests
{
    private const int Points = 3;

    public static TheoryData<string> Names => [.. LossCorpus.Losses.Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_AgreesWithDifferences(string name)
    {
        CorpusLoss corpus = LossCorpus.Loss(name);
        LossMethod loss = CorpusRuns.Loss(corpus);
        Random random = new(name.Sum(character => character));
        foreach (ReferencePoint point in ReferenceTable.PointsOf(corpus.Type).Where(point => !point.IsExtreme && point.Value.Expected is not null).Take(Points))
        {
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            int[] variables = [.. loss.Variables.Select(variable => loss.Parameters.ToList().IndexOf(variable))];
            foreach (int variable in variables)
            {
                Perturb(arguments, variable, corpus, loss.Parameters[variable], random);
            }

            Check(loss, arguments, variables, point.IsSingle);
        }
    }

    /// <summary>Towards 0, which leaves no domain: probabilities stay probabilities, positive numbers positive, cosines cosines.</summary>
    private static void Perturb(object?[] arguments, int index, CorpusLoss corpus, string parameter, Random random)
    {
        double Moved(double x) => x * (1 - (0.2 * random.NextDouble()));

        if (arguments[index] is double[] vector)
        {
            double sum = vector.Sum();
            vector = [.. vector.Select(Moved)];
            bool isDistribution = CorpusRuns.Of(corpus).Code.Method($"DerivGen.Losses.{corpus.Name}").GetParameters().Single(p => p.Name == parameter)
                .CustomAttributes.Any(attribute => attribute.AttributeType.Name is "DistributionAttribute" or "OneHotAttribute");
            arguments[index] = isDistribution ? vector.Select(x => x * sum / vector.Sum()).ToArray() : vector;
        }
        else
        {
            arguments[index] = Moved(Convert.ToDouble(arguments[index], null));
        }
    }

    private static void Check(LossMethod loss, object?[] arguments, int[] variables, bool isSingle)
    {
        double[] point = [.. variables.SelectMany(variable => arguments[variable] is Array array ? array.Cast<double>() : [(double)arguments[variable]!])];
        if (isSingle)
        {
            float[] narrow = [.. point.Select(x => (float)x)];
            GradientCheck.Verify(
                x => (float)loss.Invoke(At(x.ToArray().Select(element => (double)element).ToArray())),
                (x, gradient) => loss.Gradient(At(x.ToArray().Select(element => (double)element).ToArray())).SelectMany(part => part).Select(part => (float)part).ToArray().CopyTo(gradient),
                narrow,
                new GradientCheckOptions { AbsoluteTolerance = 1e-3 });
        }
        else
        {
            GradientCheck.Verify(
                x => loss.Invoke(At(x.ToArray())),
                (x, gradient) => loss.Gradient(At(x.ToArray())).SelectMany(part => part).ToArray().CopyTo(gradient),
                point,
                new GradientCheckOptions { AbsoluteTolerance = 1e-9 });
        }

        object?[] At(double[] x)
        {
            object?[] moved = [.. arguments];
            int next = 0;
            foreach (int variable in variables)
            {
                switch (arguments[variable])
                {
                    case double[,] matrix:
                        double[,] movedMatrix = new double[matrix.GetLength(0), matrix.GetLength(1)];
                        Buffer.BlockCopy(x, next * sizeof(double), movedMatrix, 0, matrix.Length * sizeof(double));
                        moved[variable] = movedMatrix;
                        next += matrix.Length;
                        break;
                    case double[] vector:
                        moved[variable] = x.AsSpan(next, vector.Length).ToArray();
                        next += vector.Length;
                        break;
                    default:
                        moved[variable] = x[next++];
                        break;
                }
            }

            return moved;
        }
    }
}
#endif
