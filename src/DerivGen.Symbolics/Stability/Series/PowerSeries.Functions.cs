using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>Functions of a series, by the recurrences that their differential equations give.</summary>
internal sealed partial class PowerSeries
{
    /// <summary>The value at the center; null where there is a pole.</summary>
    public Rational? ConstantTerm => Order < 0 || IsEmpty ? (Order > 0 ? Rational.Zero : null)
        : Order > 0 ? Rational.Zero : new Rational(coefficients[0], Unit);

    /// <summary>exp of a series that vanishes at the center.</summary>
    public PowerSeries? Exp()
    {
        if (Order < 1)
        {
            return null;
        }

        int length = Order + Length;
        BigInteger[] b = new BigInteger[length];
        b[0] = Unit;
        for (int n = 1; n < length; n++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int k = 1; k <= n; k++)
            {
                sum += k * At(k) * b[n - k];
            }

            b[n] = (sum >> Bits) / n;
        }

        return Of(0, b);
    }

    /// <summary>log(s/c₀) of a series s that neither vanishes nor has a pole at the center.</summary>
    public PowerSeries? LogRatio() => Order != 0 || IsEmpty ? null : (Derivative() * Reciprocal()!).Integral();

    /// <summary>(s/c₀)^r of a series s that neither vanishes nor has a pole at the center.</summary>
    public PowerSeries? PowerRatio(Rational r)
    {
        if (Order != 0 || IsEmpty)
        {
            return null;
        }

        BigInteger[] b = new BigInteger[Length];
        b[0] = Unit;
        for (int n = 1; n < Length; n++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int k = 1; k <= n; k++)
            {
                sum += ((k * r.Numerator) - ((n - k) * r.Denominator)) * coefficients[k] * b[n - k];
            }

            b[n] = sum / (coefficients[0] * n * r.Denominator);
        }

        return Of(0, b);
    }

    /// <summary>The power with a whole exponent.</summary>
    public PowerSeries? Power(int exponent)
    {
        PowerSeries? factor = exponent < 0 ? Reciprocal() : this;
        PowerSeries? power = factor;
        for (int i = 1; i < Math.Abs(exponent) && power is not null; i++)
        {
            power *= factor!;
        }

        return power;
    }

    public PowerSeries? Reciprocal()
    {
        if (IsEmpty)
        {
            return null;
        }

        BigInteger[] b = new BigInteger[Length];
        b[0] = (Unit << Bits) / coefficients[0];
        for (int n = 1; n < Length; n++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int k = 1; k <= n; k++)
            {
                sum += coefficients[k] * b[n - k];
            }

            b[n] = -sum / coefficients[0];
        }

        return Of(-Order, b);
    }

    /// <summary>sine and cosine of a series that vanishes at the center; hyperbolic ones with <paramref name="sign"/> +1.</summary>
    public (PowerSeries Sine, PowerSeries Cosine)? SineAndCosine(int sign)
    {
        if (Order < 1)
        {
            return null;
        }

        int length = Order + Length;
        BigInteger[] s = new BigInteger[length];
        BigInteger[] c = new BigInteger[length];
        c[0] = Unit;
        for (int n = 1; n < length; n++)
        {
            BigInteger sine = BigInteger.Zero;
            BigInteger cosine = BigInteger.Zero;
            for (int k = 1; k <= n; k++)
            {
                BigInteger slope = k * At(k);
                sine += slope * c[n - k];
                cosine += slope * s[n - k];
            }

            s[n] = (sine >> Bits) / n;
            c[n] = sign * (cosine >> Bits) / n;
        }

        return (Of(0, s), Of(0, c));
    }

    /// <summary>The integral from the center of slope(s)·s′: a function of s by its derivative.</summary>
    public PowerSeries? ByDerivative(PowerSeries? slope) => slope is null ? null : (Derivative() * slope).Integral();

    private PowerSeries Derivative() => Of(Order - 1, [.. coefficients.Select((c, i) => (Order + i) * c)]);

    /// <summary>Without a constant; a term 1/v has none.</summary>
    private PowerSeries? Integral()
    {
        if (At(-1) != BigInteger.Zero)
        {
            return null;
        }

        return Of(Order + 1, [.. coefficients.Select((c, i) => Order + i + 1 == 0 ? BigInteger.Zero : c / (Order + i + 1))]);
    }
}
