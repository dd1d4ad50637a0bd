using System.Globalization;

namespace DerivGen.IntegrationTests;

public class StableMathMonotonicityTests
{
    /// <summary>How far a function may go back from one representable argument to the next, in units in the last place.</summary>
    [Theory]
    [InlineData("Log1P", 1, 1)]
    [InlineData("ExpM1", 1, 0)]
    [InlineData("Log1MExp", 1, 0)]
    [InlineData("Sigmoid", 1, 0)]
    [InlineData("Softplus", 1, 1)]
    [InlineData("LogSigmoid", 1, 1)]
    [InlineData("Erf", 1, 0)]
    [InlineData("Erfc", -1, 0)]
    public void FollowsTheFunctionFromNeighbourToNeighbour(string name, int direction, int tolerance)
    {
        Func<double, double> function = StableMathFunctions.OfOneDouble[name];
        int pairs = 0;
        int backwards = 0;
        foreach (double start in StableMathReference.All.Where(line => line.Function == name && line.IsDouble).Select(line => line.Arguments[0]))
        {
            double x = start;
            double y = direction * function(x);
            for (int step = 0; step < 200; step++)
            {
                double next = Math.BitIncrement(x);
                double z = direction * function(next);
                double lowest = y;
                for (int unit = 0; unit < tolerance; unit++)
                {
                    lowest = Math.BitDecrement(lowest);
                }

                Assert.True(z >= lowest, string.Create(CultureInfo.InvariantCulture, $"{name} goes from {y:R} at {x:R} to {z:R} at {next:R}."));
                pairs++;
                backwards += z < y ? 1 : 0;
                (x, y) = (next, z);
            }
        }

        Assert.True(backwards <= pairs / 10_000, string.Create(CultureInfo.InvariantCulture, $"{backwards} of {pairs} pairs of neighbours are out of order."));
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
}
