using System.Numerics;

namespace DerivGen.IntegrationTests;

/// <summary>The functions of generic numbers are those of double, rounded to the type.</summary>
public class StableMathGenericTests
{
    private static readonly double[] Points = [double.NegativeInfinity, -40, -1, -0.75, -0.0, 0, 1e-4, 0.3, 0.75, 1, 1.25, 18, 700, double.PositiveInfinity, double.NaN];

    [Fact]
    public void OfOneNumber()
    {
        Check<double>();
        Check<float>();
        Check<Half>();
    }

    [Fact]
    public void OfTwoNumbers()
    {
        foreach (double x in Points)
        {
            foreach (double y in Points)
            {
                Check<double>(x, y);
                Check<float>(x, y);
                Check<Half>(x, y);
            }
        }
    }

    private static void Check<T>()
        where T : IFloatingPointIeee754<T>
    {
        (Func<T, T> Generic, Func<double, double> Plain)[] functions =
        [
            (StableMath.Log1P, StableMath.Log1P),
            (StableMath.ExpM1, StableMath.ExpM1),
            (StableMath.Log1MExp, StableMath.Log1MExp),
            (StableMath.Sigmoid, StableMath.Sigmoid),
            (StableMath.Softplus, StableMath.Softplus),
            (StableMath.LogSigmoid, StableMath.LogSigmoid),
            (StableMath.Erf, StableMath.Erf),
            (StableMath.Erfc, StableMath.Erfc),
            (StableMath.Asinh, StableMath.Asinh),
            (StableMath.Acosh, StableMath.Acosh),
            (StableMath.Atanh, StableMath.Atanh),
            (StableMath.Cbrt, StableMath.Cbrt),
            (StableMath.XLogX, StableMath.XLogX),
        ];
        foreach (double point in Points)
        {
            T x = T.CreateChecked(point);
            foreach ((Func<T, T> generic, Func<double, double> plain) in functions)
            {
                Assert.Equal(T.CreateChecked(plain(double.CreateChecked(x))), generic(x));
            }
        }
    }

    private static void Check<T>(double first, double second)
        where T : IFloatingPointIeee754<T>
    {
        T x = T.CreateChecked(first);
        T y = T.CreateChecked(second);
        Assert.Equal(T.CreateChecked(StableMath.LogAddExp(double.CreateChecked(x), double.CreateChecked(y))), StableMath.LogAddExp(x, y));
        Assert.Equal(T.CreateChecked(StableMath.XLogY(double.CreateChecked(x), double.CreateChecked(y))), StableMath.XLogY(x, y));
        Assert.Equal(T.CreateChecked(StableMath.Hypot(double.CreateChecked(x), double.CreateChecked(y))), StableMath.Hypot(x, y));
    }
}
