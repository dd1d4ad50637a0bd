using System.Globalization;

namespace DerivGen.IntegrationTests;

public class StableMathAccuracyTests(ITestOutputHelper output)
{
    private delegate void Writer<T>(ReadOnlySpan<T> x, Span<T> destination);

    /// <summary>The largest errors, in units in the last place; for LogAddExp and the vectors in the contract's units of accuracy.</summary>
    [Theory]
    [InlineData("Log1P", 0.6)]
    [InlineData("ExpM1", 1.1)]
    [InlineData("Log1MExp", 2)]
    [InlineData("Sigmoid", 2)]
    [InlineData("Softplus", 2)]
    [InlineData("LogSigmoid", 2)]
    [InlineData("Erf", 1.1)]
    [InlineData("Erfc", 2)]
    [InlineData("Asinh", 0.6)]
    [InlineData("Acosh", 0.6)]
    [InlineData("Atanh", 0.6)]
    [InlineData("Cbrt", 0.6)]
    [InlineData("XLogX", 1.6)]
    [InlineData("XLogY", 1.6)]
    [InlineData("Hypot", 1.5)]
    [InlineData("LogAddExp", 2)]
    [InlineData("LogSumExp", 2)]
    [InlineData("Softmax", 3)]
    [InlineData("LogSoftmax", 2)]
    public void ErrorsAgainstFiftyDigits(string function, double limit)
    {
        List<string> failures = [];
        foreach (var group in StableMathReference.All.Where(line => line.Function.Split(':')[0] == function).GroupBy(line => (line.Type, line.Kind)))
        {
            var worst = group.Select(line => (Line: line, Computed: Compute(line))).MaxBy(pair => pair.Line.ErrorOf(pair.Computed));
            double error = worst.Line.ErrorOf(worst.Computed);
            string report = string.Create(
                CultureInfo.InvariantCulture,
                $"{function,-10} {group.Key.Type,-6} {group.Key.Kind,-9} {group.Count(),4} points, largest error {error:0.000} at {worst.Line}: {worst.Computed:R} for {worst.Line.Value}");
            output.WriteLine(report);
            if (!(error <= (group.Key.Type == "float" ? Math.Min(limit, 1) : limit)))
            {
                failures.Add(report);
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public void EveryLineOfTheTableIsTested()
    {
        string[] functions = [.. StableMathFunctions.OfOneDouble.Keys, .. StableMathFunctions.OfTwoDouble.Keys, "LogSumExp", "Softmax", "LogSoftmax"];
        Assert.Equal(functions.Order(StringComparer.Ordinal), StableMathReference.All.Select(line => line.Function.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static double Compute(StableMathReference line)
    {
        double[] x = line.Arguments;
        float[] single = [.. x.Select(argument => (float)argument)];
        if (StableMathFunctions.OfOneDouble.TryGetValue(line.Function, out Func<double, double>? ofOne))
        {
            return line.IsDouble ? ofOne(x[0]) : StableMathFunctions.OfOneFloat[line.Function](single[0]);
        }

        if (StableMathFunctions.OfTwoDouble.TryGetValue(line.Function, out Func<double, double, double>? ofTwo))
        {
            return line.IsDouble ? ofTwo(x[0], x[1]) : StableMathFunctions.OfTwoFloat[line.Function](single[0], single[1]);
        }

        if (line.Function == "LogSumExp")
        {
            return line.IsDouble ? StableMath.LogSumExp(x) : StableMath.LogSumExp(single);
        }

        string[] parts = line.Function.Split(':');
        int element = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return line.IsDouble
            ? Element<double>(parts[0] == "Softmax" ? StableMath.Softmax : StableMath.LogSoftmax, x, element)
            : Element<float>(parts[0] == "Softmax" ? StableMath.Softmax : StableMath.LogSoftmax, single, element);
    }

    private static T Element<T>(Writer<T> function, T[] x, int element)
    {
        T[] destination = new T[x.Length];
        function(x, destination);
        return destination[element];
    }
}
