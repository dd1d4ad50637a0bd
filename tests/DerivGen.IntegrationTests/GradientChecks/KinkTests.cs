using DerivGen.Testing;

namespace DerivGen.IntegrationTests.GradientChecks;

/// <summary>At a kink every value between the one-sided derivatives passes, no other does, and the kink is named.</summary>
public class KinkTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(0.5, true)]
    [InlineData(1.001, false)]
    [InlineData(-3, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void OfTheAbsoluteValue(double derivative, bool passes)
    {
        GradientCheckResult result = GradientCheck.Check(Math.Abs, _ => derivative, 0.0);
        Assert.True(result.HasKink);
        Assert.Equal(passes, result.Passed);
        Assert.Equal(passes ? GradientCheckOutcome.AgreesAtKink : GradientCheckOutcome.DiffersAtKink, result.Components[0].Outcome);
        Assert.Equal(-1, result.Components[0].FromLeft, 1e-12);
        Assert.Equal(1, result.Components[0].FromRight, 1e-12);
        if (!passes)
        {
            GradientCheckException exception = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(Math.Abs, _ => derivative, 0.0));
            Assert.Contains("kink", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OfAMaximumOfVariables()
    {
        GradientCheckResult result = GradientCheck.Check(x => x.Max() + x[0], _ => [1 + 1 / 3.0, 1 / 3.0, 1 / 3.0, 0], [2.0, 2, 2, 1]);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal([true, true, true, false], result.Components.Select(component => component.Outcome == GradientCheckOutcome.AgreesAtKink));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(-1e-3)]
    [InlineData(1e-5)]
    [InlineData(-1e-5)]
    public void IsNotSeenFromAfar(double x)
    {
        Assert.Equal(GradientCheckOutcome.Agrees, GradientCheck.Check(Math.Abs, y => Math.Sign(y), x).Components[0].Outcome);
        Assert.Equal(GradientCheckOutcome.Differs, GradientCheck.Check(Math.Abs, y => -Math.Sign(y), x).Components[0].Outcome);
        Assert.Equal(GradientCheckOutcome.Agrees, GradientCheck.Check(y => Math.Max(y, 0), y => y > 0 ? 1 : 0, x).Components[0].Outcome);
    }

    [Fact]
    public void IsNotSeenWhereTheFunctionIsSmooth()
    {
        Assert.False(GradientCheck.Check(x => x * Math.Abs(x), x => 2 * Math.Abs(x), 0.0).HasKink);
        Assert.False(GradientCheck.Check(x => Math.Pow(Math.Abs(x), 1.5), x => 1.5 * Math.Sign(x) * Math.Sqrt(Math.Abs(x)), 0.0).HasKink);
        Assert.False(GradientCheck.Check(x => Math.Sqrt(x * x + 1e-12), x => x / Math.Sqrt(x * x + 1e-12), 0.0).HasKink);
        Assert.False(GradientCheck.Check(x => StableMath.Softplus(1e4 * x) / 1e4, x => StableMath.Sigmoid(1e4 * x), 0.0).HasKink);
    }

    [Fact]
    public void IsSeenInFloatAndInDirections()
    {
        Assert.Equal(GradientCheckOutcome.AgreesAtKink, GradientCheck.Check((float x) => MathF.Abs(x), (float _) => 0, 0f).Components[0].Outcome);
        Assert.True(GradientCheck.CheckDirection(x => Math.Abs(x[0]) + x[1] * x[1], (x, g) => (g[0], g[1]) = (0, 2 * x[1]), [0.0, 3.0]).HasKink);
    }
}
