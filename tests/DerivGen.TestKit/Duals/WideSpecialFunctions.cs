namespace DerivGen.TestKit;

/// <summary>
/// The special functions of MathNet on <see cref="WideDual"/>. The library has fewer digits than double in some of them,
/// and those are all that is asked for.
/// </summary>
public static partial class WideSpecialFunctions
{
    /// <summary>What the library's approximations err by, in units of double.</summary>
    private const double LibraryError = 4096;

    private static readonly DoubleDouble Slope = 2 / DoubleDoubleMath.Sqrt(DoubleDouble.Pi);

    public static WideDual Erf(WideDual x)
    {
        DoubleDouble slope = Slope * DoubleDoubleMath.Exp(-(x.Value * x.Value));
        return WideDual.Chain(x, DoubleDoubleSpecial.Erf(x.Value), slope, 2 * x.Value.High * slope.High).Within(LibraryError);
    }

    public static WideDual Erfc(WideDual x)
    {
        DoubleDouble slope = -Slope * DoubleDoubleMath.Exp(-(x.Value * x.Value));
        return WideDual.Chain(x, 1 - DoubleDoubleSpecial.Erf(x.Value), slope, 2 * x.Value.High * slope.High).Within(LibraryError);
    }

    public static WideDual GammaLn(WideDual x)
    {
        DoubleDouble slope = DoubleDoubleSpecial.Polygamma(1, x.Value);
        WideDual result = WideDual.Chain(x, DoubleDoubleSpecial.LogGamma(x.Value), slope, DoubleDoubleSpecial.Polygamma(2, x.Value).High);
        return Absolute(result, slope, x);
    }

    public static WideDual Gamma(WideDual x) => WideDualMath.Exp(GammaLn(x));

    public static WideDual DiGamma(WideDual x)
    {
        DoubleDouble slope = DoubleDoubleSpecial.Polygamma(2, x.Value);
        WideDual result = WideDual.Chain(x, DoubleDoubleSpecial.Polygamma(1, x.Value), slope, DoubleDoubleSpecial.Polygamma(3, x.Value).High);
        return Absolute(result, slope, x);
    }

    public static WideDual BetaLn(WideDual x, WideDual y) => GammaLn(x) + GammaLn(y) - GammaLn(x + y);

    public static WideDual Beta(WideDual x, WideDual y) => WideDualMath.Exp(BetaLn(x, y));

    public static WideDual Logistic(WideDual x) => 1 / (1 + WideDualMath.Exp(-x));

    public static WideDual Logit(WideDual x) => WideDualMath.Log(x / (1 - x));

    public static WideDual Hypotenuse(WideDual x, WideDual y) => WideDualMath.Hypot(x, y);

    public static WideDual BesselI0(WideDual x)
    {
        DoubleDouble slope = DoubleDoubleSpecial.BesselI(1, x.Value);
        DoubleDouble value = DoubleDoubleSpecial.BesselI(0, x.Value);
        return WideDual.Chain(x, value, slope, value.High).Within(LibraryError);
    }

    public static WideDual BesselI1(WideDual x)
    {
        DoubleDouble value = DoubleDoubleSpecial.BesselI(1, x.Value);
        DoubleDouble slope = DoubleDoubleSpecial.BesselI(0, x.Value) - (value / x.Value);
        return WideDual.Chain(x, value, slope, value.High).Within(LibraryError);
    }

    public static WideDual BesselI(int n, WideDual x) => n == 0 ? BesselI0(x) : BesselI1(x);

    public static WideDual BesselJ(int n, WideDual x)
    {
        DoubleDouble value = DoubleDoubleSpecial.BesselJ(n, x.Value);
        DoubleDouble slope = (value * n / x.Value) - DoubleDoubleSpecial.BesselJ(n + 1, x.Value);
        return Absolute(WideDual.Chain(x, value, slope, 1), slope, x);
    }

    public static WideDual SphericalBesselJ(int n, WideDual x)
    {
        WideDual first = WideDualMath.Sin(x) / x;
        return (n == 0 ? first : (first - WideDualMath.Cos(x)) / x).Within(LibraryError);
    }

    public static WideDual GammaLowerRegularized(double a, WideDual x)
    {
        DoubleDouble slope = DoubleDoubleMath.Exp((DoubleDoubleMath.Log(x.Value) * (a - 1)) - x.Value - DoubleDoubleSpecial.LogGamma(a));
        return Absolute(WideDual.Chain(x, DoubleDoubleSpecial.LowerGamma(a, x.Value), slope, slope.High * (((a - 1) / x.Value.High) - 1)), slope, x);
    }

    public static WideDual GammaUpperRegularized(double a, WideDual x) => 1 - GammaLowerRegularized(a, x);

    public static WideDual ErfInv(WideDual y)
    {
        DoubleDouble x = DoubleDoubleSpecial.Inverse(DoubleDoubleSpecial.Erf, v => Slope * DoubleDoubleMath.Exp(-(v * v)), y.Value, 0);
        DoubleDouble slope = DoubleDoubleMath.Exp(x * x) / Slope;
        return WideDual.Chain(y, x, slope, 2 * x.High * slope.High * slope.High).Within(LibraryError);
    }

    public static WideDual ErfcInv(WideDual y) => ErfInv(1 - y);

    /// <summary>The library iterates until it has 15 digits of the value, and less of the place.</summary>
    public static WideDual DiGammaInv(WideDual y)
    {
        DoubleDouble start = y.Value.High < -2.22 ? -1 / (y.Value + 0.5772156649) : DoubleDoubleMath.Exp(y.Value) + 0.5;
        DoubleDouble x = DoubleDoubleSpecial.Inverse(v => DoubleDoubleSpecial.Polygamma(1, v), v => DoubleDoubleSpecial.Polygamma(2, v), y.Value, start);
        DoubleDouble slope = 1 / DoubleDoubleSpecial.Polygamma(2, x);
        return Absolute(WideDual.Chain(y, x, slope, -DoubleDoubleSpecial.Polygamma(3, x).High * Math.Pow(slope.High, 3)), slope, y);
    }

    public static WideDual Log1p(WideDual x) => WideDualMath.LogP1(x);

    public static WideDual Expm1(WideDual x) => WideDualMath.ExpM1(x);

    public static WideDual ExponentialMinusOne(WideDual x) => WideDualMath.ExpM1(x);

    /// <summary>Near its zeros such a function is accurate beside 1, not beside itself.</summary>
    private static WideDual Absolute(WideDual result, DoubleDouble slope, WideDual x) => result with
    {
        ValueError = result.ValueError + LibraryError,
        DerivativeError = result.DerivativeError + (LibraryError * Math.Abs(x.Derivative.High) * (1 + Math.Abs(slope.High))),
    };
}
