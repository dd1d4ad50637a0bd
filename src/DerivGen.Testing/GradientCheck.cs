using System;
using System.Collections.Generic;
using DerivGen.Testing.Differences;

namespace DerivGen.Testing;

/// <summary>Compares gradients with differences of the function's values, one component at a time.</summary>
/// <remarks>
/// <para>
/// The numeric derivative is extrapolated from central differences with shrinking steps, and knows its own error, usually
/// less than 1e-11 of its size. It fails a gradient that is wrong in the seventh place. A component fails if it differs by more
/// than that error, or by more than the relative tolerance: either is enough.
/// </para>
/// <para>
/// Where the function's derivatives from the left and from the right differ, the point is on a kink (or within about 1e-8 of
/// one). There is no gradient to be right or wrong then, only a convention, and all conventions choose a value between the two:
/// such a value passes, and the result says that there is a kink; any other fails, and the message names the kink.
/// </para>
/// <para>
/// Steps that leave the function's domain (where it is NaN or infinite, or throws <see cref="ArgumentException"/>) are
/// shortened; at the border itself the derivative from the inside counts. An infinite derivative passes where the
/// difference quotients grow without bound. What is smaller than the rounding errors of the function's own values cannot be seen:
/// functions are checked best where they are not much larger than what depends on the variable.
/// </para>
/// </remarks>
public static partial class GradientCheck
{
    /// <summary>An accurate gradient may err by so many units in the last place of its terms, and for so many of its argument.</summary>
    private const double AllowedRoundings = 16;

    /// <summary>Compares the derivative of a function of one variable.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its derivative.</param>
    /// <param name="point">Where they are compared.</param>
    /// <param name="options">The tolerances, if not the usual ones.</param>
    /// <returns>What was found out.</returns>
    /// <exception cref="ArgumentException"><paramref name="point"/> is not finite.</exception>
    public static GradientCheckResult Check(Func<double, double> function, Func<double, double> gradient, double point, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        return Check(x => function(x[0]), (x, g) => g[0] = gradient(x[0]), new[] { point }, options);
    }

    /// <summary>Compares the gradient of a function of many variables.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="point">Where they are compared.</param>
    /// <param name="options">The tolerances, if not the usual ones.</param>
    /// <returns>What was found out.</returns>
    /// <exception cref="ArgumentException">An element of <paramref name="point"/> is not finite.</exception>
    public static GradientCheckResult Check(SpanFunction<double> function, SpanGradient<double> gradient, ReadOnlySpan<double> point, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        RequireFinite(point);
        double[] x = point.ToArray();
        return CheckComponents(
            point.ToArray(),
            GradientAt(gradient, x, double.NaN),
            i =>
            {
                double center = x[i];
                return (double step, out double taken) =>
                {
                    x[i] = center + step;
                    taken = x[i] - center;
                    double value = ValueOrNaN(() => function(x), step);
                    x[i] = center;
                    return value;
                };
            },
            Precision.Double,
            options);
    }

    /// <summary>Compares the gradient of a function of many variables in an array.</summary>
    /// <param name="function">The function. It does not change its argument.</param>
    /// <param name="gradient">Its gradient, one partial derivative per variable.</param>
    /// <param name="point">Where they are compared.</param>
    /// <param name="options">The tolerances, if not the usual ones.</param>
    /// <returns>What was found out.</returns>
    /// <exception cref="ArgumentException">
    /// An element of <paramref name="point"/> is not finite, or the gradient has another number of components than there are variables.
    /// </exception>
    public static GradientCheckResult Check(Func<double[], double> function, Func<double[], double[]> gradient, double[] point, GradientCheckOptions? options = null)
    {
        NotNull(function, nameof(function));
        NotNull(gradient, nameof(gradient));
        NotNull(point, nameof(point));
        return Check(OfArray(function), OfArray(gradient), (ReadOnlySpan<double>)point, options);
    }

