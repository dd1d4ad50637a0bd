#if !ROSLYN_BASELINE && !ROSLYN_SDK // once
namespace DerivGen.Generator.Tests.Libraries;

/// <summary>The trigamma function against values of 50 digits, rounded to 17.</summary>
public sealed class TrigammaTests
{
    [Theory]
    [InlineData(0.001, 1000001.6425331958)]
    [InlineData(0.1, 101.43329915079275)]
    [InlineData(0.5, 4.9348022005446793)]
    [InlineData(0.9, 1.9225399594772034)]
    [InlineData(1, 1.6449340668482264)]
    [InlineData(1.4616321449683622, 0.96767224544762125)]
    [InlineData(2, 0.64493406684822644)]
    [InlineData(2.5, 0.49035775610023486)]
    [InlineData(3.75, 0.30533985269025308)]
    [InlineData(7.25, 0.14787923315893217)]
    [InlineData(11.5, 0.090846661274546234)]
    [InlineData(12, 0.086901872871768391)]
    [InlineData(20, 0.05127082293520312)]
    [InlineData(57.5, 0.017543409716574621)]
    [InlineData(1000.0, 0.0010005001666666333)]
    [InlineData(100000000.0, 1.000000005e-8)]
    [InlineData(-0.25, 18.541879647671606)]
    [InlineData(-0.5, 8.9348022005446793)]
    [InlineData(-1.75, 19.301637544529786)]
    [InlineData(-3.5, 9.6208792980503482)]
    [InlineData(-10.125, 67.299826017487103)]
    [InlineData(-25.5, 9.8311476014897765)]
    public void Value_IsRightToThreeUnits(double x, double expected) => Assert.Equal(expected, StableMath.Trigamma(x), 3.5 * (Math.BitIncrement(expected) - expected));

    [Fact]
    public void Edges()
    {
        Assert.Equal(double.PositiveInfinity, StableMath.Trigamma(0));
        Assert.Equal(double.PositiveInfinity, StableMath.Trigamma(-3));
        Assert.Equal(double.PositiveInfinity, StableMath.Trigamma(1e-200));
        Assert.Equal(double.PositiveInfinity, StableMath.Trigamma(-1e-200));
        Assert.Equal(0, StableMath.Trigamma(double.PositiveInfinity));
        Assert.Equal(double.NaN, StableMath.Trigamma(double.NegativeInfinity));
        Assert.Equal(double.NaN, StableMath.Trigamma(double.NaN));
    }
}
#endif
