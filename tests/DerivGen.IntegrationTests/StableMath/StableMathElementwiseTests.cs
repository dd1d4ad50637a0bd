namespace DerivGen.IntegrationTests;

/// <summary>The functions of vectors are those of numbers, element by element.</summary>
public class StableMathElementwiseTests
{
    private delegate void OfOne<T>(ReadOnlySpan<T> x, Span<T> destination);

    private delegate void OfTwo<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);

    public static TheoryData<string> NamesOfOne => [.. StableMathFunctions.OfOneDouble.Keys];

    public static TheoryData<string> NamesOfTwo => [.. StableMathFunctions.OfTwoDouble.Keys];

    [Theory]
    [MemberData(nameof(NamesOfOne))]
    public void OfOneVector(string name)
    {
        double[] x = [.. StableMathReference.All.Where(line => line.Function == name).Select(line => line.Arguments[0]), double.NaN, 0, -1];
        Check(x, StableMathFunctions.OfOneDouble[name], Vector<OfOne<double>>(name));
        Check([.. x.Select(number => (float)number)], StableMathFunctions.OfOneFloat[name], Vector<OfOne<float>>(name));
    }

    [Theory]
    [MemberData(nameof(NamesOfTwo))]
    public void OfTwoVectors(string name)
    {
        StableMathReference[] lines = [.. StableMathReference.All.Where(line => line.Function == name)];
        double[] x = [.. lines.Select(line => line.Arguments[0])];
        double[] y = [.. lines.Select(line => line.Arguments[1])];
        Check(x, y, StableMathFunctions.OfTwoDouble[name], Vector<OfTwo<double>>(name));
        Check([.. x.Select(number => (float)number)], [.. y.Select(number => (float)number)], StableMathFunctions.OfTwoFloat[name], Vector<OfTwo<float>>(name));
    }

    private static TVector Vector<TVector>(string name)
        where TVector : Delegate =>
        typeof(StableMath).GetMethod(name, [.. typeof(TVector).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!.CreateDelegate<TVector>();

    private static void Check<T>(T[] x, Func<T, T> function, OfOne<T> vector)
    {
        T[] expected = [.. x.Select(function)];
        T[] destination = new T[x.Length];
        vector(x, destination);
        Assert.Equal(expected, destination);

        destination = [.. x];
        vector(destination, destination);
        Assert.Equal(expected, destination);

        vector([], []);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => vector(x, new T[x.Length + 1])).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => vector(x.AsSpan(1), x.AsSpan(0, x.Length - 1))).ParamName);
    }

    private static void Check<T>(T[] x, T[] y, Func<T, T, T> function, OfTwo<T> vector)
    {
        T[] expected = [.. x.Zip(y, function)];
        T[] destination = new T[x.Length];
        vector(x, y, destination);
        Assert.Equal(expected, destination);

        destination = [.. y];
        vector(x, destination, destination);
        Assert.Equal(expected, destination);

        vector([], [], []);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => vector(x, y, new T[x.Length + 1])).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => vector(x, y.AsSpan(1), new T[x.Length])).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => vector(x.AsSpan(1), y.AsSpan(1), x.AsSpan(0, x.Length - 1))).ParamName);
    }
}
