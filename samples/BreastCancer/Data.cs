namespace DerivGen.Samples.BreastCancer;

/// <summary>
/// 569 tumours, each described by 30 measurements of its cells; class 0 is malignant, class 1 benign
/// (Wisconsin diagnostic data, UCI).
/// </summary>
internal static class Data
{
    public static (LabelledData Train, LabelledData Test) Load(int seed)
    {
        (LabelledData train, LabelledData test) = LabelledData.Read("breast_cancer.csv", headerLines: 1).ShuffleAndSplit(seed);
        (double[] means, double[] deviations) = Statistics(train);
        return (Standardize(train, means, deviations), Standardize(test, means, deviations));
    }

    private static (double[] Means, double[] Deviations) Statistics(LabelledData data)
    {
        double[] means = new double[data.Dimension];
        double[] deviations = new double[data.Dimension];
        for (int j = 0; j < data.Dimension; j++)
        {
            double[] column = [.. Enumerable.Range(0, data.Count).Select(i => data.Sample(i)[j])];
            means[j] = column.Average();
            deviations[j] = Math.Sqrt(column.Average(value => (value - means[j]) * (value - means[j])));
        }

        return (means, deviations);
    }

    /// <summary>Every feature gets mean 0 and deviation 1, by the statistics of the training set: the test set is unknown so far.</summary>
    private static LabelledData Standardize(LabelledData data, double[] means, double[] deviations) =>
        data with { Features = [.. data.Features.Select((value, i) => (value - means[i % means.Length]) / deviations[i % means.Length])] };
}
