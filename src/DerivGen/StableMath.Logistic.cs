using System;

namespace DerivGen;

// The logistic function, its logarithm and its integral.
public static partial class StableMath
{
    /// <summary>The logistic function 1 / (1 + e⁻ˣ).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [0, 1]; 0 for -∞, 1 for ∞.</returns>
    /// <remarks>
    /// Below -36.7, e⁻ˣ is more than 2⁵³ and the 1 beside it is lost: there the function is eˣ, which goes on where e⁻ˣ
    /// overflows.
    /// </remarks>
    public static double Sigmoid(double x) => x > -36.7 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <summary>log(1 + eˣ): a smooth max(x, 0), and the integral of the logistic function.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number of at least 0; 0 for -∞, ∞ for ∞.</returns>
    /// <remarks>
    /// <c>log(1 + eˣ) = x + log(1 + e⁻ˣ)</c>, and from 18 on log(1 + e⁻ˣ) is e⁻ˣ in all places that matter
    /// (M. Mächler, "Accurately computing log(1 - exp(-|a|))", 2012).
    /// </remarks>
    public static double Softplus(double x) => x > 18 ? x + Math.Exp(-x) : Log1P(Math.Exp(x));

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Softplus((double)x);

    /// <summary>log(1 / (1 + e⁻ˣ)), the logarithm of the logistic function.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number of at most 0: <c>-Softplus(-x)</c>.</returns>
    public static double LogSigmoid(double x) => -Softplus(-x);

    /// <inheritdoc cref="LogSigmoid(double)"/>
    public static float LogSigmoid(float x) => (float)LogSigmoid((double)x);

    /// <summary>log(eᵃ + eᵇ), without overflow.</summary>
    /// <param name="a">Any number.</param>
    /// <param name="b">Any number.</param>
    /// <returns>A number of at least max(a, b); -∞ if both are -∞, ∞ if one is ∞.</returns>
    /// <remarks>
    /// <c>max(a, b) + log(1 + e^-|a - b|)</c>. Where the two terms cancel, as they do near a = b = -log 2, the error is a
    /// few units in the last place of a and b, not of the result.
    /// </remarks>
    public static double LogAddExp(double a, double b)
    {
        double distance = a == b ? 0 : Math.Abs(a - b); // two equal infinities have none
        return Math.Max(a, b) + Log1P(Math.Exp(-distance));
    }

    /// <inheritdoc cref="LogAddExp(double, double)"/>
    public static float LogAddExp(float a, float b) => (float)LogAddExp((double)a, (double)b);
}
