using System.Globalization;

namespace DerivGen.IntegrationTests;

public class StableMathMonotonicityTests
{
    /// <summary>From one representable number to the next, around all points of the references and from many others.</summary>
    [Theory]
    [InlineData("Log1P", 1)]
    [InlineData("ExpM1", 1)]
    [InlineData("Log1MExp", 1)]
    [InlineData("Sigmoid", 1)]
    [InlineData("Softplus", 1)]
    [InlineData("LogSigmoid", 1)]
    [InlineData("Erf", 1)]
    [InlineData("Erfc", -1)]
    [InlineData("Asinh", 1)]
    [InlineData("Acosh", 1)]
    [InlineData("Atanh", 1)]
    [InlineData("Cbrt", 1)]
    public void FollowsTheFunctionFromNeighbourToNeighbour(string name, int direction)
    {
        Func<double, double> function = StableMathFunctions.OfOneDouble[name];
        Func<float, float> ofSingle = StableMathFunctions.OfOneFloat[name];
        foreach (double start in Starts(name))
        {
            double x = start;
            double y = direction * function(x);
            float single = (float)start;
            float ySingle = direction * ofSingle(single);
            for (int step = 0; step < 200; step++)
            {
                double next = Math.BitIncrement(x);
                double z = direction * function(next);
                Assert.False(z < y, string.Create(CultureInfo.InvariantCulture, $"{name} goes from {y:R} at {x:R} to {z:R} at {next:R}."));
                (x, y) = (next, z);

                float nextSingle = MathF.BitIncrement(single);
                float zSingle = direction * ofSingle(nextSingle);
                Assert.False(zSingle < ySingle, string.Create(CultureInfo.InvariantCulture, $"{name} goes from {ySingle:R} at {single:R} to {zSingle:R} at {nextSingle:R}."));
                (single, ySingle) = (nextSingle, zSingle);
            }
        }
    }

    /// <summary>The points of the references, and as many again of every magnitude between 1e-8 and 1e4; outside of its domain a function is NaN and goes nowhere.</summary>
    private static IEnumerable<double> Starts(string name)
    {
        foreach (StableMathReference line in StableMathReference.All.Where(line => line.Function == name))
        {
            yield return line.Arguments[0];
        }

        Random numbers = new(1);
        for (int i = 0; i < 2_000; i++)
        {
            yield return (numbers.Next(2) == 0 ? 1 : -1) * Math.Pow(10, numbers.NextDouble() * 12 - 8);
            yield return numbers.NextDouble() * 4 - 2;
        }
    }

    [Theory]
    [InlineData("Log1P", 1, -1, 100)]
    [InlineData("ExpM1", 1, -50, 720)]
    [InlineData("Log1MExp", 1, 0, 800)]
    [InlineData("Sigmoid", 1, -800, 60)]
    [InlineData("Softplus", 1, -800, 60)]
    [InlineData("LogSigmoid", 1, -60, 800)]
    [InlineData("Erf", 1, -8, 8)]
    [InlineData("Erfc", -1, -8, 30)]
    [InlineData("Asinh", 1, -1e9, 1e9)]
    [InlineData("Acosh", 1, 1, 1e9)]
    [InlineData("Atanh", 1, -1, 1)]
    [InlineData("Cbrt", 1, -1e300, 1e300)]
    public void FollowsTheFunctionFromEndToEnd(string name, int direction, double from, double to)
    {
        const int Steps = 200_000;
        double before = double.NegativeInfinity;
        float beforeSingle = float.NegativeInfinity;
        for (int step = 0; step <= Steps; step++)
        {
            double x = from + (to - from) * step / Steps;
            double y = direction * StableMathFunctions.OfOneDouble[name](x);
            float single = direction * StableMathFunctions.OfOneFloat[name]((float)x);
            Assert.True(y >= before && single >= beforeSingle, string.Create(CultureInfo.InvariantCulture, $"{name} goes back before {x:R}."));
            (before, beforeSingle) = (y, single);
        }
    }

    /// <summary>
    /// In each argument that is not the largest, from one representable number to the next; the other arguments stay. (The
    /// largest is added to a logarithm that falls while it rises: the rounding of the two may take back a last place.)
    /// </summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(-3.7)]
    [InlineData(0.693)]
    [InlineData(41.0)]
    [InlineData(-745.0)]
    public void LogAddExpAndLogSumExp_FollowEachSmallerArgument(double other)
    {
        foreach (double distance in Enumerable.Range(-400, 400).Select(i => i * 0.1).Append(-700))
        {
            double x = other + distance;
            (double sum, double left, double right) before = At(x);
            for (int step = 0; step < 50; step++)
            {
                x = Math.BitIncrement(x);
                (double sum, double left, double right) next = At(x);
                Assert.True(
                    next.sum >= before.sum && next.left >= before.left && next.right >= before.right,
                    string.Create(CultureInfo.InvariantCulture, $"The sum goes back before {x:R}, beside {other:R}."));
                before = next;
            }
        }

        (double, double, double) At(double x) => (StableMath.LogSumExp([other, x, other - 1]), StableMath.LogAddExp(x, other), StableMath.LogAddExp(other, x));
    }
}
