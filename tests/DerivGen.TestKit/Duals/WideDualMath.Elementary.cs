namespace DerivGen.TestKit;

/// <summary>Roots, powers, logarithms, circular and hyperbolic functions beyond those that most texts need.</summary>
public static partial class WideDualMath
{
    private static readonly DoubleDouble LogOfTen = DoubleDoubleMath.Log(10);

    public static WideDual PI { get; } = new(DoubleDouble.Pi, 0, DoubleDouble.Pi.High, 0);

    public static WideDual Pi => PI;

    public static WideDual Tau => PI * 2;

    public static WideDual E => Exp(1);

    public static WideDual One => 1;

    public static WideDual Zero => 0;

    /// <summary>Only compared with, never computed with: beyond all that is not doubtful.</summary>
    public static WideDual PositiveInfinity => 1e300;

    public static WideDual NegativeInfinity => -1e300;

    public static WideDual MaxValue => 1e300;

    public static WideDual MinValue => -1e300;

    public static WideDual CreateChecked(WideDual x) => x;

    public static WideDual CreateSaturating(WideDual x) => x;

    public static WideDual CreateTruncating(WideDual x) => x;

    public static WideDual Sigmoid(WideDual x) => 1 / (1 + Exp(-x));

    public static WideDual Softplus(WideDual x) => LogP1(Exp(x));

    public static WideDual LogAddExp(WideDual x, WideDual y) => Log(Exp(x) + Exp(y));

    public static WideDual Log1P(WideDual x) => LogP1(x);

    public static WideDual Cbrt(WideDual x)
    {
        DoubleDouble root = Math.Cbrt(x.Value.High);
        for (int i = 0; i < 2; i++)
        {
            root -= ((root * root * root) - x.Value) / (root * root * 3);
        }

        return WideDual.Chain(x, root, 1 / (root * root * 3), 2 / (9 * Math.Pow(Math.Abs(root.High), 5)));
    }

    public static WideDual RootN(WideDual x, int n) => n == 3 ? Cbrt(x) : Exp(Log(x) / n);

    public static WideDual Pow(WideDual x, WideDual y) => Exp(y * Log(x));

    public static WideDual Hypot(WideDual x, WideDual y) => Sqrt((x * x) + (y * y));

    public static WideDual ScaleB(WideDual x, int n) => x * Math.ScaleB(1, n);

    public static WideDual FusedMultiplyAdd(WideDual x, WideDual y, WideDual z) => (x * y) + z;

    public static WideDual MultiplyAddEstimate(WideDual x, WideDual y, WideDual z) => (x * y) + z;

    public static WideDual Lerp(WideDual x, WideDual y, WideDual share) => (x * (1 - share)) + (y * share);

    public static WideDual DegreesToRadians(WideDual x) => x * PI / 180;

    public static WideDual RadiansToDegrees(WideDual x) => x * 180 / PI;

    public static WideDual Exp2(WideDual x) => OfBase(x, DoubleDouble.LogOfTwo, 0);

    public static WideDual Exp10(WideDual x) => OfBase(x, LogOfTen, 0);

    public static WideDual ExpM1(WideDual x) => OfBase(x, 1, -1);

    public static WideDual Exp2M1(WideDual x) => OfBase(x, DoubleDouble.LogOfTwo, -1);

    public static WideDual Exp10M1(WideDual x) => OfBase(x, LogOfTen, -1);

    public static WideDual Log(WideDual x, WideDual b) => Log(x) / Log(b);

    public static WideDual Log2(WideDual x) => LogOf(x, 0, DoubleDouble.LogOfTwo);

    public static WideDual Log10(WideDual x) => LogOf(x, 0, LogOfTen);

    public static WideDual LogP1(WideDual x) => LogOf(x, 1, 1);

    public static WideDual Log2P1(WideDual x) => LogOf(x, 1, DoubleDouble.LogOfTwo);

    public static WideDual Log10P1(WideDual x) => LogOf(x, 1, LogOfTen);

    public static WideDual Tan(WideDual x)
    {
        (DoubleDouble sin, DoubleDouble cos) = DoubleDoubleMath.SinCos(x.Value);
        DoubleDouble tan = sin / cos;
        DoubleDouble slope = (tan * tan) + 1;
        return WideDual.Chain(x, tan, slope, 2 * tan.High * slope.High);
    }

