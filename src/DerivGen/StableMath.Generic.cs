#if NET7_0_OR_GREATER
using System.Numerics;

namespace DerivGen;

// The functions of one and of two numbers for every floating-point type. They are computed in double, which is more than enough
// for double, float and Half; a wider type gets the accuracy of double.
public static partial class StableMath
{
    /// <inheritdoc cref="Sigmoid(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Sigmoid<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Sigmoid(double.CreateChecked(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Softplus<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Softplus(double.CreateChecked(x)));

    /// <inheritdoc cref="LogSigmoid(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T LogSigmoid<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(LogSigmoid(double.CreateChecked(x)));

    /// <inheritdoc cref="LogAddExp(double, double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T LogAddExp<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(LogAddExp(double.CreateChecked(a), double.CreateChecked(b)));

    /// <inheritdoc cref="Log1P(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Log1P<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Log1P(double.CreateChecked(x)));

    /// <inheritdoc cref="ExpM1(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T ExpM1<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(ExpM1(double.CreateChecked(x)));

    /// <inheritdoc cref="Log1MExp(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Log1MExp<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Log1MExp(double.CreateChecked(x)));

    /// <inheritdoc cref="XLogY(double, double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T XLogY<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(XLogY(double.CreateChecked(x), double.CreateChecked(y)));

    /// <inheritdoc cref="XLogX(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T XLogX<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(XLogX(double.CreateChecked(x)));

    /// <inheritdoc cref="Hypot(double, double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Hypot<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Hypot(double.CreateChecked(x), double.CreateChecked(y)));

    /// <inheritdoc cref="Cbrt(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Cbrt<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Cbrt(double.CreateChecked(x)));

    /// <inheritdoc cref="Asinh(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Asinh<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Asinh(double.CreateChecked(x)));

    /// <inheritdoc cref="Acosh(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Acosh<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Acosh(double.CreateChecked(x)));

    /// <inheritdoc cref="Atanh(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Atanh<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Atanh(double.CreateChecked(x)));

    /// <inheritdoc cref="Erf(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Erf<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Erf(double.CreateChecked(x)));

    /// <inheritdoc cref="Erfc(double)"/>
    /// <typeparam name="T">The type of number, computed in <see cref="double"/>.</typeparam>
    public static T Erfc<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Erfc(double.CreateChecked(x)));
}
#endif
