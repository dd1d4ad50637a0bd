#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the derivatives do not depend on the compiler
namespace DerivGen.Generator.Tests.Published;

/// <summary>The published expressions that err by more than the contract's units at some of their points, and why.</summary>
internal static class PublishedExceptions
{
    public static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal);

    private const string Cancels = "A difference in the text that no form removes: a result, or a derivative, is much smaller than the terms that it is made of.";
    private const string Overflows = "Far out a part of the text overflows or vanishes where the result does not, and no form avoids it.";
    private const string Library = "The error of a function of the library, several times over.";
    private const string Periodic = "The argument of a sine is rounded: a multiple of pi is no number of floating point, and the result is small beside the argument.";

    private const string DatumLast = "The closed form subtracts a variable, a mean or a number last, for which the contract adds an ulp of the larger operand, and the unit of the references does not.";
    private const string ExactZero = "The result is exactly 0 where its terms cancel: the unit is 0, and the error an ulp of a term.";

    static PublishedExceptions()
    {
        Add(DatumLast, "Exponentials.BoltzmannAverage", "Exponentials.SoftmaxTemperature");
        Add("A sum of terms that are larger than it: the contract adds an ulp of the sum of their absolute values, and the unit of the references does not.", "Exponentials.ThreeLevelEnergy");
        Add(ExactZero, "Exponentials.LogisticGrowthFromStart", "Learning.JaccardLogits");
        Add("The logarithm of a sum over an index is 1 + little: which term is the 1 is not known before the sum is made.", "Exponentials.RotorSum");
        Add("A small difference of two functions of two or more arguments: a Taylor polynomial in one of them alone does not help.", "Exponentials.Bateman", "Exponentials.Brillouin", "Exponentials.HardTanhSoft");
        Add("The power of a sum that overflows, where the power does not.", "Exponentials.Richards");
        Add(
            Cancels,
            "Feynman.Aberration", "Feynman.I_30_3", "Feynman.I_41_16", "Feynman.MultipleSlits", "Finance.Annuity", "Finance.KirkVolatility",
            "Finance.Margrabe", "Finance.NelsonSiegel", "Finance.Sabr", "Finance.Svensson", "FpBench.ArithmeticGeometricStep", "FpBench.CompoundInterest",
            "FpBench.FalkAcos", "FpBench.Haversine", "FpBench.Kepler2", "FpBench.SphericalLawOfCosines", "FpBench.TrimmedLogisticSample", "FpBench.VonMisesSample",
            "Learning.BarronRobust", "Learning.BcePosWeight", "Learning.CosineEmbedding", "Learning.DiceSoft", "Learning.JsBernoulli", "Learning.KlBernoulli",
            "Learning.KlOfSoftmaxes", "Learning.LayerNormSquare", "Learning.ListNet", "Learning.Pearson", "Learning.RankNet", "Learning.WassersteinVariances",
            "Optimization.CrossInTray", "Optimization.Easom", "Optimization.Keane", "Optimization.Rastrigin", "Optimization.Schaffer2", "Regression.Koza2",
            "Regression.Koza3", "Regression.R1");
        Add(
            Overflows,
            "Feynman.III_4_33", "Feynman.I_32_17", "Finance.Mortgage", "Hamming.ExpQ3", "Optimization.Schwefel", "Regression.Pagie1", "Regression.R2",
            "Regression.R3", "Regression.Vladislavleva8");
        Add(Library, "Finance.Call", "Hamming.TwoCbrt", "Regression.Livermore16");
        Add(
            Periodic,
            "FpBench.NormalizedSine", "Optimization.Eggholder", "Optimization.Langermann", "Optimization.Levy13", "Optimization.Michalewicz", "Regression.Keijzer1");
    }

    private static void Add(string reason, params string[] methods)
    {
        foreach (string method in methods)
        {
            Reasons.Add(method, reason);
        }
    }
}
#endif
