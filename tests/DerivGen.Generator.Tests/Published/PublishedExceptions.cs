#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the derivatives do not depend on the compiler
namespace DerivGen.Generator.Tests.Published;

/// <summary>The published expressions that err by more than the contract's units at some of their points, and why.</summary>
internal static class PublishedExceptions
{
    public static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal);

    private const string Cancels = "A difference in the text that no form removes: a result, or a derivative, is much smaller than the terms that it is made of.";
    private const string Overflows = "Far out a part of the text overflows or vanishes where the result does not, and no form avoids it.";
    private const string OneElement = "One element outweighs the others: its own derivative is what all others together leave of two sums that it dominates, and each element without such a difference would need a sum of its own.";
    private const string LogGamma = "The library's logarithm of the gamma function, and its digamma function, err by several units, and several of them cancel.";
    private const string Tail = "Far out in the tail the exponent is a large square, of whose argument a unit in the last place is a hundred units of the result.";
    private const string Arccosine = "The arccosine of a quotient that rounds to 1 or -1: its distance from 1 is a product only after an identity that nothing in the text suggests.";

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
            "Feynman.I_41_16", "FpBench.TrimmedLogisticSample", "FpBench.VonMisesSample", "Learning.BcePosWeight", "Learning.JsBernoulli", "Learning.KlBernoulli",
            "Learning.KlOfSoftmaxes", "Learning.ListNet", "Learning.RankNet");
        Add(
            Overflows,
            "Feynman.III_4_33", "Hamming.ExpQ3");
        Add(LogGamma, "Densities.Beta", "Densities.Dirichlet", "Densities.DirichletMultinomial", "Densities.NegativeBinomial", "Densities.NegativeBinomialLogits", "Densities.StudentT", "Densities.ZeroInflatedPoisson");
        Add("A probability near 1: log 2 stands beside the logarithm of twice the probability, and the two cancel.", "Densities.CensoredNormal");
        Add("Near l = 1/2 the derivative of log(log((1 - l)/l)/(1 - 2l)) is a difference of two poles, added to other functions of l before they cancel.", "Densities.ContinuousBernoulli");
        Add("As xi approaches 0 the derivative by xi is a difference of second order of (1 + xi*z)^(-1/xi) and its logarithm, in three variables at once.", "Densities.GeneralizedExtremeValue");
        Add("log(x/alpha) and alpha*log(x/m) with (alpha + 1)*log(x) in one term: each logarithm alone is large where all arguments are tiny or huge.", "Densities.Pareto");
        Add("The densities on both sides of the border cancel in the derivatives by mu and sigma, far out in the tail.", "Densities.TruncatedNormal");
        Add("1 - (x/lambda)^k for a tiny k, where the exponent k*log(x/lambda) is formed after x/lambda was rounded to nearly 1.", "Densities.Weibull");
        Add(Arccosine, "Feynman.Aberration", "FpBench.FalkAcos", "FpBench.SphericalLawOfCosines");
        Add("omega^4 stands beside the quotient by (omega^2 - omega_0^2)^2 that all derivatives share, and overflows before it where omega is 1e100.", "Feynman.I_32_17");
        Add(Tail, "Finance.Call", "Finance.Margrabe");
        Add("Three arguments of 1e-100 at once: their products vanish before they are divided.", "Finance.Mortgage");
        Add("For a tiny z the quotient z/x(z), and for a strike near the forward the derivatives of its logarithms, are quotients of differences in three variables at once.", "Finance.Sabr");
        Add("The derivative by n is a difference of three parts that are each of the first order in i, one of them under a condition.", "FpBench.CompoundInterest");
        Add("Nearly opposite points: 1 - a keeps few digits of an a near 1, and it is a sum of squares only by an identity that nothing in the text suggests.", "FpBench.Haversine");
        Add("Ten products of a hundred cancel to a result of less than one; an argument near 0 explains little of their rounding.", "FpBench.Kepler2");
        Add("The sum of squares of two cube roots of the library, each with the error of a unit.", "Hamming.TwoCbrt");
        Add("An exponent, alpha/2 - 1 or b - 1, is rounded, and the logarithm of a large base multiplies that.", "Densities.LogLogistic", "Learning.BarronRobust");
        Add(OneElement, "Learning.CosineEmbedding", "Learning.DiceSoft", "Learning.LayerNormSquare", "Learning.Pearson", "LeastSquares.LinearFullRank");
        Add("The gradient is a difference of neighbouring residuals, which tiny arguments leave equal up to their last digits.", "LeastSquares.DiscreteBoundary");
        Add("100 - r/pi stands in an exponent: its rounding is a hundred units of the result, which the arguments do not explain.", "Optimization.CrossInTray");
        Add("(x - pi)^2 stands in an exponent: for a tiny x the rounding of x - pi is ten units of the result, which x does not explain.", "Optimization.Easom");
        Add("The argument of the sine is rounded to a number near 47 before its root is taken, and a small x or y does not explain that.", "Optimization.Eggholder");
        Add("sin(x - y)*cos(x + y) + cos(x - y)*sin(x + y) is sin(2*x), which costs a further sine; for a tiny x, or a huge y, the two cancel.", "Optimization.Keane");
        Add("The cosine of pi*s, and s is a sum of squares that is rounded.", "Optimization.Langermann");
        Add("The sine of (i + 1)*x^2/pi for an x of 1e8: the square is rounded by many periods.", "Optimization.Michalewicz");
        Add("The exponent 2/5 is no number of floating point, and the logarithm of a large base multiplies what it lacks.", "Regression.Livermore16");
        Add("Both arguments are 1e100: the powers of each overflow, and the quotient is one of polynomials in different variables.", "Regression.Vladislavleva8");
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
