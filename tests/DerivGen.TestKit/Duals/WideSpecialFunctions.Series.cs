namespace DerivGen.TestKit;

/// <summary>Those that are summed up in dual numbers: the series of a function, differentiated term by term.</summary>
public static partial class WideSpecialFunctions
{
    private static readonly DoubleDouble EulerGamma = -DoubleDoubleSpecial.Polygamma(1, 1);

    /// <summary>Ai(0) and −Ai′(0).</summary>
    private static readonly (DoubleDouble Value, DoubleDouble Slope) AiryAtZero =
        (DoubleDouble.Parse("0.3550280538878172392600631860"), DoubleDouble.Parse("0.2588194037928067984051835602"));

    public static WideDual StruveL0(WideDual x) => Known(Series(x * 2 / WideDualMath.PI, (term, k) => term * x * x / (((2 * k) + 1) * ((2 * k) + 1))), x);

    public static WideDual StruveL1(WideDual x) => Known(Series(x * x * 2 / (3 * WideDualMath.PI), (term, k) => term * x * x / (((2 * k) + 1) * ((2 * k) + 3))), x);

    public static WideDual AiryAi(WideDual x) => Known((AiryEven(x) * Exact(AiryAtZero.Value)) - (AiryOdd(x) * Exact(AiryAtZero.Slope)), x);

    public static WideDual AiryBi(WideDual x) => Known(((AiryEven(x) * Exact(AiryAtZero.Value)) + (AiryOdd(x) * Exact(AiryAtZero.Slope))) * WideDualMath.Sqrt(3), x);

    public static WideDual AiryAiPrime(WideDual x) => Known((AiryEvenSlope(x) * Exact(AiryAtZero.Value)) - (AiryOddSlope(x) * Exact(AiryAtZero.Slope)), x);

    public static WideDual AiryBiPrime(WideDual x) => Known(((AiryEvenSlope(x) * Exact(AiryAtZero.Value)) + (AiryOddSlope(x) * Exact(AiryAtZero.Slope))) * WideDualMath.Sqrt(3), x);

    public static WideDual KelvinBer(WideDual x) => Known(Kelvin(x, isEven: true, _ => 1), x);

    public static WideDual KelvinBei(WideDual x) => Known(Kelvin(x, isEven: false, _ => 1), x);

    public static WideDual KelvinKer(WideDual x) => Known(
        (WideDualMath.PI / 4 * KelvinBei(x)) - (WideDualMath.Log(x / 2) * KelvinBer(x)) + Kelvin(x, isEven: true, n => DoubleDoubleSpecial.Polygamma(1, n + 1)),
        x);

    public static WideDual KelvinKei(WideDual x) => Known(
        Kelvin(x, isEven: false, n => DoubleDoubleSpecial.Polygamma(1, n + 1)) - (WideDualMath.Log(x / 2) * KelvinBei(x)) - (WideDualMath.PI / 4 * KelvinBer(x)),
        x);

    public static WideDual BesselK0(WideDual x) => Known(Harmonic(x, 1) - ((WideDualMath.Log(x / 2) + Exact(EulerGamma)) * BesselI0(x)), x);

    /// <summary>I₀ K₁ + I₁ K₀ = 1/x.</summary>
    public static WideDual BesselK1(WideDual x) => Known(((1 / x) - (BesselI1(x) * BesselK0(x))) / BesselI0(x), x);

    public static WideDual BesselK(int n, WideDual x) => n == 0 ? BesselK0(x) : BesselK1(x);

    /// <summary>J₁ Y₀ − J₀ Y₁ = 2/(π x).</summary>
    public static WideDual BesselY(int n, WideDual x)
    {
        WideDual zeroth = (((WideDualMath.Log(x / 2) + Exact(EulerGamma)) * BesselJ(0, x)) - Harmonic(x, -1)) * 2 / WideDualMath.PI;
        return Known(n == 0 ? zeroth : ((BesselJ(1, x) * zeroth) - (2 / (WideDualMath.PI * x))) / BesselJ(0, x), x);
    }

    public static WideDual SphericalBesselY(int n, WideDual x) => Known(n == 0 ? -WideDualMath.Cos(x) / x : ((-WideDualMath.Cos(x) / x) - WideDualMath.Sin(x)) / x, x);

    /// <summary>E₁.</summary>
    public static WideDual ExponentialIntegral(WideDual x, int n) => Known(
        n == 0 ? WideDualMath.Exp(-x) / x : Series(x, (term, k) => -term * x * k / ((k + 1.0) * (k + 1))) - WideDualMath.Log(x) - Exact(EulerGamma),
        x);

