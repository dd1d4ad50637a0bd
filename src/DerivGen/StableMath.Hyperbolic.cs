using System;

namespace DerivGen;

// The inverse hyperbolic functions, which frameworks before .NET Standard 2.1 lack. Each is the logarithm of a number that is
// known to twice as many places as a double holds.
public static partial class StableMath
{
    private const double TwoTo28 = 268435456;

    /// <summary>The inverse hyperbolic sine, log(x + √(x² + 1)).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number of the sign of x; ±∞ for ±∞, ±0 for ±0.</returns>
    public static double Asinh(double x)
    {
        double size = Math.Abs(x);
        if (!(size > 1 / TwoTo28 && size <= double.MaxValue))
        {
            return x; // x - x³/6 + …
        }

        double log = size < TwoTo28 ? LogOfSumWithRoot(size, 1) : LogOfSum(size, 0.25 / size, 1);
        return x < 0 ? -log : log;
    }

    /// <inheritdoc cref="Asinh(double)"/>
    public static float Asinh(float x) => (float)Asinh((double)x);

    /// <summary>The inverse hyperbolic cosine, log(x + √(x² - 1)).</summary>
    /// <param name="x">A number of at least 1.</param>
    /// <returns>A number of at least 0; ∞ for ∞, NaN below 1.</returns>
    public static double Acosh(double x)
    {
        if (!(x >= 1 && x <= double.MaxValue))
        {
            return x > 1 ? x : double.NaN;
        }

        return x < TwoTo28 ? LogOfSumWithRoot(x, -1) : LogOfSum(x, -0.25 / x, 1);
    }

    /// <inheritdoc cref="Acosh(double)"/>
    public static float Acosh(float x) => (float)Acosh((double)x);

    /// <summary>The inverse hyperbolic tangent, ½ log((1 + x) / (1 - x)).</summary>
    /// <param name="x">A number in [-1, 1].</param>
    /// <returns>A number of the sign of x; ±∞ for ±1, ±0 for ±0, NaN outside of [-1, 1].</returns>
    public static double Atanh(double x)
    {
        double size = Math.Abs(x);
        if (size < 1 / TwoTo28)
        {
            return x; // x + x³/3 + …
        }

        if (!(size < 1))
        {
            return size == 1 ? x / 0.0 : double.NaN;
        }

        double numerator = 1 + size;
        double denominator = 1 - size;
        double quotient = numerator / denominator;
        double product = quotient * denominator;
        double remainder = numerator - product - LostByProduct(quotient, denominator, product)
            + LostBySum(1, size, numerator) - quotient * LostBySum(1, -size, denominator);
        double half = 0.5 * LogOfSum(quotient, remainder / denominator, 0);
        return x < 0 ? -half : half;
    }

    /// <inheritdoc cref="Atanh(double)"/>
    public static float Atanh(float x) => (float)Atanh((double)x);

    /// <summary>log(x + √(x² + c)) for c = ±1, x² + c ≥ 0 and x² far from the limits of the range.</summary>
    private static double LogOfSumWithRoot(double x, double c)
    {
        double square = x * x;
        double radicand = square + c;
        double lost = LostByProduct(x, x, square) + LostBySum(square, c, radicand);
        double root = Math.Sqrt(radicand);
        double again = root * root;
        double rest = root > 0 ? (radicand - again - LostByProduct(root, root, again) + lost) / (2 * root) : 0;
        double sum = x + root;
        return LogOfSum(sum, LostBySum(x, root, sum) + rest, 0);
    }
}