    public static (WideDual Sin, WideDual Cos) SinCos(WideDual x) => (Sin(x), Cos(x));

    public static WideDual SinPi(WideDual x) => Sin(x * PI);

    public static WideDual CosPi(WideDual x) => Cos(x * PI);

    public static WideDual TanPi(WideDual x) => Tan(x * PI);

    public static (WideDual SinPi, WideDual CosPi) SinCosPi(WideDual x) => (SinPi(x), CosPi(x));

    public static WideDual Asin(WideDual x)
    {
        DoubleDouble other = 1 - (x.Value * x.Value);
        DoubleDouble root = DoubleDoubleMath.Sqrt(other);
        return WideDual.Chain(x, DoubleDoubleMath.Atan(x.Value / root), 1 / root, x.Value.High / (other.High * root.High));
    }

    public static WideDual Acos(WideDual x) => (PI / 2) - Asin(x);

    public static WideDual AsinPi(WideDual x) => Asin(x) / PI;

    public static WideDual AcosPi(WideDual x) => Acos(x) / PI;

    public static WideDual AtanPi(WideDual x) => Atan(x) / PI;

    public static WideDual Atan2Pi(WideDual y, WideDual x) => Atan2(y, x) / PI;

    /// <summary>The angle of the point (x, y); doubtful where it jumps.</summary>
    public static WideDual Atan2(WideDual y, WideDual x)
    {
        if (Math.Abs(x.Value.High) < Math.Abs(y.Value.High))
        {
            return (PI / (y.Value.High > 0 ? 2 : -2)) - Atan(x / y);
        }

        WideDual angle = Atan(y / x);
        return x.Value.High > 0 ? angle : Sign(y) < 0 ? angle - PI : angle + PI;
    }

    public static WideDual Sinh(WideDual x)
    {
        (DoubleDouble sinh, DoubleDouble cosh) = SinhCosh(x.Value);
        return WideDual.Chain(x, sinh, cosh, sinh.High);
    }

    public static WideDual Cosh(WideDual x)
    {
        (DoubleDouble sinh, DoubleDouble cosh) = SinhCosh(x.Value);
        return WideDual.Chain(x, cosh, sinh, cosh.High);
    }

    public static WideDual Asinh(WideDual x)
    {
        DoubleDouble size = x.Value.High < 0 ? -x.Value : x.Value;
        DoubleDouble root = DoubleDoubleMath.Sqrt((size * size) + 1);
        DoubleDouble value = DoubleDoubleMath.Log(size + root);
        return WideDual.Chain(x, x.Value.High < 0 ? -value : value, 1 / root, x.Value.High / Math.Pow(root.High, 3));
    }

    public static WideDual Acosh(WideDual x)
    {
        DoubleDouble root = DoubleDoubleMath.Sqrt((x.Value * x.Value) - 1);
        return WideDual.Chain(x, DoubleDoubleMath.Log(x.Value + root), 1 / root, x.Value.High / Math.Pow(root.High, 3));
    }

    public static WideDual Atanh(WideDual x)
    {
        DoubleDouble other = 1 - (x.Value * x.Value);
        return WideDual.Chain(x, DoubleDoubleMath.Log((1 + x.Value) / (1 - x.Value)) / 2, 1 / other, 2 * x.Value.High / (other.High * other.High));
    }

    private static (DoubleDouble Sinh, DoubleDouble Cosh) SinhCosh(DoubleDouble x)
    {
        DoubleDouble exp = DoubleDoubleMath.Exp(x);
        DoubleDouble inverse = 1 / exp;
        return ((exp - inverse) / 2, (exp + inverse) / 2);
    }

    /// <summary>exp(rate · x) + shift.</summary>
    private static WideDual OfBase(WideDual x, DoubleDouble rate, double shift)
    {
        DoubleDouble power = DoubleDoubleMath.Exp(x.Value * rate);
        DoubleDouble slope = power * rate;
        return WideDual.Chain(x, power + shift, slope, slope.High * rate.High);
    }

    /// <summary>log(x + shift) / rate.</summary>
    private static WideDual LogOf(WideDual x, double shift, DoubleDouble rate)
    {
        DoubleDouble shifted = x.Value + shift;
        DoubleDouble slope = 1 / (shifted * rate);
        return WideDual.Chain(x, DoubleDoubleMath.Log(shifted) / rate, slope, slope.High / shifted.High);
    }
}
