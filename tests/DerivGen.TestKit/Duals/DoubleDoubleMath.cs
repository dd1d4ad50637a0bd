namespace DerivGen.TestKit;

/// <summary>Elementary functions to about 30 digits, by their series and by Newton's method.</summary>
public static class DoubleDoubleMath
{
    private const int HalvingsOfExponent = 8;
    private const double Negligible = 1e-34;

    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < 700))
        {
            return x.High <= -700 ? 0 : double.NaN;
        }

        int power = (int)Math.Round(x.High / Math.Log(2));
        DoubleDouble r = (x - (DoubleDouble.LogOfTwo * power)).ScaledBy(-HalvingsOfExponent);
        DoubleDouble term = r;
        DoubleDouble less = r; // exp(r) - 1
        for (int n = 2; Math.Abs(term.High) > Negligible; n++)
        {
            term = term * r / n;
            less += term;
        }

        for (int i = 0; i < HalvingsOfExponent; i++)
        {
            less = (less * 2) + (less * less);
        }

        return (less + 1).ScaledBy(power);
    }

    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!(x.High > 0))
        {
            return double.NaN;
        }

        DoubleDouble y = Math.Log(x.High);
        for (int i = 0; i < 2; i++)
        {
            y += (x * Exp(-y)) - 1;
        }

        return y;
    }

    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        if (x.High == 0)
        {
            return 0;
        }

        DoubleDouble y = Math.Sqrt(x.High);
        for (int i = 0; i < 2; i++)
        {
            y += (x - (y * y)) / (y * 2);
        }

        return y;
    }

    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(DoubleDouble x)
    {
        if (!(Math.Abs(x.High) < 1e5))
        {
            return (double.NaN, double.NaN);
        }

        DoubleDouble quarter = DoubleDouble.Pi.ScaledBy(-1);
        int turns = (int)Math.Round(x.High / quarter.High);
        DoubleDouble r = x - (quarter * turns);
        DoubleDouble square = r * r;
        DoubleDouble term = r;
        DoubleDouble sin = r;
        for (int n = 2; Math.Abs(term.High) > Negligible; n += 2)
        {
            term = -term * square / (n * (n + 1.0));
            sin += term;
        }

        term = 1;
        DoubleDouble cos = 1;
        for (int n = 1; Math.Abs(term.High) > Negligible; n += 2)
        {
            term = -term * square / (n * (n + 1.0));
            cos += term;
        }

        return (turns & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    public static DoubleDouble Atan(DoubleDouble x)
    {
        DoubleDouble y = Math.Atan(x.High);
        for (int i = 0; i < 2; i++)
        {
            (DoubleDouble sin, DoubleDouble cos) = SinCos(y);
            y += ((x * cos) - sin) / (cos + (x * sin));
        }

        return y;
    }

    public static DoubleDouble Tanh(DoubleDouble x)
    {
        if (Math.Abs(x.High) > 40)
        {
            return Math.Sign(x.High);
        }

        DoubleDouble square = Exp(x * 2);
        return (square - 1) / (square + 1);
    }
}
