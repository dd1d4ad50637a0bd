namespace DerivGen.Samples.Digits;

/// <summary>1797 handwritten digits of 8×8 pixels, each between 0 and 1 (optical recognition data, UCI).</summary>
internal static class Data
{
    public const int Classes = 10;

    private const double Black = 16;

    public static (LabelledData Train, LabelledData Test) Load(int seed)
    {
        LabelledData data = LabelledData.Read("digits.csv", headerLines: 0);
        return (data with { Features = [.. data.Features.Select(pixel => pixel / Black)] }).ShuffleAndSplit(seed);
    }

    /// <summary>The mean image of every digit, less the mean of all images.</summary>
    public static double[] Templates(LabelledData data)
    {
        double[] mean = Mean(data, Enumerable.Range(0, data.Count));
        return
        [
            .. from k in Enumerable.Range(0, Classes)
               from pixel in Mean(data, Enumerable.Range(0, data.Count).Where(i => data.Classes[i] == k)).Zip(mean)
               select pixel.First - pixel.Second,
        ];
    }

    private static double[] Mean(LabelledData data, IEnumerable<int> samples) =>
        [.. Enumerable.Range(0, data.Dimension).Select(j => samples.Average(i => data.Sample(i)[j]))];
}
