using System.Globalization;
using DerivGen.Testing;

namespace DerivGen.IntegrationTests.GradientChecks;

/// <summary>What is wrong fails, and the component that is wrong is named.</summary>
public class WrongGradientTests
{
    private static readonly double[] Point = [0.5, -2, 3, 1e-3];

    public static TheoryData<string, Action<double[]>, int> Mistakes => new()
    {
        { "sign", g => g[1] = -g[1], 1 },
        { "a little too large", g => g[2] *= 1 + 1e-6, 2 },
        { "a little too small", g => g[0] *= 1 - 1e-6, 0 },
        { "zero", g => g[3] = 0, 3 },
        { "one too much", g => g[1] += 1, 1 },
        { "swapped", g => (g[1], g[2]) = (g[2], g[1]), 1 },
        { "NaN", g => g[2] = double.NaN, 2 },
        { "infinite", g => g[2] = double.PositiveInfinity, 2 },
        { "small beside the others", g => g[3] *= 1.001, 3 },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void NamesTheComponent(string mistake, Action<double[]> spoil, int component)
    {
        double[] Wrong(double[] x)
        {
            double[] gradient = Gradient(x);
            spoil(gradient);
            return gradient;
        }

        GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Function, Wrong, Point));
        Assert.True(exception.Component.Index == component, mistake);
        Assert.Equal(GradientCheckOutcome.Differs, exception.Component.Outcome);
        Assert.Equal(Wrong(Point)[component], exception.Component.Analytic);
        Assert.Equal(Gradient(Point)[component], exception.Component.Numeric, exception.Component.NumericError);
        Assert.Equal(Point, exception.Result.Point);
        Assert.Contains($"x[{component}]", exception.Message, StringComparison.Ordinal);

        Assert.Throws<GradientCheckException>(() => GradientCheck.VerifyDirection(x => Function(x.ToArray()), (x, g) => Wrong(x.ToArray()).CopyTo(g), Point));
        GradientCheck.Verify(Function, Gradient, Point);
    }

    [Fact]
    public void SaysEverythingInAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(x => x[0] * x[0] + x[1], x => [2 * x[0] + 0.5, 1], [1.25, 2.0]));
            Assert.StartsWith("The gradient does not agree with the function in 1 of 2 components.\n  x[0]: analytic 3, numeric 2.5", exception.Message, StringComparison.Ordinal);
            Assert.Contains("(difference 0.5, relative 0.167), where x[0] = 1.25", exception.Message, StringComparison.Ordinal);
            Assert.EndsWith("\n  at the point (1.25, 2)", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>No component may hide behind the size of another or behind their number.</summary>
    [Fact]
    public void OneWrongComponentAmongManyFails()
    {
        double[] point = [.. Enumerable.Range(0, 1000).Select(i => 1 + i / 1000.0)];
        double Sum(ReadOnlySpan<double> x)
        {
            double sum = 0;
            foreach (double element in x)
            {
                sum += element * element;
            }

            return sum;
        }

        GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(
            Sum,
            (x, gradient) =>
            {
                for (int i = 0; i < x.Length; i++)
                {
                    gradient[i] = 2 * x[i] * (i == 777 ? 1 + 1e-6 : 1);
                }
            },
            point));
        Assert.Equal([777], exception.Result.Failures.Select(component => component.Index));
    }

    [Fact]
    public void AComponentThatIsNotWrittenIsNotZero()
    {
        GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(_ => 1, (_, _) => { }, [1.0]));
        Assert.True(double.IsNaN(exception.Component.Analytic));
    }

    [Fact]
    public void FailsForFloat()
    {
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify((float x) => x * x, (float x) => 2.01f * x, 3f));
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify((float x) => MathF.Exp(x), (float x) => -MathF.Exp(x), -1f));
    }

    [Fact]
    public void AWrongInfinityFails()
    {
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Sqrt, _ => double.NegativeInfinity, 0.0));
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Sqrt, _ => 0, 0.0));
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Sin, _ => double.PositiveInfinity, 0.0));
    }

    [Fact]
    public void AnAbsoluteToleranceForgivesCancellation()
    {
        // sigmoid(z) - 1 at z = 30: right to the last place of 1, and wrong in the third place of itself.
        Func<double, double> gradient = z => StableMath.Sigmoid(z) - 1;
        Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(z => StableMath.Softplus(-z), gradient, 30.0));
        GradientCheck.Verify(z => StableMath.Softplus(-z), gradient, 30.0, new GradientCheckOptions { AbsoluteTolerance = 2e-16 });
    }

    public static TheoryData<string, Func<double, double>, double> Undecidable => new()
    {
        { "a jump", x => x < 0.3 ? -1 : 1, 0.3 },
        { "a jump from the other side", x => x <= 0.3 ? -1 : 1, 0.3 },
        { "undefined", _ => double.NaN, 0.3 },
        { "outside of the domain", Math.Sqrt, -1 },
        { "infinite", Math.Sqrt, 0 },
        { "infinite from both sides", Math.Cbrt, 0 },
    };

    [Theory]
    [MemberData(nameof(Undecidable), DisableDiscoveryEnumeration = true)]
    public void NothingIsSaidWhereTheQuotientsDoNotSettle(string name, Func<double, double> function, double point)
    {
        foreach (double derivative in new[] { 0, 1, -2.5 })
        {
            GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(function, _ => derivative, point));
            Assert.True(exception.Component.Outcome == GradientCheckOutcome.Inconclusive, name);
            Assert.Contains("do not settle", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MeaninglessArgumentsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => GradientCheck.Verify(Math.Sin, Math.Cos, double.NaN));
        Assert.Throws<ArgumentException>(() => GradientCheck.Verify(Math.Sin, Math.Cos, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => GradientCheck.Verify(x => x[0], _ => [1.0, 2.0], [0.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.VerifyDirection(x => x[0], (_, g) => g[0] = 1, [0.0], directions: 0));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Verify(null!, Math.Cos, 0.0));
    }

    private static double Function(double[] x) => x[0] * x[1] + Math.Exp(x[2]) + 1e-3 * x[3] * x[3];

    private static double[] Gradient(double[] x) => [x[1], x[0], Math.Exp(x[2]), 2e-3 * x[3]];
}
