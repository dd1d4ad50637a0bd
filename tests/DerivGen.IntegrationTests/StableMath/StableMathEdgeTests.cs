namespace DerivGen.IntegrationTests;

public class StableMathEdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly string[] OddFunctions =
        [nameof(StableMath.Erf), nameof(StableMath.Asinh), nameof(StableMath.Atanh), nameof(StableMath.Cbrt)];

    [Theory]
    [InlineData(nameof(StableMath.Log1P), 0.0, 0.0)]
    [InlineData(nameof(StableMath.Log1P), -1.0, -Infinity)]
    [InlineData(nameof(StableMath.Log1P), -1.5, double.NaN)]
    [InlineData(nameof(StableMath.Log1P), Infinity, Infinity)]
    [InlineData(nameof(StableMath.Log1P), -Infinity, double.NaN)]
    [InlineData(nameof(StableMath.ExpM1), 0.0, 0.0)]
    [InlineData(nameof(StableMath.ExpM1), Infinity, Infinity)]
    [InlineData(nameof(StableMath.ExpM1), -Infinity, -1.0)]
    [InlineData(nameof(StableMath.Log1MExp), 0.0, -Infinity)]
    [InlineData(nameof(StableMath.Log1MExp), Infinity, -0.0)]
    [InlineData(nameof(StableMath.Log1MExp), -1.0, double.NaN)]
    [InlineData(nameof(StableMath.Sigmoid), 0.0, 0.5)]
    [InlineData(nameof(StableMath.Sigmoid), Infinity, 1.0)]
    [InlineData(nameof(StableMath.Sigmoid), -Infinity, 0.0)]
    [InlineData(nameof(StableMath.Softplus), Infinity, Infinity)]
    [InlineData(nameof(StableMath.Softplus), -Infinity, 0.0)]
    [InlineData(nameof(StableMath.LogSigmoid), Infinity, -0.0)]
    [InlineData(nameof(StableMath.LogSigmoid), -Infinity, -Infinity)]
    [InlineData(nameof(StableMath.Erf), 0.0, 0.0)]
    [InlineData(nameof(StableMath.Erf), Infinity, 1.0)]
    [InlineData(nameof(StableMath.Erf), -Infinity, -1.0)]
    [InlineData(nameof(StableMath.Erfc), 0.0, 1.0)]
    [InlineData(nameof(StableMath.Erfc), Infinity, 0.0)]
    [InlineData(nameof(StableMath.Erfc), -Infinity, 2.0)]
    [InlineData(nameof(StableMath.Asinh), 0.0, 0.0)]
    [InlineData(nameof(StableMath.Asinh), Infinity, Infinity)]
    [InlineData(nameof(StableMath.Asinh), -Infinity, -Infinity)]
    [InlineData(nameof(StableMath.Acosh), 1.0, 0.0)]
    [InlineData(nameof(StableMath.Acosh), 0.999, double.NaN)]
    [InlineData(nameof(StableMath.Acosh), Infinity, Infinity)]
    [InlineData(nameof(StableMath.Acosh), -Infinity, double.NaN)]
    [InlineData(nameof(StableMath.Atanh), 0.0, 0.0)]
    [InlineData(nameof(StableMath.Atanh), 1.0, Infinity)]
    [InlineData(nameof(StableMath.Atanh), -1.0, -Infinity)]
    [InlineData(nameof(StableMath.Atanh), 1.001, double.NaN)]
    [InlineData(nameof(StableMath.Atanh), -Infinity, double.NaN)]
    [InlineData(nameof(StableMath.Cbrt), 0.0, 0.0)]
    [InlineData(nameof(StableMath.Cbrt), -27.0, -3.0)]
    [InlineData(nameof(StableMath.Cbrt), Infinity, Infinity)]
    [InlineData(nameof(StableMath.Cbrt), -Infinity, -Infinity)]
    [InlineData(nameof(StableMath.XLogX), 0.0, 0.0)]
    [InlineData(nameof(StableMath.XLogX), Infinity, Infinity)]
    [InlineData(nameof(StableMath.XLogX), -1.0, double.NaN)]
    public void OfOneNumber(string function, double x, double expected)
    {
        Assert.Equal(expected, StableMathFunctions.OfOneDouble[function](x)); // which tells 0 from -0
        Assert.Equal((float)expected, StableMathFunctions.OfOneFloat[function]((float)x));
    }

    [Theory]
    [InlineData(nameof(StableMath.LogAddExp), -Infinity, -Infinity, -Infinity)]
    [InlineData(nameof(StableMath.LogAddExp), Infinity, Infinity, Infinity)]
    [InlineData(nameof(StableMath.LogAddExp), Infinity, -Infinity, Infinity)]
    [InlineData(nameof(StableMath.LogAddExp), -Infinity, 3.5, 3.5)]
    [InlineData(nameof(StableMath.LogAddExp), -1e30, 1e30, 1e30)]
    [InlineData(nameof(StableMath.LogAddExp), double.MaxValue, double.MinValue, double.MaxValue)]
    [InlineData(nameof(StableMath.XLogY), 0.0, 0.0, 0.0)]
    [InlineData(nameof(StableMath.XLogY), 0.0, Infinity, 0.0)]
    [InlineData(nameof(StableMath.XLogY), 0.0, -1.0, double.NaN)]
    [InlineData(nameof(StableMath.XLogY), 2.0, 0.0, -Infinity)]
    [InlineData(nameof(StableMath.XLogY), Infinity, 2.0, Infinity)]
    [InlineData(nameof(StableMath.Hypot), 0.0, -0.0, 0.0)]
    [InlineData(nameof(StableMath.Hypot), -Infinity, 1.0, Infinity)]
    [InlineData(nameof(StableMath.Hypot), 1.0, Infinity, Infinity)]
    [InlineData(nameof(StableMath.Hypot), 0.0, -double.Epsilon, double.Epsilon)]
    [InlineData(nameof(StableMath.Hypot), double.MaxValue, 0.0, double.MaxValue)]
    public void OfTwoNumbers(string function, double x, double y, double expected)
    {
        Assert.Equal(expected, StableMathFunctions.OfTwoDouble[function](x, y));
        if ((double)(float)x == x && (double)(float)y == y)
        {
            Assert.Equal((float)expected, StableMathFunctions.OfTwoFloat[function]((float)x, (float)y));
        }
    }

    [Fact]
    public void ZeroKeepsItsSignWhereTheFunctionIsOdd()
    {
        foreach (string function in OddFunctions.Append(nameof(StableMath.Log1P)).Append(nameof(StableMath.ExpM1)))
        {
            Assert.Equal(-0.0, StableMathFunctions.OfOneDouble[function](-0.0));
            Assert.Equal(-0.0f, StableMathFunctions.OfOneFloat[function](-0.0f));
        }

        Assert.Equal(double.NegativeInfinity, StableMath.Log1MExp(-0.0));
        Assert.Equal(0.0, StableMath.XLogX(-0.0));
        Assert.Equal(0.0, StableMath.XLogY(-0.0, 0));
    }

    [Fact]
    public void NaNGivesNaN()
    {
        Assert.All(StableMathFunctions.OfOneDouble, function => Assert.Equal(double.NaN, function.Value(double.NaN)));
        Assert.All(StableMathFunctions.OfOneFloat, function => Assert.Equal(float.NaN, function.Value(float.NaN)));
        foreach (double other in new[] { 0, 1, -1, Infinity, -Infinity, double.NaN })
        {
            Assert.All(StableMathFunctions.OfTwoDouble, function => Assert.Equal(double.NaN, function.Value(other, double.NaN)));
            Assert.All(StableMathFunctions.OfTwoDouble, function => Assert.Equal(double.NaN, function.Value(double.NaN, other)));
            Assert.All(StableMathFunctions.OfTwoFloat, function => Assert.Equal(float.NaN, function.Value((float)other, float.NaN)));
            Assert.All(StableMathFunctions.OfTwoFloat, function => Assert.Equal(float.NaN, function.Value(float.NaN, (float)other)));
        }
    }

    [Fact]
    public void OddFunctionsAreOddToTheBit()
    {
        foreach (StableMathReference line in StableMathReference.All.Where(line => OddFunctions.Contains(line.Function)))
        {
            Func<double, double> function = StableMathFunctions.OfOneDouble[line.Function];
            Assert.Equal(-function(line.Arguments[0]), function(-line.Arguments[0]));
        }
    }
}
