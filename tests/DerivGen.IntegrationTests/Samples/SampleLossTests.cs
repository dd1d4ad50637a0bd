using DerivGen.Testing;
using BreastCancerLosses = DerivGen.Samples.BreastCancer.Losses;
using DigitsLosses = DerivGen.Samples.Digits.Losses;

namespace DerivGen.IntegrationTests.Samples;

/// <summary>The losses of the samples, in the samples' own files, at random points of small random data.</summary>
public sealed class SampleLossTests
{
    private const double Lambda = 0.1;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    private delegate (double Value, double Gradient) BinaryDerivative(
        ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lambda, Span<double> wGradient);

    private delegate double BinaryLoss(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lambda);

    private delegate double MulticlassDerivative(
        ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<int> digits, double lambda,
        Span<double> wGradient, Span<double> bGradient);

    private delegate double MulticlassLoss(
        ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<int> digits, double lambda);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BreastCancer_CrossEntropy(int seed) =>
        VerifyBinary(seed, BreastCancerLosses.CrossEntropy, BreastCancerLosses.CrossEntropyValueAndGradient);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BreastCancer_SquaredError(int seed) =>
        VerifyBinary(seed, BreastCancerLosses.SquaredError, BreastCancerLosses.SquaredErrorValueAndGradient);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Digits_CrossEntropy(int seed) =>
        VerifyMulticlass(seed, DigitsLosses.CrossEntropy, DigitsLosses.CrossEntropyValueAndGradient);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Digits_SquaredError(int seed) =>
        VerifyMulticlass(seed, DigitsLosses.SquaredError, DigitsLosses.SquaredErrorValueAndGradient);

    [Fact]
    public void BreastCancer_IsFinite_WhereTheTextIsNot()
    {
        double[] x = [1, -1];
        double[] y = [0, 1];
        double[] gradient = new double[1];

        (double value, double bGradient) = BreastCancerLosses.CrossEntropyValueAndGradient([800], 0, x, y, 0, gradient);

        Assert.Equal(double.PositiveInfinity, BreastCancerLosses.CrossEntropy([800], 0, x, y, 0));
        Assert.Equal(800, value);
        Assert.Equal(1, gradient[0]);
        Assert.Equal(0, bGradient);
    }

    [Fact]
    public void Digits_IsFinite_WhereTheTextIsNot()
    {
        double[] wGradient = new double[2];
        double[] bGradient = new double[2];

        double value = DigitsLosses.CrossEntropyValueAndGradient([800, 0], [0, 0], [1], [1], 0, wGradient, bGradient);

        Assert.Equal(double.NaN, DigitsLosses.CrossEntropy([800, 0], [0, 0], [1], [0], 0));
        Assert.Equal(800, value);
        Assert.Equal([1, -1], wGradient);
        Assert.Equal([1, -1], bGradient);
    }

    private static void VerifyBinary(int seed, BinaryLoss loss, BinaryDerivative derivative)
    {
        Random random = new(seed);
        int d = random.Next(1, 6);
        double[] y = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (double)random.Next(2))];
        double[] x = Numbers(random, y.Length * d);
        double[] point = Numbers(random, d + 1);

        GradientCheck.Verify(
            p => loss(p[..^1], p[^1], x, y, Lambda),
            (p, gradient) => gradient[^1] = derivative(p[..^1], p[^1], x, y, Lambda, gradient[..^1]).Gradient,
            point);

        double value = derivative(point.AsSpan(..^1), point[^1], x, y, Lambda, new double[d]).Value;
        Assert.Equal(loss(point.AsSpan(..^1), point[^1], x, y, Lambda), value, 1e-12);
    }

    private static void VerifyMulticlass(int seed, MulticlassLoss loss, MulticlassDerivative derivative)
    {
        Random random = new(seed);
        int d = random.Next(1, 5);
        int n = random.Next(2, 5);
        int[] digits = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(n))];
        double[] x = Numbers(random, digits.Length * d);
        double[] point = Numbers(random, n * d + n);

        GradientCheck.Verify(
            p => loss(p[..^n], p[^n..], x, digits, Lambda),
            (p, gradient) => derivative(p[..^n], p[^n..], x, digits, Lambda, gradient[..^n], gradient[^n..]),
            point);

        double value = derivative(point.AsSpan(..^n), point.AsSpan(^n..), x, digits, Lambda, new double[n * d], new double[n]);
        Assert.Equal(loss(point.AsSpan(..^n), point.AsSpan(^n..), x, digits, Lambda), value, 1e-12);
    }

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 4 * random.NextDouble() - 2)];
}
