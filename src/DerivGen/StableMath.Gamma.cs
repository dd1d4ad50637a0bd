using System;

namespace DerivGen;

// The derivative of the digamma function, for libraries that have none.
public static partial class StableMath
{
    /// <summary>From here on the asymptotic series has the digits of a double.</summary>
    private const double TrigammaAsymptotic = 12;

    /// <summary>Bernoulli numbers B₂ₖ₊₂: the coefficients of 1/x²ᵏ⁺³ in the asymptotic series.</summary>
    private static readonly double[] TrigammaSeries = { 1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6 };

    /// <summary>The trigamma function, the second derivative of the logarithm of the gamma function: Σ 1/(x + k)² over k from 0.</summary>
    /// <param name="x">Any number; 0 and the negative integers are poles.</param>
    /// <returns>A positive number, to three units in the last place.</returns>
    public static double Trigamma(double x)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x))
        {
            return double.NaN;
        }

        if (x > 0)
        {
            return TrigammaOfPositive(x);
        }

        // Reflection; the distance to the nearest integer is exact.
        double root = Math.PI / Math.Sin(Math.PI * (x - Math.Round(x)));
        return double.IsInfinity(root) ? double.PositiveInfinity : (root * root) - TrigammaOfPositive(1 - x);
    }

    private static double TrigammaOfPositive(double x)
    {
        int steps = x < TrigammaAsymptotic ? (int)Math.Ceiling(TrigammaAsymptotic - x) : 0;
        double y = x + steps;
        double square = 1 / (y * y);
        double series = 0;
        for (int k = TrigammaSeries.Length - 1; k >= 0; k--)
        {
            series = (series * square) + TrigammaSeries[k];
        }

        // The smallest terms first.
        double sum = (series * square / y) + (0.5 * square) + (1 / y);
        for (int k = steps - 1; k >= 0; k--)
        {
            double term = x + k;
            sum += 1 / (term * term);
        }

        return sum;
    }
}
