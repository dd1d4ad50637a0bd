using DerivGen.Testing;
using MathNet.Numerics.Optimization;

namespace DerivGen.Samples.BreastCancer;

/// <summary>A loss as it is written in Losses.cs.</summary>
internal delegate double WrittenLoss(
    ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lambda);

/// <summary>Its value and gradient as DerivGen emits them: the part by b is returned, the part by w is written.</summary>
internal delegate (double Value, double Gradient) EmittedLoss(
    ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lambda, Span<double> wGradient);

internal sealed record Loss(string Name, WrittenLoss Written, EmittedLoss Emitted)
{
    public static readonly Loss CrossEntropy = new("cross-entropy", Losses.CrossEntropy, Losses.CrossEntropyValueAndGradient);

    public static readonly Loss SquaredError = new("squared error", Losses.SquaredError, Losses.SquaredErrorValueAndGradient);
}

/// <summary>Between the losses and MathNet's optimizer, which knows a single point: the weights, and the bias at its end.</summary>
internal static class Training
{
    public static BfgsMinimizer Optimizer =>
        new(gradientTolerance: 1e-5, parameterTolerance: 1e-8, functionProgressTolerance: 1e-9, Minimization.IterationLimit);

    public static ValueAndGradient Derivative(this Loss loss, LabelledData data, double lambda)
    {
        double[] y = Targets(data);
        return (point, gradient) =>
        {
            (double value, gradient[^1]) = loss.Emitted(point[..^1], point[^1], data.Features, y, lambda, gradient[..^1]);
            return value;
        };
    }

    public static SpanFunction<double> Function(this Loss loss, LabelledData data, double lambda)
    {
        double[] y = Targets(data);
        return point => loss.Written(point[..^1], point[^1], data.Features, y, lambda);
    }

    public static double Accuracy(double[] point, LabelledData data) => data.Accuracy(i =>
    {
        double z = point[^1];
        for (int j = 0; j < data.Dimension; j++)
        {
            z += point[j] * data.Sample(i)[j];
        }

        return z > 0 ? 1 : 0;
    });

    private static double[] Targets(LabelledData data) => [.. data.Classes.Select(c => (double)c)];
}
