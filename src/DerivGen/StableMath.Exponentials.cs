using System;

namespace DerivGen;

// log(1 + x), e^x - 1, log(1 - e^-x): where the text itself would round away all that matters.
public static partial class StableMath
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>log(1 + x), accurate also for tiny x.</summary>
    /// <param name="x">A number of at least -1.</param>
    /// <returns>log(1 + x); -∞ for -1, NaN below; ±0 for ±0.</returns>
    /// <remarks>
    /// For |x| &lt; 1/128 by its series; elsewhere the logarithm of the rounded sum 1 + x and of what it has lost.
    /// </remarks>
    public static double Log1P(double x)
    {
        if (Math.Abs(x) < 1.0 / 128)
        {
            return x - x * x * LogTail(x);
        }

        if (!(x > -1 && x <= double.MaxValue))
        {
            return x == -1 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        double sum = 1 + x;
        double lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
        return LogOfSum(sum, lost, 0);
    }

    /// <inheritdoc cref="Log1P(double)"/>
    public static float Log1P(float x) => (float)Log1P((double)x);

    /// <summary>eˣ - 1, accurate also for tiny x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>eˣ - 1; -1 for -∞, ∞ for ∞, ±0 for ±0.</returns>
    /// <remarks>
    /// For |x| &lt; 0.41 by the hyperbolic cotangent, with
    /// <c>q = x coth(x/2) - 2 = Σ 2 B₂ₖ/(2k)! x²ᵏ</c> (B₂ₖ: Bernoulli's numbers; Abramowitz and Stegun 4.5.67) and c = x - q:
    /// <c>eˣ - 1 = 2x / (x coth(x/2) - x) = x + x c / (2 - c)</c>. The eighth term is below the last place.
    /// Elsewhere eˣ is more than 3/2 or less than 2/3, and the subtraction costs no accuracy.
    /// </remarks>
    public static double ExpM1(double x)
    {
        if (!(Math.Abs(x) < 0.41))
        {
            return Math.Exp(x) - 1;
        }

        if (x == 0)
        {
            return x; // the sum below would turn -0 into 0
        }

        double z = x * x;
        double q = z * (1.0 / 6
            + z * (-1.0 / 360
            + z * (1.0 / 15120
            + z * (-1.0 / 604800
            + z * (1.0 / 23950080
            + z * (-691.0 / 653837184000
            + z * (1.0 / 37362124800)))))));
        double c = x - q;
        return x + x * (c / (2 - c));
    }

    /// <inheritdoc cref="ExpM1(double)"/>
    public static float ExpM1(float x) => (float)ExpM1((double)x);

    /// <summary>log(1 - e⁻ˣ) for positive x: the logarithm of the probability that is left when one of log-probability -x is taken away.</summary>
    /// <param name="x">A number of at least 0. Mind the sign: the exponential is that of -x.</param>
    /// <returns>log(1 - e⁻ˣ), which is never positive; -∞ for 0, -0 for ∞, NaN below 0.</returns>
    /// <remarks>
    /// <c>log(-(e⁻ˣ - 1))</c> up to log 2, <c>log(1 + (-e⁻ˣ))</c> from there on: each where it is the accurate one
    /// (M. Mächler, "Accurately computing log(1 - exp(-|a|))", 2012).
    /// </remarks>
    public static double Log1MExp(double x) => x <= Ln2 ? Math.Log(-ExpM1(-x)) : Log1P(-Math.Exp(-x));

    /// <inheritdoc cref="Log1MExp(double)"/>
    public static float Log1MExp(float x) => (float)Log1MExp((double)x);
}
