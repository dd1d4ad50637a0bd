using System;

namespace DerivGen;

// The functions of numbers, of all elements of a vector.
public static partial class StableMath
{
    /// <summary>The logistic function of each element, as <see cref="Sigmoid(double)"/> computes it.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">Where the results go, as many as there are arguments. It may be <paramref name="x"/> itself.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> has another length than <paramref name="x"/>, or overlaps it without being the same elements.
    /// </exception>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> destination) => Map(Sigmoid, x, destination);

    /// <summary>The logistic function of each element, as <see cref="Sigmoid(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> destination) => Map(Sigmoid, x, destination);

    /// <summary>log(1 + eˣ) of each element, as <see cref="Softplus(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Softplus(ReadOnlySpan<double> x, Span<double> destination) => Map(Softplus, x, destination);

    /// <summary>log(1 + eˣ) of each element, as <see cref="Softplus(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Softplus(ReadOnlySpan<float> x, Span<float> destination) => Map(Softplus, x, destination);

    /// <summary>The logarithm of the logistic function of each element, as <see cref="LogSigmoid(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void LogSigmoid(ReadOnlySpan<double> x, Span<double> destination) => Map(LogSigmoid, x, destination);

    /// <summary>The logarithm of the logistic function of each element, as <see cref="LogSigmoid(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void LogSigmoid(ReadOnlySpan<float> x, Span<float> destination) => Map(LogSigmoid, x, destination);

    /// <summary>log(1 + x) of each element, as <see cref="Log1P(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Log1P(ReadOnlySpan<double> x, Span<double> destination) => Map(Log1P, x, destination);

    /// <summary>log(1 + x) of each element, as <see cref="Log1P(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Log1P(ReadOnlySpan<float> x, Span<float> destination) => Map(Log1P, x, destination);

    /// <summary>eˣ - 1 of each element, as <see cref="ExpM1(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void ExpM1(ReadOnlySpan<double> x, Span<double> destination) => Map(ExpM1, x, destination);

    /// <summary>eˣ - 1 of each element, as <see cref="ExpM1(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void ExpM1(ReadOnlySpan<float> x, Span<float> destination) => Map(ExpM1, x, destination);

    /// <summary>log(1 - e⁻ˣ) of each element, as <see cref="Log1MExp(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Log1MExp(ReadOnlySpan<double> x, Span<double> destination) => Map(Log1MExp, x, destination);

    /// <summary>log(1 - e⁻ˣ) of each element, as <see cref="Log1MExp(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Log1MExp(ReadOnlySpan<float> x, Span<float> destination) => Map(Log1MExp, x, destination);

    /// <summary>x log x of each element, as <see cref="XLogX(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void XLogX(ReadOnlySpan<double> x, Span<double> destination) => Map(XLogX, x, destination);

    /// <summary>x log x of each element, as <see cref="XLogX(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void XLogX(ReadOnlySpan<float> x, Span<float> destination) => Map(XLogX, x, destination);

    /// <summary>The error function of each element, as <see cref="Erf(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Erf(ReadOnlySpan<double> x, Span<double> destination) => Map(Erf, x, destination);

    /// <summary>The error function of each element, as <see cref="Erf(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Erf(ReadOnlySpan<float> x, Span<float> destination) => Map(Erf, x, destination);

    /// <summary>The complementary error function of each element, as <see cref="Erfc(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Erfc(ReadOnlySpan<double> x, Span<double> destination) => Map(Erfc, x, destination);

    /// <summary>The complementary error function of each element, as <see cref="Erfc(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Erfc(ReadOnlySpan<float> x, Span<float> destination) => Map(Erfc, x, destination);

    /// <summary>The inverse hyperbolic sine of each element, as <see cref="Asinh(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Asinh(ReadOnlySpan<double> x, Span<double> destination) => Map(Asinh, x, destination);

    /// <summary>The inverse hyperbolic sine of each element, as <see cref="Asinh(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Asinh(ReadOnlySpan<float> x, Span<float> destination) => Map(Asinh, x, destination);

    /// <summary>The inverse hyperbolic cosine of each element, as <see cref="Acosh(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Acosh(ReadOnlySpan<double> x, Span<double> destination) => Map(Acosh, x, destination);

    /// <summary>The inverse hyperbolic cosine of each element, as <see cref="Acosh(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Acosh(ReadOnlySpan<float> x, Span<float> destination) => Map(Acosh, x, destination);

    /// <summary>The inverse hyperbolic tangent of each element, as <see cref="Atanh(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Atanh(ReadOnlySpan<double> x, Span<double> destination) => Map(Atanh, x, destination);

    /// <summary>The inverse hyperbolic tangent of each element, as <see cref="Atanh(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Atanh(ReadOnlySpan<float> x, Span<float> destination) => Map(Atanh, x, destination);

    /// <summary>The cube root of each element, as <see cref="Cbrt(double)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Cbrt(ReadOnlySpan<double> x, Span<double> destination) => Map(Cbrt, x, destination);

    /// <summary>The cube root of each element, as <see cref="Cbrt(float)"/> computes it.</summary>
    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Cbrt(ReadOnlySpan<float> x, Span<float> destination) => Map(Cbrt, x, destination);

    /// <summary>x log y of each pair of elements, as <see cref="XLogY(double, double)"/> computes it.</summary>
    /// <param name="x">The first arguments.</param>
    /// <param name="y">The second arguments, as many.</param>
    /// <param name="destination">Where the results go, as many. It may be <paramref name="x"/> or <paramref name="y"/> itself.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or <paramref name="destination"/> overlaps one of the others without being the same elements.
    /// </exception>
    public static void XLogY(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination) => Map(XLogY, x, y, destination);

    /// <summary>x log y of each pair of elements, as <see cref="XLogY(float, float)"/> computes it.</summary>
    /// <inheritdoc cref="XLogY(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void XLogY(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination) => Map(XLogY, x, y, destination);

    /// <summary>log(eˣ + eʸ) of each pair of elements, as <see cref="LogAddExp(double, double)"/> computes it.</summary>
    /// <inheritdoc cref="XLogY(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void LogAddExp(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination) => Map(LogAddExp, x, y, destination);

    /// <summary>log(eˣ + eʸ) of each pair of elements, as <see cref="LogAddExp(float, float)"/> computes it.</summary>
    /// <inheritdoc cref="XLogY(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void LogAddExp(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination) => Map(LogAddExp, x, y, destination);

    /// <summary>√(x² + y²) of each pair of elements, as <see cref="Hypot(double, double)"/> computes it.</summary>
    /// <inheritdoc cref="XLogY(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void Hypot(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination) => Map(Hypot, x, y, destination);

    /// <summary>√(x² + y²) of each pair of elements, as <see cref="Hypot(float, float)"/> computes it.</summary>
    /// <inheritdoc cref="XLogY(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void Hypot(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination) => Map(Hypot, x, y, destination);

    private static void Map<T>(Func<T, T> function, ReadOnlySpan<T> x, Span<T> destination)
    {
        CheckDestination(x, destination);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = function(x[i]);
        }
    }

    private static void Map<T>(Func<T, T, T> function, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination)
    {
        CheckDestination(x, destination);
        CheckDestination(y, destination);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = function(x[i], y[i]);
        }
    }
}
