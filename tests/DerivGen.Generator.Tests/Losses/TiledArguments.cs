using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>The arguments of a reference point for longer vectors: each vector repeated, all those together that have to keep step.</summary>
internal static class TiledArguments
{
    /// <summary>What keeps its length while the others grow: the weights of a regression, the class weights of a batch.</summary>
    private static readonly HashSet<(string Type, string Parameter)> Fixed =
    [
        ("Row08", "w"), ("Row13Batch", "weights"), ("MatrixRegression", "w"), ("PlusMinusLogisticRegression", "w"), ("RidgeRegression", "w"), ("ReluNetwork", "v"), ("ReluNetwork", "w"), ("ReluNetwork", "x"),
    ];

    /// <summary>The ordinary point with the longest vectors, these repeated so many times.</summary>
    public static object?[] Of(CorpusLoss corpus, LossMethod loss, int times)
    {
        ReferencePoint point = ReferenceTable.PointsOf(corpus.Type).Where(point => !point.IsExtreme).MaxBy(point => point.Limit)!;
        return [.. loss.Parameters.Zip(point.ArgumentsFor(loss.Parameters), (parameter, argument) => argument switch
        {
            Array when Fixed.Contains((corpus.Type, parameter)) => argument,
            double[,] matrix => Repeat(matrix, times),
            double[] vector => Repeat(vector, times),
            int[] vector => Repeat(vector, times),
            _ => argument,
        })];
    }

    private static T[] Repeat<T>(T[] vector, int times) => [.. Enumerable.Range(0, times).SelectMany(_ => vector)];

    private static double[,] Repeat(double[,] matrix, int times)
    {
        double[,] repeated = new double[matrix.GetLength(0) * times, matrix.GetLength(1)];
        for (int i = 0; i < repeated.GetLength(0); i++)
        {
            for (int j = 0; j < repeated.GetLength(1); j++)
            {
                repeated[i, j] = matrix[i % matrix.GetLength(0), j];
            }
        }

        return repeated;
    }
}
