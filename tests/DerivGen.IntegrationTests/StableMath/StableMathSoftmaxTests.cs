namespace DerivGen.IntegrationTests;

public class StableMathSoftmaxTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<double[], double, double[]> InfiniteElements => new()
    {
        { [], -Infinity, [] },
        { [-Infinity], -Infinity, [1] },
        { [Infinity], Infinity, [1] },
        { [-Infinity, 2, -Infinity], 2, [0, 1, 0] },
        { [Infinity, 1, -Infinity], Infinity, [1, 0, 0] },
        { [-Infinity, -Infinity], -Infinity, [double.NaN, double.NaN] },
        { [Infinity, 3, Infinity], Infinity, [double.NaN, 0, double.NaN] },
        { [double.NaN, 1], double.NaN, [double.NaN, double.NaN] },
        { [Infinity, double.NaN], double.NaN, [double.NaN, double.NaN] },
        { [-Infinity, double.NaN, 5], double.NaN, [double.NaN, double.NaN, double.NaN] },
        { [double.MaxValue, double.MinValue], double.MaxValue, [1, 0] },
    };

    [Theory]
    [MemberData(nameof(InfiniteElements))]
    public void InfiniteElementsGiveTheLimit(double[] x, double logSumExp, double[] softmax)
    {
        Assert.Equal(logSumExp, StableMath.LogSumExp(x));
        double[] p = new double[x.Length];
        double[] logP = new double[x.Length];
        StableMath.Softmax(x, p);
        StableMath.LogSoftmax(x, logP);
        Assert.Equal(softmax, p);
        Assert.Equal(softmax.Select(value => Math.Log(value)), logP.Select(log => log + 0)); // -0 + 0 is 0

        float[] single = [.. x.Select(value => (float)value)];
        float[] singleP = new float[x.Length];
        Assert.Equal((float)logSumExp, StableMath.LogSumExp(single));
        StableMath.Softmax(single, singleP);
        Assert.Equal(softmax.Select(value => (float)value), singleP);
        StableMath.LogSoftmax(single, singleP);
        Assert.Equal(softmax.Select(value => (float)Math.Log(value)), singleP.Select(log => log + 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void EqualElementsShareEqually(int length)
    {
        double[] x = new double[length];
        Array.Fill(x, -712.25);
        Assert.Equal(-712.25 + Math.Log(length), StableMath.LogSumExp(x));
        double[] p = new double[length];
        StableMath.Softmax(x, p);
        Assert.All(p, share => Assert.Equal(1.0 / length, share));
        StableMath.LogSoftmax(x, p);
        Assert.All(p, log => Assert.Equal(-Math.Log(length), log, 1e-15 * Math.Log(length)));
    }

    /// <summary>A plain sum of n equal terms drifts by as many as n units in the last place; a pairwise one does not.</summary>
    [Fact]
    public void RoundingErrorsOfLongSumsDoNotAddUp()
    {
        double[] x = new double[1_000_001];
        Array.Fill(x, -2.3);
        x[x.Length / 3] = 0;
        double expected = Math.Log(1 + 1_000_000 * Math.Exp(-2.3));
        Assert.Equal(expected, StableMath.LogSumExp(x), 4 * Math.BitIncrement(expected) - 4 * expected);
        double[] p = new double[x.Length];
        StableMath.Softmax(x, p);
        Assert.Equal(1, p.Sum(), 1e-10);
        Assert.Equal(Math.Exp(-2.3 - expected), p[0], 1e-14 * p[0]);
    }

    /// <summary>1 and 1 + 1e-20 are the same number, their logarithms are not.</summary>
    [Fact]
    public void WhatIsBesideTheLargestElementIsNotLost()
    {
        double rest = Math.Exp(-46);
        Assert.Equal(rest, StableMath.LogSumExp([-46.0, 0.0]));
        double[] logP = new double[2];
        StableMath.LogSoftmax([-46.0, 0.0], logP);
        Assert.Equal(-rest, logP[1]);
        Assert.Equal(-46, logP[0]);
    }

    [Fact]
    public void TheDestinationMayBeTheSource()
    {
        double[] expected = new double[4];
        double[] x = [1, -2, 0.5, 3];
        StableMath.Softmax(x, expected);
        StableMath.Softmax(x, x);
        Assert.Equal(expected, x);

        x = [1, -2, 0.5, 3];
        StableMath.LogSoftmax(x, expected);
        StableMath.LogSoftmax(x, x);
        Assert.Equal(expected, x);
    }

    [Fact]
    public void OtherOverlapsAndLengthsAreRefused()
    {
        double[] x = [1, -2, 0.5, 3];
        float[] single = [1, -2, 0.5f, 3];
        Assert.All(
            new Action[]
            {
                () => StableMath.Softmax(x, new double[3]),
                () => StableMath.Softmax(single, new float[5]),
                () => StableMath.LogSoftmax(x, new double[5]),
                () => StableMath.LogSoftmax(single, []),
                () => StableMath.Softmax(x.AsSpan(0, 3), x.AsSpan(1, 3)),
                () => StableMath.Softmax(single.AsSpan(1, 3), single.AsSpan(0, 3)),
                () => StableMath.LogSoftmax(x.AsSpan(1, 3), x.AsSpan(0, 3)),
                () => StableMath.LogSoftmax(single.AsSpan(0, 3), single.AsSpan(1, 3)),
            },
            action => Assert.Equal("destination", Assert.Throws<ArgumentException>(action).ParamName));
        Assert.Equal([1, -2, 0.5, 3], x);
        Assert.Equal([1, -2, 0.5f, 3], single);
    }
}
