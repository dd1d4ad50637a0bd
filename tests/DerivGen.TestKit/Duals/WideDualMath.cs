namespace DerivGen.TestKit;

/// <summary>The functions of <see cref="Math"/> on <see cref="WideDual"/>, each with its textbook derivative.</summary>
public static partial class WideDualMath
{
    public static WideDual Exp(WideDual x)
    {
        DoubleDouble value = DoubleDoubleMath.Exp(x.Value);
        return WideDual.Chain(x, value, value, value.High);
    }

    public static WideDual Log(WideDual x) => WideDual.Chain(x, DoubleDoubleMath.Log(x.Value), 1 / x.Value, 1 / (x.Value.High * x.Value.High));

    public static WideDual Sqrt(WideDual x)
    {
        DoubleDouble root = DoubleDoubleMath.Sqrt(x.Value);
        return WideDual.Chain(x, root, 1 / (root * 2), 1 / (4 * x.Value.High * root.High));
    }

    public static WideDual Sin(WideDual x)
    {
        (DoubleDouble sin, DoubleDouble cos) = DoubleDoubleMath.SinCos(x.Value);
        return WideDual.Chain(x, sin, cos, sin.High);
    }

    public static WideDual Cos(WideDual x)
    {
        (DoubleDouble sin, DoubleDouble cos) = DoubleDoubleMath.SinCos(x.Value);
        return WideDual.Chain(x, cos, -sin, cos.High);
    }

    public static WideDual Atan(WideDual x)
    {
        DoubleDouble slope = 1 / ((x.Value * x.Value) + 1);
        return WideDual.Chain(x, DoubleDoubleMath.Atan(x.Value), slope, 2 * x.Value.High * slope.High * slope.High);
    }

    public static WideDual Tanh(WideDual x)
    {
        DoubleDouble value = DoubleDoubleMath.Tanh(x.Value);
        DoubleDouble slope = 1 - (value * value);
        return WideDual.Chain(x, value, slope, 2 * value.High * slope.High);
    }

    public static WideDual Pow(WideDual x, int exponent)
    {
        WideDual power = 1;
        for (int i = 0; i < Math.Abs(exponent); i++)
        {
            power *= x;
        }

        return exponent < 0 ? 1 / power : power;
    }

    public static WideDual Abs(WideDual x) => WideDual.Compare(x, 0) < 0 ? -x : x;

    public static WideDual Max(WideDual x, WideDual y) => WideDual.Compare(x, y) < 0 ? y : x;

    public static WideDual Min(WideDual x, WideDual y) => WideDual.Compare(x, y) > 0 ? y : x;

    public static WideDual Clamp(WideDual x, WideDual least, WideDual largest) => Min(Max(x, least), largest);

    public static int Sign(WideDual x) => WideDual.Compare(x, 0);

    public static WideDual CopySign(WideDual x, WideDual y) => Sign(y) < 0 ? -Abs(x) : Abs(x);

    public static int Max(int x, int y) => Math.Max(x, y);

    public static int Min(int x, int y) => Math.Min(x, y);

    public static int Abs(int x) => Math.Abs(x);
}
