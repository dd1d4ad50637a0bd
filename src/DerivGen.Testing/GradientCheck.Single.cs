using System;
using System.Linq;
using DerivGen.Testing.Differences;

namespace DerivGen.Testing;

// Functions that compute in float. Their noise is about 1e9 times that of double, and so is what can be seen.
public static partial class GradientCheck
{
    /// <inheritdoc cref="Check(Func{double, double}, Func{double, double}, double, GradientCheckOptions)"/>
    public static GradientCheckResult Check(Func<float, float> function, Func<float, float> gradient, float point, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        return Check((SpanFunction<float>)(x => function(x[0])), (x, g) => g[0] = gradient(x[0]), new[] { point }, options);
    }

    /// <inheritdoc cref="Check(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, GradientCheckOptions)"/>
    public static GradientCheckResult Check(SpanFunction<float> function, SpanGradient<float> gradient, ReadOnlySpan<float> point, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        float[] x = point.ToArray();
        double[] widened = Widen(x);
        RequireFinite(widened);
        return CheckComponents(
            widened,
            Widen(GradientAt(gradient, x, float.NaN)),
            i =>
            {
                float center = x[i];
                return (double step, out double taken) =>
                {
                    x[i] = (float)(center + step);
                    taken = (double)x[i] - center;
                    double value = ValueOrNaN(() => function(x), step);
                    x[i] = center;
                    return value;
                };
            },
            Precision.Single,
            options);
    }

    /// <inheritdoc cref="Verify(Func{double, double}, Func{double, double}, double, GradientCheckOptions)"/>
    public static void Verify(Func<float, float> function, Func<float, float> gradient, float point, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(Check(function, gradient, point, options));

    /// <inheritdoc cref="Verify(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, GradientCheckOptions)"/>
    public static void Verify(SpanFunction<float> function, SpanGradient<float> gradient, ReadOnlySpan<float> point, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(Check(function, gradient, point, options));

    private static double[] Widen(float[] numbers) => numbers.Select(number => (double)number).ToArray();
}
