using System;
using System.Collections.Generic;
using System.Linq;
using DerivGen.Testing.Differences;

namespace DerivGen.Testing;

// Gradients with many components: a few directions instead of every component.
public static partial class GradientCheck
{
    /// <summary>Compares the derivatives of a function of many variables in random directions.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="point">Where they are compared.</param>
    /// <param name="directions">The number of directions. Each costs as much as one component.</param>
    /// <param name="seed">Where the random numbers begin: the same seed gives the same directions everywhere.</param>
    /// <param name="options">The tolerances, if not the usual ones.</param>
    /// <returns>What was found out; its components are the directions.</returns>
    /// <exception cref="ArgumentException">An element of <paramref name="point"/> is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="directions"/> is not positive.</exception>
    /// <remarks>
    /// The derivative in the direction v is <c>g · v</c>. The components of v have random signs and sizes in [1/2, 1], so that an
    /// error of a single component shows in every direction, and one of several cancels in none but by a rare chance.
    /// A kink in any variable is a kink in every direction.
    /// </remarks>
    public static GradientCheckResult CheckDirection(
        SpanFunction<double> function, SpanGradient<double> gradient, ReadOnlySpan<double> point, int directions = 8, int seed = 1, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        RequireFinite(point);
        double[] center = point.ToArray();
        double[] x = point.ToArray();
        return CheckDirections(
            center,
            GradientAt(gradient, x, double.NaN),
            direction => (double step, out double taken) =>
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = center[i] + step * direction[i];
                }

                taken = step;
                return ValueOrNaN(() => function(x), step);
            },
            Precision.Double,
            directions,
            seed,
            options);
    }

    /// <inheritdoc cref="CheckDirection(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, int, int, GradientCheckOptions)"/>
    public static GradientCheckResult CheckDirection(
        SpanFunction<float> function, SpanGradient<float> gradient, ReadOnlySpan<float> point, int directions = 8, int seed = 1, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        float[] x = point.ToArray();
        double[] center = Widen(x);
        RequireFinite(center);
        return CheckDirections(
            center,
            Widen(GradientAt(gradient, x, float.NaN)),
            direction => (double step, out double taken) =>
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = (float)(center[i] + step * direction[i]);
                }

                taken = step;
                return ValueOrNaN(() => function(x), step);
            },
            Precision.Single,
            directions,
            seed,
            options);
    }

    /// <summary>Compares the derivatives of a function of many variables in random directions, and throws if they do not agree.</summary>
    /// <inheritdoc cref="CheckDirection(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, int, int, GradientCheckOptions)" path="/param"/>
    /// <inheritdoc cref="CheckDirection(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, int, int, GradientCheckOptions)" path="/exception"/>
    /// <exception cref="GradientCheckException">The gradient does not agree with the function in a direction, or nothing can be said about it.</exception>
    public static void VerifyDirection(
        SpanFunction<double> function, SpanGradient<double> gradient, ReadOnlySpan<double> point, int directions = 8, int seed = 1, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(CheckDirection(function, gradient, point, directions, seed, options));

    /// <inheritdoc cref="VerifyDirection(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, int, int, GradientCheckOptions)"/>
    public static void VerifyDirection(
        SpanFunction<float> function, SpanGradient<float> gradient, ReadOnlySpan<float> point, int directions = 8, int seed = 1, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(CheckDirection(function, gradient, point, directions, seed, options));

    private static GradientCheckResult CheckDirections(
        double[] point,
        double[] analytic,
        Func<double[], LineFunction> functionAlong,
        Precision precision,
        int directions,
        int seed,
        GradientCheckOptions? options)
    {
        Positive(directions, nameof(directions));
        ulong state = (ulong)seed;
        double scale = point.Length == 0 ? 0 : point.Max(Math.Abs);
        double[] direction = new double[point.Length];
        List<GradientCheckComponent> components = new();
        for (int index = 0; index < directions; index++)
        {
            double slope = 0;
            double terms = 0;
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] = NextDirection(ref state);
                slope += analytic[i] * direction[i];
                terms += Math.Abs(analytic[i] * direction[i]);
            }

            NumericDerivative numeric = NumericDerivative.Of(functionAlong(direction), scale, precision);
            double rounding = AllowedRoundings * precision.Epsilon * (terms + scale * numeric.Curvature);
            components.Add(GradientCheckComponent.Compare(index, slope, rounding, numeric, options?.RelativeTolerance ?? precision.Tolerance, options?.AbsoluteTolerance ?? 0));
        }

        return new(components, point, "direction ");
    }

    /// <summary>A random number with a random sign and a size in [1/2, 1).</summary>
    /// <remarks>SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014): what System.Random does is no promise.</remarks>
    private static double NextDirection(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong bits = state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            bits ^= bits >> 31;
            double size = 0.5 + (bits >> 11) / (double)(1UL << 54);
            return (bits & 1) == 0 ? size : -size;
        }
    }
}
