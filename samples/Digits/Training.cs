using DerivGen.Testing;
using MathNet.Numerics.Optimization;

namespace DerivGen.Samples.Digits;

/// <summary>A loss as it is written in Losses.cs.</summary>
internal delegate double WrittenLoss(
    ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<int> digits, double lambda);

/// <summary>Its value and gradient as DerivGen emits them: the value is returned, the gradient by w and b is written.</summary>
internal delegate double EmittedLoss(
    ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<int> digits, double lambda,
    Span<double> wGradient, Span<double> bGradient);

internal sealed record Loss(string Name, WrittenLoss Written, EmittedLoss Emitted)
{
    public static readonly Loss CrossEntropy = new("cross-entropy", Losses.CrossEntropy, Losses.CrossEntropyValueAndGradient);

    public static readonly Loss SquaredError = new("squared error", Losses.SquaredError, Losses.SquaredErrorValueAndGradient);
}

/// <summary>Between the losses and an optimizer, which knows a single point: the weights, and the biases at its end.</summary>
internal static class Training
{
    public static LimitedMemoryBfgsMinimizer Optimizer =>
        new(gradientTolerance: 1e-4, parameterTolerance: 1e-8, functionProgressTolerance: 1e-9, memory: 10, Minimization.IterationLimit);

    public static ValueAndGradient Derivative(this Loss loss, LabelledData data, double lambda) => (point, gradient) =>
        loss.Emitted(
            point[..^Data.Classes], point[^Data.Classes..], data.Features, data.Classes, lambda,
            gradient[..^Data.Classes], gradient[^Data.Classes..]);

    public static SpanFunction<double> Function(this Loss loss, LabelledData data, double lambda) => point =>
        loss.Written(point[..^Data.Classes], point[^Data.Classes..], data.Features, data.Classes, lambda);

    /// <summary>The simplest training of all: a step against the gradient of one batch after another.</summary>
    public static double[] DescendByBatches(Loss loss, LabelledData data, double[] start, int epochs)
    {
        const int BatchSize = 32;
        const double StepLength = 0.5;
        ValueAndGradient[] batches =
            [.. Enumerable.Range(0, data.Count / BatchSize).Select(i => loss.Derivative(data.Range(i * BatchSize, BatchSize), lambda: 0))];
        double[] point = [.. start];
        double[] gradient = new double[start.Length];
        for (int step = 0; step < epochs * batches.Length; step++)
        {
            batches[step % batches.Length](point, gradient);
            for (int j = 0; j < point.Length; j++)
            {
                point[j] -= StepLength * gradient[j];
            }
        }

        return point;
    }

    public static double Accuracy(double[] point, LabelledData data) => data.Accuracy(i =>
    {
        double[] scores = new double[Data.Classes];
        Losses.Scores(point.AsSpan()[..^Data.Classes], point.AsSpan()[^Data.Classes..], data.Sample(i), scores);
        return Array.IndexOf(scores, scores.Max());
    });
}