    /// <summary>Compares the derivative of a function of one variable, and throws if it does not agree.</summary>
    /// <inheritdoc cref="Check(Func{double, double}, Func{double, double}, double, GradientCheckOptions)" path="/param"/>
    /// <inheritdoc cref="Check(Func{double, double}, Func{double, double}, double, GradientCheckOptions)" path="/exception"/>
    /// <exception cref="GradientCheckException">A component does not agree with the function, or nothing can be said about it.</exception>
    public static void Verify(Func<double, double> function, Func<double, double> gradient, double point, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(Check(function, gradient, point, options));

    /// <summary>Compares the gradient of a function of many variables, and throws if it does not agree.</summary>
    /// <inheritdoc cref="Check(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, GradientCheckOptions)" path="/param"/>
    /// <inheritdoc cref="Check(SpanFunction{double}, SpanGradient{double}, ReadOnlySpan{double}, GradientCheckOptions)" path="/exception"/>
    /// <exception cref="GradientCheckException">A component does not agree with the function, or nothing can be said about it.</exception>
    public static void Verify(SpanFunction<double> function, SpanGradient<double> gradient, ReadOnlySpan<double> point, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(Check(function, gradient, point, options));

    /// <summary>Compares the gradient of a function of many variables in an array, and throws if it does not agree.</summary>
    /// <inheritdoc cref="Check(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions)" path="/param"/>
    /// <inheritdoc cref="Check(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions)" path="/exception"/>
    /// <exception cref="GradientCheckException">A component does not agree with the function, or nothing can be said about it.</exception>
    public static void Verify(Func<double[], double> function, Func<double[], double[]> gradient, double[] point, GradientCheckOptions? options = null) =>
        ThrowUnlessPassed(Check(function, gradient, point, options));

    private static GradientCheckResult CheckComponents(
        double[] point,
        double[] analytic,
        Func<int, LineFunction> functionOf,
        Precision precision,
        GradientCheckOptions? options)
    {
        List<GradientCheckComponent> components = new();
        for (int i = 0; i < point.Length; i++)
        {
            NumericDerivative numeric = NumericDerivative.Of(functionOf(i), Math.Abs(point[i]), precision);
            double rounding = AllowedRoundings * precision.Epsilon * (Math.Abs(analytic[i]) + Math.Abs(point[i]) * numeric.Curvature);
            components.Add(GradientCheckComponent.Compare(i, analytic[i], rounding, numeric, options?.RelativeTolerance ?? precision.Tolerance, options?.AbsoluteTolerance ?? 0));
        }

        return new(components, point, "x");
    }

    /// <summary>The gradient at a point, NaN where it writes nothing.</summary>
    private static T[] GradientAt<T>(SpanGradient<T> gradient, T[] point, T notWritten)
    {
        T[] analytic = new T[point.Length];
        analytic.AsSpan().Fill(notWritten);
        gradient(point, analytic);
        return analytic;
    }

    private static SpanFunction<double> OfArray(Func<double[], double> function) => x => function(x.ToArray());

    private static SpanGradient<double> OfArray(Func<double[], double[]> gradient) => (x, destination) =>
    {
        double[] components = gradient(x.ToArray());
        if (components is null || components.Length != destination.Length)
        {
            throw new ArgumentException("The gradient must have as many components as there are variables.", nameof(gradient));
        }

        components.CopyTo(destination);
    };

    /// <summary>The value of a function, NaN where its argument checks say that a step has left the domain.</summary>
    private static double ValueOrNaN(Func<double> function, double step)
    {
        try
        {
            return function();
        }
        catch (ArgumentException) when (step != 0)
        {
            return double.NaN;
        }
    }

    private static void ThrowUnlessPassed(GradientCheckResult result)
    {
        if (!result.Passed)
        {
            throw new GradientCheckException(result);
        }
    }

    private static void RequireFinite(ReadOnlySpan<double> point)
    {
        foreach (double x in point)
        {
            if (double.IsNaN(x) || double.IsInfinity(x))
            {
                throw new ArgumentException("There are no differences at a point that is not finite.", nameof(point));
            }
        }
    }

    private static void Positive(int argument, string name)
    {
        if (argument <= 0)
        {
            throw new ArgumentOutOfRangeException(name);
        }
    }

    private static void NotNull(object? argument, string name)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(name);
        }
    }
}
