using System.Globalization;

namespace DerivGen.Samples;

/// <summary>Samples of a classification: the features of all of them one after another, and the class of each.</summary>
internal sealed record LabelledData(double[] Features, int[] Classes)
{
    public int Count => Classes.Length;

    public int Dimension => Features.Length / Classes.Length;

    /// <summary>Reads a file with one sample per line, the class in the last column.</summary>
    public static LabelledData Read(string fileName, int headerLines)
    {
        double[][] rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, fileName))
            .Skip(headerLines)
            .Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        return new LabelledData([.. rows.SelectMany(row => row[..^1])], [.. rows.Select(row => (int)row[^1])]);
    }

    public ReadOnlySpan<double> Sample(int i) => Features.AsSpan(i * Dimension, Dimension);

    /// <summary>A batch: as many samples from the given one on.</summary>
    public LabelledData Range(int first, int count) =>
        new(Features[(first * Dimension)..((first + count) * Dimension)], Classes[first..(first + count)]);

    /// <summary>Puts the samples in a random order that is the same on every run, and cuts off the last fifth for testing.</summary>
    public (LabelledData Train, LabelledData Test) ShuffleAndSplit(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new Random(seed).Shuffle(order);
        int border = Count * 4 / 5;
        return (Select(order[..border]), Select(order[border..]));
    }

    /// <summary>The share of the samples whose class is recognised.</summary>
    public double Accuracy(Func<int, int> classify) => Enumerable.Range(0, Count).Average(i => classify(i) == Classes[i] ? 1.0 : 0.0);

    private LabelledData Select(int[] order) =>
        new([.. order.SelectMany(i => Sample(i).ToArray())], [.. order.Select(i => Classes[i])]);
}
