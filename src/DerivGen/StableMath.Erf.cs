using System;

namespace DerivGen;

// The error function and its complement. The polynomials are derived by tests/references/stable_math_coefficients.py.
public static partial class StableMath
{
    /// <summary>P in erf x = x + x P(x²) for |x| &lt; 3/4.</summary>
    private static readonly double[] ErfNearZero =
    {
        0.1283791670955126, -0.37612638903183715, 0.11283791670952596, -0.026866170644428485,
        0.005223977615420539, -0.0008548326188759752, 0.00012055289567541706, -1.4924196305569617e-05,
        1.643068417974155e-06, -1.5940066854661717e-07, 1.1472499701094691e-08,
    };

    /// <summary>P in erf x = 27/32 + P(x - 1) for 3/4 ≤ x &lt; 5/4.</summary>
    private static readonly double[] ErfNearOne =
    {
        -0.0010492070502851306, 0.41510749742059466, -0.4151074974205947, 0.13836916580687567,
        0.06918458290343663, -0.06918458290529376, 0.004612305526172784, 0.015154718301776353,
        -0.00477703066919661, -0.0018851939338077092, 0.001226285424406479, 8.564092990878897e-05,
        -0.0002000099255644986, 1.7460309704996226e-05, 2.3223403690206044e-05,
    };

    /// <summary>P in erfc x = exp(-x² - 5/8 + P(t)) / x, t = (x - 3) / (x + 1), for 5/4 ≤ x ≤ 28.</summary>
    private static readonly double[] LogErfc =
    {
        0.003249246686997129, 0.11831857732039558, -0.08887781238833697, 0.019688179776817385,
        0.0003405691590033873, 0.0006129799853859629, -0.0007309534488306981, -3.6836593136324816e-05,
        3.489963845564909e-05, 4.299697379639448e-05, 1.7807096866639653e-06, -5.797015482839262e-06,
        -3.6490219829247152e-06, -1.4903242864210026e-07, 6.932482624074364e-07, 4.180627739279201e-07,
        5.328940243302991e-08, -8.417045133139289e-08, -7.139642719305268e-08, -6.17220511837065e-09,
        1.9613175872175027e-08, 4.384441322805428e-09, -2.5325047820493833e-09,
    };

    /// <summary>The value next to which <see cref="ErfNearOne"/> is small; erf 1 is 0.8427.</summary>
    private const double ErfOfOne = 27.0 / 32;

    /// <summary>The error function, 2/√π ∫ exp(-t²) dt from 0 to x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [-1, 1]; ±1 for ±∞, ±0 for ±0.</returns>
    public static double Erf(double x)
    {
        double distance = Math.Abs(x);
        if (distance < 0.75)
        {
            return x + x * Polynomial(ErfNearZero, x * x);
        }

        double erf = distance < 1.25 ? ErfOfOne + Polynomial(ErfNearOne, distance - 1) : 1 - ErfcFar(distance);
        return x < 0 ? -erf : erf;
    }

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>The complementary error function 1 - erf x, accurate also where erf x is nearly 1.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [0, 2]; 2 for -∞, 0 for ∞.</returns>
    public static double Erfc(double x)
    {
        if (x < 0.75)
        {
            return 1 - Erf(x);
        }

        return x < 1.25 ? (1 - ErfOfOne) - Polynomial(ErfNearOne, x - 1) : ErfcFar(x);
    }

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <summary>erfc x for x ≥ 5/4, by its logarithm.</summary>
    /// <remarks>
    /// The exponent must be known more accurately than to its own last place, so it is kept in two parts. With h the first
    /// 24 bits of x, <c>x² = h² + (x - h)(x + h)</c>, where h² + 5/8 is exact; what rounding its sum with the rest
    /// has lost, <c>exp(e + lost) = exp e + exp e · lost</c> brings back, together with what the division leaves.
    /// </remarks>
    private static double ErfcFar(double x)
    {
        if (x > 28)
        {
            return 0; // erfc 27.3 is below the smallest number
        }

        double h = (float)x;
        double square = -h * h - 0.625;
        double rest = Polynomial(LogErfc, (x - 3) / (x + 1)) - (x - h) * (x + h);
        double exponent = square + rest;
        double lost = square - exponent + rest;
        double exp = Math.Exp(exponent);
        double quotient = exp / x;
        double product = quotient * x;
        return quotient + (exp - product - LostByProduct(quotient, x, product) + exp * lost) / x;
    }

    /// <summary>c₀ + c₁ x + c₂ x² + …: the even and the odd powers by Horner's scheme, next to each other.</summary>
    private static double Polynomial(double[] coefficients, double x)
    {
        double square = x * x;
        double even = 0;
        double odd = 0;
        for (int i = (coefficients.Length - 1) & ~1; i >= 0; i -= 2)
        {
            even = even * square + coefficients[i];
            odd = odd * square + (i + 1 < coefficients.Length ? coefficients[i + 1] : 0);
        }

        return even + x * odd;
    }
}