    /// <summary>xᵃ (1 − x)ᵇ / a · Σ (a + b) … (a + b + n − 1) / ((a + 1) … (a + n)) xⁿ.</summary>
    public static WideDual BetaIncomplete(double a, double b, WideDual x) => Known(
        WideDualMath.Pow(x, a) * WideDualMath.Pow(1 - x, b) / a * Series(1, (term, k) => term * x * (a + b + k - 1) / (a + k)),
        x);

    public static WideDual BetaRegularized(double a, double b, WideDual x) => BetaIncomplete(a, b, x) / Beta(a, b);

    public static WideDual GammaLowerIncomplete(double a, WideDual x) => GammaLowerRegularized(a, x) * Gamma(a);

    public static WideDual GammaUpperIncomplete(double a, WideDual x) => GammaUpperRegularized(a, x) * Gamma(a);

    public static WideDual GammaLowerRegularizedInv(double a, WideDual y)
    {
        DoubleDouble SlopeAt(DoubleDouble v) => DoubleDoubleMath.Exp((DoubleDoubleMath.Log(v) * (a - 1)) - v - DoubleDoubleSpecial.LogGamma(a));
        DoubleDouble x = DoubleDoubleSpecial.Inverse(v => DoubleDoubleSpecial.LowerGamma(a, v), SlopeAt, y.Value, a - 0.5);
        DoubleDouble slope = 1 / SlopeAt(x);
        return Absolute(WideDual.Chain(y, x, slope, 4 * slope.High * slope.High), slope, y);
    }

    private static WideDual AiryEven(WideDual x) => Series(1, (term, k) => term * x * x * x / (((3 * k) - 1) * (3.0 * k)));

    private static WideDual AiryOdd(WideDual x) => Series(x, (term, k) => term * x * x * x / ((3 * k) * ((3.0 * k) + 1)));

    private static WideDual AiryEvenSlope(WideDual x) => Series(x * x / 2, (term, k) => term * x * x * x / ((3 * k) * ((3.0 * k) + 2)));

    private static WideDual AiryOddSlope(WideDual x) => Series(1, (term, k) => term * x * x * x / ((3 * k) * ((3.0 * k) - 2)));

    /// <summary>Σ (−1)ᵏ f(n) (x/2)²ⁿ / n!² with n = 2k or 2k + 1.</summary>
    private static WideDual Kelvin(WideDual x, bool isEven, Func<int, DoubleDouble> factor)
    {
        WideDual quarter = x * x / 4;
        WideDual term = isEven ? 1 : quarter;
        WideDual sum = term * Exact(factor(isEven ? 0 : 1));
        for (int n = isEven ? 2 : 3; n < 60; n += 2)
        {
            term = -term * quarter * quarter / ((double)n * n * (n - 1) * (n - 1));
            sum += term * Exact(factor(n));
        }

        return sum;
    }

    /// <summary>Σ (±1)ᵏ Hₖ (x/2)²ᵏ / k!², with Hₖ = 1 + 1/2 + … + 1/k.</summary>
    private static WideDual Harmonic(WideDual x, int sign)
    {
        DoubleDouble harmonic = 0;
        WideDual term = 1;
        WideDual sum = 0;
        for (int k = 1; k < 60; k++)
        {
            harmonic += (DoubleDouble)1 / k;
            term = term * sign * x * x / (4.0 * k * k);
            sum += term * Exact(harmonic);
        }

        return sum;
    }

    /// <summary>The first term, and those that the steps make of it, numbered from 1.</summary>
    private static WideDual Series(WideDual first, Func<WideDual, int, WideDual> step)
    {
        WideDual sum = first;
        WideDual term = first;
        for (int k = 1; k < 400; k++)
        {
            term = step(term, k);
            sum += term;
            if (Math.Abs(term.Value.High) + Math.Abs(term.Derivative.High) < 1e-36)
            {
                break;
            }
        }

        return sum;
    }

    private static WideDual Exact(DoubleDouble value) => new(value, 0, 0, 0);

    /// <summary>With the errors that a library's approximation has in the place of the series'.</summary>
    private static WideDual Known(WideDual result, WideDual x)
    {
        double slope = x.Derivative == 0 ? 0 : result.Derivative.High / x.Derivative.High;
        return Absolute(result with { ValueError = (1 + Math.Abs(slope)) * x.ValueError, DerivativeError = (1 + Math.Abs(slope)) * (x.DerivativeError + x.ValueError) }, slope, x);
    }
}
