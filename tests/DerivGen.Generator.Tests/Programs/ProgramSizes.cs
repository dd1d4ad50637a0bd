using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Arguments of the programs at any size, for what is counted and measured.</summary>
internal static class ProgramSizes
{
    /// <summary>Named arguments of a program, twice as much work or more for twice the size.</summary>
    public static object?[] Of(CorpusLoss program, LossMethod loss, int n)
    {
        Dictionary<string, object>? named = Named(program.Type, n);
        return named is not null
            ? [.. loss.Parameters.Select(parameter => named[parameter])]
            : [.. Repeated(program.Type, loss, n / 8)];
    }

    /// <summary>Of a regression: the data of its first point, as often as asked for.</summary>
    private static IEnumerable<object?> Repeated(string type, LossMethod loss, int times) => loss.Parameters
        .Zip(ProgramReferences.PointsOf(type)[0].ArgumentsFor(loss.Parameters))
        .Select(pair => pair.First != "b" && pair.Second is double[] data ? Enumerable.Range(0, times).SelectMany(_ => data).ToArray() : pair.Second);

    private static Dictionary<string, object>? Named(string type, int n) => type switch
    {
        "Rosenbrock" or "PowellSingular" or "CarriedArray" => new() { ["x"] = Numbers(4 * n) },
        "BreakInLoop" => new() { ["x"] = Positive(4 * n) },
        "ReturnInLoop" => new() { ["x"] = (double[])[.. Positive(4 * n).Select(x => -x), 1.0] },
        "Beale" => new() { ["x"] = 1.5, ["y"] = 0.5 },
        "Horner" => new() { ["coefficients"] = Numbers(4 * n), ["x"] = 0.9 },
        "NewtonSquareRoot" => new() { ["a"] = 2.0, ["steps"] = 4 * n },
        "NewtonSquareRootWhile" => new() { ["a"] = Math.ScaleB(1, 4 * n), ["tol"] = 1e-6 },
        "PendulumEuler" or "PendulumRungeKutta" => new() { ["angle"] = 0.5, ["velocity"] = 0.1, ["length"] = 1.2, ["damping"] = 0.1, ["seen"] = 0.2, ["dt"] = 0.01, ["steps"] = 4 * n },
        "LotkaVolterraEuler" => new()
        {
            ["alpha"] = 1.1, ["beta"] = 0.4, ["gamma"] = 0.5, ["delta"] = 0.1, ["prey"] = 10.0, ["predators"] = 5.0, ["preySeen"] = 7.0, ["predatorsSeen"] = 8.0, ["dt"] = 0.01, ["steps"] = 4 * n,
        },
        "LotkaVolterraRungeKutta" => new() { ["parameters"] = Positive(4), ["start"] = Positive(2), ["seen"] = Positive(2), ["dt"] = 0.01, ["steps"] = 4 * n },
        "RecurrentNetwork" => new() { ["w"] = Numbers((8 * 3) + (8 * 8) + 16), ["x"] = Numbers(3 * n), ["inputs"] = 3, ["hidden"] = 8, ["target"] = 0.5 },
        "GatedRecurrentUnit" => new() { ["w"] = Numbers(3 * 8 * 12), ["x"] = Numbers(3 * n), ["target"] = Numbers(8), ["inputs"] = 3 },
        "LongShortTermMemory" => new() { ["w"] = Numbers(4 * 8 * 12), ["x"] = Numbers(3 * n), ["y"] = Numbers(n), ["inputs"] = 3, ["hidden"] = 8 },
        "Perceptron" => new() { ["w"] = Numbers((n * 50) + (10 * (n + 1))), ["image"] = Positive(49), ["hidden"] = n, ["classes"] = 10, ["label"] = 3 },
        "Convolution1D" => new() { ["signal"] = Numbers((4 * n) + 4), ["kernel"] = Numbers(5), ["target"] = Numbers(4 * n) },
        "Convolution2D" => new()
        {
            ["image"] = Numbers(16 * n), ["kernel"] = Numbers(9), ["bias"] = 0.5, ["target"] = Numbers(16 * n), ["height"] = n, ["width"] = 16, ["size"] = 3,
        },
        "MaxPooling" => new() { ["image"] = Numbers(32 * n), ["weights"] = Numbers(8 * n), ["height"] = 2 * n, ["width"] = 16 },
        "LayerNorm" => new() { ["x"] = Numbers(4 * n), ["gain"] = Numbers(4 * n), ["bias"] = Numbers(4 * n), ["target"] = Numbers(4 * n) },
        "Attention" => new() { ["queries"] = Numbers(8 * n), ["keys"] = Numbers(8 * n), ["values"] = Numbers(8 * n), ["target"] = Numbers(8 * n), ["width"] = 8 },
        "CholeskyLikelihood" => new() { ["mean"] = Numbers(n), ["covariance"] = Kernel(n), ["x"] = Numbers(n) },
        "KalmanFilter" => new() { ["a"] = 0.9, ["processNoise"] = 0.2, ["measurementNoise"] = 0.5, ["seen"] = Numbers(4 * n) },
        "AdBenchGaussianMixture" => new()
        {
            ["alphas"] = Numbers(3), ["means"] = Numbers(12), ["icf"] = Numbers(30), ["x"] = Numbers(4 * n), ["d"] = 4, ["wishartGamma"] = 1.0, ["wishartM"] = 0,
        },
        "AdBenchBundleAdjustment" => new()
        {
            ["cameras"] = Enumerable.Range(0, 4).SelectMany(_ => (double[])[0.1, -0.2, 0.15, 0.1, 0.2, -4.0, 1.1, 0.01, 0.02, 0.1, 0.05]).ToArray(),
            ["points"] = Numbers(3 * n), ["weights"] = Positive(2 * n), ["features"] = Numbers(4 * n), ["cameraOf"] = Indices(2 * n, 4), ["pointOf"] = Indices(2 * n, n),
        },
        "AdBenchLstm" => new() { ["main"] = Numbers(16 * 8), ["extra"] = Numbers(24), ["state"] = Numbers(32), ["sequence"] = Positive(8 * n), ["layers"] = 2, ["width"] = 8 },
        "CoxPartialLikelihood" => new() { ["beta"] = Numbers(4), ["covariates"] = Numbers(16 * n), ["died"] = Indices(4 * n, 3).Select(i => i > 0).ToArray() },
        "Ctc" => new() { ["logits"] = Numbers(5 * 2 * n), ["labels"] = Indices(n / 2, 4).Select(i => i + 1).ToArray(), ["classes"] = 5 },
        "BlackScholes" => new() { ["spot"] = 105.0, ["strike"] = 100.0, ["rate"] = 0.05, ["volatility"] = 0.2, ["time"] = 0.5 },
        "BinomialTree" => new() { ["spot"] = 99.0, ["strike"] = 100.0, ["rate"] = 0.05, ["volatility"] = 0.2, ["time"] = 0.5, ["steps"] = 2 * n },
        "LennardJones" => new() { ["positions"] = Enumerable.Range(0, 3 * n).Select(i => i + (0.1 * Math.Sin(i))).ToArray(), ["epsilon"] = 0.8, ["sigma"] = 1.05 },
        "SpringNetwork" => new() { ["positions"] = Numbers(2 * n), ["stiffness"] = Positive(2 * n), ["rest"] = Positive(2 * n), ["from"] = Indices(2 * n, n), ["to"] = Indices(2 * n, n).Select(i => (i + 1) % n).ToArray() },
        "PageRank" => new() { ["weights"] = Positive(2 * n), ["damping"] = 0.85, ["from"] = Indices(2 * n, n), ["to"] = Indices(2 * n, n).Select(i => (i + 1) % n).ToArray(), ["target"] = Numbers(n), ["iterations"] = 10 },
        "MatrixFactorization" => new()
        {
            ["users"] = Numbers(3 * n), ["items"] = Numbers(3 * n), ["userOf"] = Indices(4 * n, n), ["itemOf"] = Indices(4 * n, n).Select(i => (3 * i) % n).ToArray(), ["ratings"] = Numbers(4 * n), ["rank"] = 3, ["penalty"] = 0.1,
        },
        "UnrolledDescent" => new() { ["start"] = Numbers(8), ["rate"] = 0.01, ["a"] = Kernel(8), ["b"] = Numbers(8), ["steps"] = n },
        "CarriedPair" => new() { ["x"] = 0.4, ["rate"] = 0.1, ["steps"] = 4 * n },
        "DoOnData" => new() { ["x"] = Math.ScaleB(1.5, 4 * n) },
        "WhileOnData" => new() { ["x"] = Math.ScaleB(1, -n / 2) },
        "CarriedRecurrence" => new() { ["x"] = 0.6, ["a"] = 0.8, ["b"] = 0.5, ["n"] = 4 * n },
        _ => null,
    };

    private static double[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(i => 0.7 * Math.Sin((1.7 * i) + 1))];

    private static double[] Positive(int length) => [.. Numbers(length).Select(x => 1.1 + x)];

    private static int[] Indices(int length, int below) => [.. Enumerable.Range(0, length).Select(i => ((i * 7) + (i / below)) % below)];

    /// <summary>A positive definite matrix.</summary>
    private static double[] Kernel(int n) => [.. Enumerable.Range(0, n * n).Select(i => Math.Exp(-Math.Abs((i / n) - (i % n))) + (i / n == i % n ? 0.5 : 0))];
}
