#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the derivatives do not depend on the compiler
namespace DerivGen.Generator.Tests.Published;

/// <summary>The published expressions that err by more than the contract's units at some of their points, and why.</summary>
internal static class PublishedExceptions
{
    public static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal);

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
        Add("As ka approaches ke the derivatives are differences of second order of two exponentials in three variables at once; and a single tiny or huge argument leaves one of them as what rounding leaves of the other terms.", "Exponentials.Bateman");
        Add("a*coth(a*x) - b*coth(b*x) for a j near 0, where both a and b are large and differ by 1: the difference of the two is a function of x and j at once.", "Exponentials.Brillouin");
        Add("log(1 + exp(k*(x + 1))) - log(1 + exp(k*(x - 1))) less k: for a small k and x the two logarithms cancel in their first two orders, in both variables at once, and far out one sigmoid is the other times exp(2*k).", "Exponentials.HardTanhSoft");
        Add("s times the logarithm of a quotient that approaches 1 as s grows, and its derivative by s, in which the logarithm cancels too: functions of u and 1/s at once.", "FpBench.TrimmedLogisticSample");
        Add("v*log(1 - (1 - u)*(1 - exp(-2/v))) for a large v: the value 1 + v*log(1 - little/v) cancels, and so does its derivative, as functions of 1/v and u at once.", "FpBench.VonMisesSample");
        Add("For a huge w and z what stands before softplus(z) and before z is of the size of w, and the two cancel to 1 - y.", "Learning.BcePosWeight");
        Add("The divergences of p from (p + q)/2 and of q from it are of second order in p - q, and no logarithm of a quotient by itself is: a function of both p and q, as of p and 1 - p.", "Learning.JsBernoulli");
        Add("p*log(p/q) + (1 - p)*log((1 - p)/(1 - q)) is of second order in p - q, and each of its logarithms of the first: the two cancel as functions of p and q at once.", "Learning.KlBernoulli");
        Add("All logits are tiny, so that both distributions are uniform up to their last digits: the divergence is of second order in what is left.", "Learning.KlOfSoftmaxes");
        Add("All logits are tiny, so that both distributions are uniform up to their last digits, and the gradient is the difference of the two.", "Learning.ListNet");
        Add("One logit outweighs the others: the difference of the two sums of sigmoids over an index, of which one has a single term, is a small share of both.", "Learning.RankNet");
        Add("eps*(exp((a + b)*eps) - 1)/((exp(a*eps) - 1)*(exp(b*eps) - 1)), where two factors overflow together: the exponentials would have to be taken out of three differences at once.", "Hamming.ExpQ3");
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
