namespace DerivGen.TestKit;

/// <summary>Special functions to about 28 digits, by their series.</summary>
public static class DoubleDoubleSpecial
{
    private const double Negligible = 1e-34;

    /// <summary>From here Stirling's series with so many terms has all digits.</summary>
    private const int FarOut = 40;

    /// <summary>B₂, B₄, …, as quotients.</summary>
    private static readonly (double Numerator, double Denominator)[] Bernoulli =
    [
        (1, 6), (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510), (43867, 798), (-174611, 330),
        (854513, 138), (-236364091, 2730), (8553103, 6), (-23749461029, 870),
    ];

    /// <summary>2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)).</summary>
    public static DoubleDouble Erf(DoubleDouble x)
    {
        DoubleDouble square = x * x;
        DoubleDouble term = x;
        DoubleDouble sum = x;
        for (int n = 1; Math.Abs(term.High) > Negligible * Math.Abs(sum.High) && n < 2000; n++)
        {
            term = term * square * 2 / ((2 * n) + 1);
            sum += term;
        }

        return sum * DoubleDoubleMath.Exp(-square) * 2 / DoubleDoubleMath.Sqrt(DoubleDouble.Pi);
    }

    /// <summary>log Γ(x) for x > 0.</summary>
    public static DoubleDouble LogGamma(DoubleDouble x)
    {
        DoubleDouble product = 1;
        for (; x.High < FarOut; x += 1)
        {
            product *= x;
        }

        DoubleDouble result = ((x - 0.5) * DoubleDoubleMath.Log(x)) - x + (DoubleDoubleMath.Log(DoubleDouble.Pi * 2) / 2);
        DoubleDouble power = 1 / x;
        for (int k = 1; k <= Bernoulli.Length; k++)
        {
            result += NumberOf(k) * power / ((2.0 * k) * ((2 * k) - 1));
            power /= x * x;
        }

        return result - DoubleDoubleMath.Log(product);
    }

    /// <summary>The derivative of log Γ(x) of the given order, 1 for ψ, for x > 0.</summary>
    public static DoubleDouble Polygamma(int order, DoubleDouble x)
    {
        // ψ⁽ᵐ⁾(x) = ψ⁽ᵐ⁾(x + 1) − (−1)ᵐ m! / xᵐ⁺¹, with m one less than the order.
        DoubleDouble sign = (order & 1) == 0 ? 1 : -1;
        DoubleDouble result = 0;
        for (; x.High < FarOut; x += 1)
        {
            result += sign * Factorial(order - 1) / PowerOf(x, order);
        }

        DoubleDouble asymptotic = order == 1
            ? DoubleDoubleMath.Log(x) - (1 / (x * 2))
            : sign * ((Factorial(order - 2) / PowerOf(x, order - 1)) + (Factorial(order - 1) / (PowerOf(x, order) * 2)));
        for (int k = 1; k <= Bernoulli.Length; k++)
        {
            DoubleDouble factor = NumberOf(k) / (2.0 * k);
            for (int j = 1; j < order; j++)
            {
                factor *= (2 * k) + j - 1;
            }

            asymptotic += sign * factor / PowerOf(x, (2 * k) + order - 1);
        }

        return result + asymptotic;
    }

    /// <summary>The same with alternating signs, (−1)ᵏ.</summary>
    public static DoubleDouble BesselJ(int n, DoubleDouble x)
    {
        DoubleDouble quarter = x * x / 4;
        DoubleDouble term = PowerOf(x / 2, n) / Factorial(n);
        DoubleDouble sum = term;
        for (int k = 1; Math.Abs(term.High) > Negligible; k++)
        {
            term = -term * quarter / (k * (k + (double)n));
            sum += term;
        }

        return sum;
    }

    /// <summary>xᵃ exp(−x) / Γ(a + 1) · Σ xᵏ / ((a + 1) … (a + k)).</summary>
    public static DoubleDouble LowerGamma(double a, DoubleDouble x)
    {
        DoubleDouble term = 1;
        DoubleDouble sum = 1;
        for (int k = 1; Math.Abs(term.High) > Negligible * sum.High && k < 5000; k++)
        {
            term = term * x / (a + (DoubleDouble)k);
            sum += term;
        }

        return sum * DoubleDoubleMath.Exp((DoubleDoubleMath.Log(x) * a) - x - LogGamma(a + 1));
    }

    /// <summary>Where a function has a value, from a value near it.</summary>
    public static DoubleDouble Inverse(Func<DoubleDouble, DoubleDouble> function, Func<DoubleDouble, DoubleDouble> slope, DoubleDouble value, DoubleDouble start)
    {
        for (int i = 0; i < 60; i++)
        {
            DoubleDouble step = (function(start) - value) / slope(start);
            start -= step;
            if (Math.Abs(step.High) < 1e-25 * (1 + Math.Abs(start.High)))
            {
                break;
            }
        }

        return start;
    }

    /// <summary>Σ (x/2)²ᵏ⁺ⁿ / (k! (k + n)!) for n of 0 or 1.</summary>
    public static DoubleDouble BesselI(int n, DoubleDouble x)
    {
        DoubleDouble quarter = x * x / 4;
        DoubleDouble term = n == 0 ? 1 : x / 2;
        DoubleDouble sum = term;
        for (int k = 1; Math.Abs(term.High) > Negligible; k++)
        {
            term = term * quarter / (k * (k + (double)n));
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble NumberOf(int k) => (DoubleDouble)Bernoulli[k - 1].Numerator / Bernoulli[k - 1].Denominator;

    private static DoubleDouble Factorial(int n) => n < 2 ? 1 : Factorial(n - 1) * n;

    private static DoubleDouble PowerOf(DoubleDouble x, int n)
    {
        DoubleDouble power = 1;
        for (int i = 0; i < n; i++)
        {
            power *= x;
        }

        return power;
    }
}
