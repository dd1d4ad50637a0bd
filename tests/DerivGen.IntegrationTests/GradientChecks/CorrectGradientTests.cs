using DerivGen.Testing;

namespace DerivGen.IntegrationTests.GradientChecks;

/// <summary>What is right passes: at every scale, near borders and in spite of noise.</summary>
public class CorrectGradientTests
{
    public static TheoryData<string, Func<double, double>, Func<double, double>, double[]> Functions => new()
    {
        { "x²", x => x * x, x => 2 * x, [0, 1e-200, 1e-5, 1, -3, 1e10, 1e150] },
        { "constant", _ => 7, _ => 0, [0, 1, -1e10] },
        { "x - 3 at its zero", x => x - 3, _ => 1, [3, 3.0000001] },
        { "sin", Math.Sin, Math.Cos, [0, 1e-10, 1, 1e3, 1e6] },
        { "exp", Math.Exp, Math.Exp, [0, -50, 50, -700, 700] },
        { "log, beside its border", Math.Log, x => 1 / x, [1, 2.5, 1e-10, 1e-300, 1e300] },
        { "log(1 - p), beside its border", p => Math.Log(1 - p), p => -1 / (1 - p), [0.5, 0.999999, 0.9999999, 1e-12] },
        { "√x", Math.Sqrt, x => 0.5 / Math.Sqrt(x), [1, 1e-10, 1e-100, 1e100] },
        { "acos, beside its border", Math.Acos, x => -1 / Math.Sqrt(1 - x * x), [0, 0.5, 0.999999] },
        { "1/x², beside its pole", x => 1 / (x * x), x => -2 / (x * x * x), [1, 1e-20, 1e-100, 1e5] },
        { "tanh 1000x", x => Math.Tanh(1000 * x), x => 1000 / Math.Pow(Math.Cosh(1000 * x), 2), [0, 1e-3, 0.01] },
        { "sin 10¹²x", x => Math.Sin(1e12 * x), x => 1e12 * Math.Cos(1e12 * x), [0, 1e-12] },
        { "x - ⌊x⌋ between integers", x => x - Math.Floor(x), _ => 1, [0.5, 0.001, 1e6 + 0.3] },
        { "softplus", StableMath.Softplus, StableMath.Sigmoid, [0, 1, -40, 40, -800, 800] },
        { "-log sigmoid, naively", z => -Math.Log(1 / (1 + Math.Exp(-z))), z => -StableMath.Sigmoid(-z), [0, 5, -5, 20, 30] },
        { "1 - cos x, naively", x => 1 - Math.Cos(x), Math.Sin, [0, 1e-10, 1e-7, 1e-4, 1] },
        { "a small part of a large number", x => 1e8 + x, _ => 1, [0, 5] },
        { "noise of 1e-10", x => Math.Exp(x) + 1e-10 * Math.Sin(1e12 * x), Math.Exp, [0.3, 1.7] },
    };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void PassesAtEveryScale(string name, Func<double, double> function, Func<double, double> gradient, double[] points)
    {
        Assert.NotEmpty(name);
        foreach (double point in points)
        {
            GradientCheckResult result = GradientCheck.Check(function, gradient, point);
            Assert.True(result.Components[0].Outcome == GradientCheckOutcome.Agrees, result.ToString());
            GradientCheck.Verify(function, gradient, point);
        }
    }

    [Fact]
    public void PassesOnTheBorderOfTheDomain()
    {
        GradientCheck.Verify(x => x * Math.Sqrt(x), x => 1.5 * Math.Sqrt(x), 0.0);
        GradientCheck.Verify(p => p < 0 || p > 1 ? double.NaN : p * p, p => 2 * p, 1.0);
        GradientCheck.Verify(p => p is < 0 or > 1 ? throw new ArgumentOutOfRangeException(nameof(p)) : Math.Exp(p), Math.Exp, 0.0);
        GradientCheck.Verify(p => p is < 0 or > 1 ? throw new ArgumentOutOfRangeException(nameof(p)) : Math.Exp(p), Math.Exp, 1e-9);
    }

    [Fact]
    public void AnInfiniteDerivativePassesWhereTheQuotientsGrow()
    {
        GradientCheck.Verify(Math.Sqrt, x => 0.5 / Math.Sqrt(x), 0.0);
        GradientCheck.Verify(Math.Cbrt, x => 1 / (3 * Math.Pow(Math.Cbrt(x), 2)), 0.0);
        GradientCheck.Verify(Math.Acos, x => -1 / Math.Sqrt(1 - x * x), 1.0);
        GradientCheck.Verify(StableMath.XLogX, x => Math.Log(x) + 1, 0.0);
    }

    [Fact]
    public void PassesForFloat()
    {
        foreach (float point in new[] { -4f, -0.5f, 0f, 1f, 30f })
        {
            GradientCheck.Verify((float x) => x * x * x - 2 * x, (float x) => 3 * x * x - 2, point);
            GradientCheck.Verify((float x) => MathF.Exp(-x), (float x) => -MathF.Exp(-x), point);
            GradientCheck.Verify((Func<float, float>)StableMath.Softplus, StableMath.Sigmoid, point);
        }

        GradientCheck.Verify(
            (ReadOnlySpan<float> x) => x[0] * x[1] + MathF.Log(x[1]),
            (ReadOnlySpan<float> x, Span<float> gradient) =>
            {
                gradient[0] = x[1];
                gradient[1] = x[0] + 1 / x[1];
            },
            [2f, 0.25f]);
    }

    [Fact]
    public void PassesForManyVariables()
    {
        double[] logits = [1.5, -2, 0, 30, -700, 3];
        GradientCheck.Verify(x => StableMath.LogSumExp(x), (x, gradient) => StableMath.Softmax(x, gradient), logits);
        GradientCheck.Verify(x => x[0] * Math.Sin(x[1]) + 1e-6 * x[2], x => [Math.Sin(x[1]), x[0] * Math.Cos(x[1]), 1e-6], [1e3, 0.5, 7.0]);
        GradientCheck.Verify(_ => 1, (_, _) => { }, ReadOnlySpan<double>.Empty);
    }

    [Fact]
    public void PassesInRandomDirections()
    {
        double[] point = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(i))];
        GradientCheck.VerifyDirection(x => StableMath.LogSumExp(x), (x, gradient) => StableMath.Softmax(x, gradient), point);
        GradientCheck.VerifyDirection(x => StableMath.LogSumExp(x), (x, gradient) => StableMath.Softmax(x, gradient), point, directions: 3, seed: 99);
        GradientCheck.VerifyDirection(
            (ReadOnlySpan<float> x) => StableMath.LogSumExp(x),
            (ReadOnlySpan<float> x, Span<float> gradient) => StableMath.Softmax(x, gradient),
            [.. point.Take(50).Select(x => (float)x)]);
    }

    [Fact]
    public void TheNumericErrorIsHonest()
    {
        Random random = new(20);
        for (int i = 0; i < 500; i++)
        {
            double x = 6 * random.NextDouble() - 3;
            GradientCheckComponent component = GradientCheck.Check(y => Math.Tanh(y) * Math.Exp(y), y => Math.Exp(y) * (Math.Tanh(y) + 1 / Math.Pow(Math.Cosh(y), 2)), x).Components[0];
            Assert.True(component.Passed, component.ToString());
            Assert.InRange(component.NumericError, 0, 1e-10);
        }
    }
}
