using System.Collections.Concurrent;
using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>
/// The elementary functions of <see cref="BigFloat"/>, by series after a reduction of the argument: small and slow. Each
/// works with more bits than its result has, so that nearly all of these are right, also next to a zero of the function.
/// </summary>
internal static class BigMath
{
    private const int Guard = 48;
    private static readonly ConcurrentDictionary<int, BigFloat> PiByPrecision = new();
    private static readonly ConcurrentDictionary<int, BigFloat> Ln2ByPrecision = new();

    public static BigFloat Pi => PiByPrecision.GetOrAdd(BigFloat.Precision, bits =>
        FromFixed((16 * ArcTangentOfInverse(5, bits + Guard)) - (4 * ArcTangentOfInverse(239, bits + Guard)), bits + Guard));

    public static BigFloat Ln2 => Ln2ByPrecision.GetOrAdd(BigFloat.Precision, bits =>
        FromFixed(
            (18 * ArcTangentOfInverse(26, bits + Guard, hyperbolic: true))
            - (2 * ArcTangentOfInverse(4801, bits + Guard, hyperbolic: true))
            + (8 * ArcTangentOfInverse(8749, bits + Guard, hyperbolic: true)),
            bits + Guard));

    public static BigFloat Exp(BigFloat x)
    {
        if (!x.IsFinite)
        {
            return x.IsNaN ? x : x.Sign > 0 ? x : BigFloat.Zero;
        }

        if (x.IsZero)
        {
            return BigFloat.One;
        }

        int large = Integral(x);
        return BigFloat.With(Wider(Guard + large), () =>
        {
            BigInteger k = BigFloat.Round(x / Ln2);
            return BigFloat.ScaleByPowerOfTwo(ExpOfSmall(x - (BigFloat.FromInteger(k) * Ln2)), (long)k);
        });
    }

    public static BigFloat ExpM1(BigFloat x)
    {
        if (!x.IsFinite || x.Magnitude > -3)
        {
            return BigFloat.With(Wider(16), () => Exp(x) - 1);
        }

        if (x.IsZero)
        {
            return x;
        }

        return BigFloat.With(Wider(Guard), () => Taylor(x, x, n => (1, n + 1)));
    }

    public static BigFloat Log(BigFloat x)
    {
        if (x.IsNaN || x.Sign < 0)
        {
            return BigFloat.NaN;
        }

        if (x.IsZero)
        {
            return BigFloat.NegativeInfinity;
        }

        if (x.IsInfinity)
        {
            return x;
        }

        long k = x.Magnitude;
        BigFloat m = BigFloat.ScaleByPowerOfTwo(x, -k);
        if (m.ToDouble() < 0.75)
        {
            k--;
            m = BigFloat.ScaleByPowerOfTwo(m, 1);
        }

        // Next to 1 the logarithm is as small as the distance, which is exact.
        BigFloat distance = BigFloat.With(2 * BigFloat.Precision, () => m - 1);
        if (k == 0 && distance.IsZero)
        {
            return BigFloat.Zero;
        }

        int small = k == 0 ? (int)Math.Max(0, -distance.Magnitude) : 0;
        return BigFloat.With(Wider(Guard + small), () =>
        {
            BigFloat y = BigFloat.FromDouble(Math.Log(m.ToDouble()));
            for (int bits = 48; bits < BigFloat.Precision + small; bits *= 3)
            {
                BigFloat e = Exp(y);
                y += 2 * (m - e) / (m + e);
            }

            return y + (BigFloat.FromInteger(k) * Ln2);
        });
    }

    public static BigFloat Log1P(BigFloat x)
    {
        if (!x.IsFinite || x.Magnitude > -3)
        {
            return BigFloat.With(Wider(Guard), () => Log(1 + x));
        }

        // log(1 + x) = 2·atanh(x/(2 + x))
        return x.IsZero ? x : BigFloat.With(Wider(Guard), () => 2 * OddSeries(x / (2 + x), alternating: false));
    }

    public static BigFloat Sigmoid(BigFloat x) => x.Sign >= 0
        ? BigFloat.With(Wider(Guard), () => 1 / (1 + Exp(-x)))
        : BigFloat.With(Wider(Guard), () => Exp(x) / (1 + Exp(x)));

    public static BigFloat Softplus(BigFloat x) => BigFloat.With(Wider(Guard), () => x.Sign > 0 ? x + Log1P(Exp(-x)) : Log1P(Exp(x)));

    public static BigFloat Power(BigFloat x, Rational exponent)
    {
        if (exponent.IsZero)
        {
            return BigFloat.One;
        }

        if (x.IsNaN)
        {
            return x;
        }

        if (exponent.IsInteger)
        {
            if (x.IsZero && exponent.Sign < 0)
            {
                return BigFloat.NaN;
            }

            if (BigInteger.Abs(exponent.Numerator) > 100_000)
            {
                throw new InconclusiveException("the exponent is too large");
            }

            return BigFloat.With(Wider(Guard), () =>
            {
                int n = (int)BigInteger.Abs(exponent.Numerator);
                BigFloat result = BigFloat.One;
                for (BigFloat square = x; n > 0; n >>= 1)
                {
                    result = (n & 1) != 0 ? result * square : result;
                    square = n > 1 ? square * square : square;
                }

                return exponent.Sign > 0 ? result : 1 / result;
            });
        }

        if (x.IsZero)
        {
            return exponent.Sign > 0 ? x : BigFloat.NaN;
        }

        return exponent.Denominator == 2
            ? BigFloat.With(Wider(Guard), () => Power(BigFloat.Sqrt(x), exponent * 2))
            : Pow(x, BigFloat.FromRational(exponent));
    }

    /// <summary>x^y of reals; for negative x only where y is an integer.</summary>
    public static BigFloat Pow(BigFloat x, BigFloat y)
    {
        if (y.IsZero)
        {
            return BigFloat.One;
        }

        if (x.IsNaN || y.IsNaN)
        {
            return BigFloat.NaN;
        }

        if (y.IsInteger && y.Magnitude < 16)
        {
            return Power(x, (long)BigFloat.Round(y));
        }

        if (x.Sign < 0)
        {
            return BigFloat.NaN;
        }

        if (x.IsZero)
        {
            return y.Sign > 0 ? BigFloat.Zero : BigFloat.NaN;
        }

        return BigFloat.With(Wider(Guard + 64), () => Exp(y * Log(x)));
    }

    public static BigFloat Sin(BigFloat x) => Circular(x, 0);

    public static BigFloat Cos(BigFloat x) => Circular(x, 1);

    public static BigFloat Tan(BigFloat x) => BigFloat.With(Wider(Guard), () => Sin(x) / Cos(x));

    public static BigFloat Atan(BigFloat x)
    {
        if (x.IsNaN)
        {
            return x;
        }

        if (x.IsInfinity)
        {
            return x.Sign > 0 ? Pi / 2 : -Pi / 2;
        }

        if (x.IsZero)
        {
            return x;
        }

        return BigFloat.With(Wider(Guard), () =>
        {
            if (BigFloat.Abs(x) > 1)
            {
                return (x.Sign > 0 ? Pi / 2 : -Pi / 2) - Atan(1 / x);
            }

            BigFloat r = x;
            int halvings = 0;
            for (; r.Magnitude > -8; halvings++)
            {
                r /= 1 + BigFloat.Sqrt(1 + (r * r));
            }

            return BigFloat.ScaleByPowerOfTwo(OddSeries(r, alternating: true), halvings);
        });
    }

    public static BigFloat Atan2(BigFloat y, BigFloat x)
    {
        if (!x.IsFinite || !y.IsFinite)
        {
            return BigFloat.NaN;
        }

        if (x.IsZero)
        {
            return y.IsZero ? BigFloat.NaN : y.Sign > 0 ? Pi / 2 : -Pi / 2;
        }

        return BigFloat.With(Wider(Guard), () => Atan(y / x) + (x.Sign > 0 ? 0 : y.Sign >= 0 ? Pi : -Pi));
    }

    public static BigFloat Asin(BigFloat x) => !x.IsFinite || BigFloat.Abs(x) > 1 ? BigFloat.NaN
        : BigFloat.With(2 * BigFloat.Precision, () => BigFloat.Abs(x) == 1 ? (x.Sign > 0 ? Pi / 2 : -Pi / 2) : Atan(x / BigFloat.Sqrt((1 - x) * (1 + x))));

    public static BigFloat Acos(BigFloat x) => !x.IsFinite || BigFloat.Abs(x) > 1 ? BigFloat.NaN
        : BigFloat.With(2 * BigFloat.Precision, () => x == -1 ? Pi : 2 * Atan(BigFloat.Sqrt((1 - x) / (1 + x))));

    public static BigFloat Sinh(BigFloat x) => !x.IsFinite ? x : BigFloat.With(Wider(Guard), () =>
    {
        BigFloat e = ExpM1(BigFloat.Abs(x));
        BigFloat size = (e + (e / (e + 1))) / 2;
        return x.Sign < 0 ? -size : size;
    });

    public static BigFloat Cosh(BigFloat x) => BigFloat.With(Wider(Guard), () => (Exp(x) + Exp(-x)) / 2);

    public static BigFloat Tanh(BigFloat x)
    {
        if (x.IsNaN)
        {
            return x;
        }

        BigFloat size = BigFloat.With(Wider(Guard), () =>
        {
            BigFloat e = ExpM1(-2 * BigFloat.Abs(x));
            return -e / (2 + e);
        });
        return x.Sign < 0 ? -size : size;
    }

    public static BigFloat Asinh(BigFloat x)
    {
        if (!x.IsFinite)
        {
            return x;
        }

        BigFloat size = BigFloat.With(Wider(Guard), () =>
        {
            BigFloat a = BigFloat.Abs(x);
            return Log1P(a + (a * a / (1 + BigFloat.Sqrt(1 + (a * a)))));
        });
        return x.Sign < 0 ? -size : size;
    }

    public static BigFloat Acosh(BigFloat x) => x.IsNaN || x < 1 ? BigFloat.NaN : BigFloat.With(2 * BigFloat.Precision, () =>
    {
        BigFloat t = x - 1;
        return Log1P(t + BigFloat.Sqrt(t * (t + 2)));
    });

    public static BigFloat Atanh(BigFloat x) => x.IsNaN || BigFloat.Abs(x) >= 1 ? BigFloat.NaN
        : BigFloat.With(Wider(Guard), () => Log1P(2 * x / (1 - x)) / 2);

    public static BigFloat Cbrt(BigFloat x) => x.IsZero || !x.IsFinite ? x
        : x.Sign < 0 ? -Cbrt(-x)
        : BigFloat.With(Wider(Guard + 64), () => Exp(Log(x) / 3));

    /// <summary>2/√π · exp(−x²) · Σ 2ⁿ x^(2n+1)/(2n+1)!!, all of one sign; far out, 1 − erfc.</summary>
    public static BigFloat Erf(BigFloat x)
    {
        if (!x.IsFinite)
        {
            return x.IsNaN ? x : x.Sign;
        }

        if (x.IsZero)
        {
            return x;
        }

        if (BigFloat.Abs(x) > 8)
        {
            return x.Sign > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;
        }

        return BigFloat.With(Wider(Guard + 16), () =>
        {
            BigFloat twiceSquare = 2 * x * x;
            BigFloat term = x;
            BigFloat sum = x;
            for (int n = 1; term.Magnitude > sum.Magnitude - BigFloat.Precision - 4; n++)
            {
                term = term * twiceSquare / ((2 * n) + 1);
                sum += term;
            }

            return 2 / BigFloat.Sqrt(Pi) * Exp(-x * x) * sum;
        });
    }

    public static BigFloat Erfc(BigFloat x)
    {
        if (!x.IsFinite || x <= 8)
        {
            return BigFloat.With(Wider(Guard + 128), () => 1 - Erf(x));
        }

        // exp(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))))
        return BigFloat.With(Wider(Guard + Integral(x * x)), () =>
        {
            BigFloat fraction = x;
            for (int n = 4 * BigFloat.Precision; n > 0; n--)
            {
                fraction = x + (BigFloat.ScaleByPowerOfTwo(n, -1) / fraction);
            }

            return Exp(-x * x) / BigFloat.Sqrt(Pi) / fraction;
        });
    }

    private static int Wider(int bits) => BigFloat.Precision + ((bits + 63) / 64 * 64);

    /// <summary>The bits before the point.</summary>
    private static int Integral(BigFloat x) =>
        x.Magnitude > 40 ? throw new InconclusiveException("an exponent does not fit") : (int)Math.Max(0, x.Magnitude);

    private static BigFloat ExpOfSmall(BigFloat r)
    {
        const int Halvings = 12;
        BigFloat small = BigFloat.ScaleByPowerOfTwo(r, -Halvings);
        BigFloat e = Taylor(BigFloat.One, small, n => (1, n));
        for (int i = 0; i < Halvings; i++)
        {
            e *= e;
        }

        return e;
    }

    /// <summary>first · (1 + x·a₁ + x²·a₁a₂ + …), aₙ = top/bottom.</summary>
    private static BigFloat Taylor(BigFloat first, BigFloat x, Func<int, (int Top, int Bottom)> ratio)
    {
        BigFloat term = first;
        BigFloat sum = first;
        for (int n = 1; !term.IsZero && term.Magnitude > sum.Magnitude - BigFloat.Precision - 4; n++)
        {
            (int top, int bottom) = ratio(n);
            term = term * x * top / bottom;
            sum += term;
        }

        return sum;
    }

    /// <summary>x ∓ x³/3 + x⁵/5 ∓ …</summary>
    private static BigFloat OddSeries(BigFloat x, bool alternating)
    {
        BigFloat square = alternating ? -(x * x) : x * x;
        BigFloat power = x;
        BigFloat sum = x;
        for (int n = 3; !power.IsZero && power.Magnitude > sum.Magnitude - BigFloat.Precision - 4; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }

    private static BigFloat Circular(BigFloat x, int quarter)
    {
        if (!x.IsFinite)
        {
            return BigFloat.NaN;
        }

        return BigFloat.With((2 * BigFloat.Precision) + Wider(Guard + Integral(x)), () =>
        {
            BigInteger q = BigFloat.Round(x / (Pi / 2));
            BigFloat r = x - (BigFloat.FromInteger(q) * Pi / 2);
            BigFloat square = -(r * r);
            int turn = (int)(((q + quarter) % 4 + 4) % 4);
            BigFloat size = (turn & 1) == 0
                ? Taylor(r, square, n => (1, 2 * n * ((2 * n) + 1)))
                : Taylor(BigFloat.One, square, n => (1, 2 * n * ((2 * n) - 1)));
            return turn >= 2 ? -size : size;
        });
    }

    private static BigFloat FromFixed(BigInteger value, int bits) => BigFloat.ScaleByPowerOfTwo(BigFloat.FromInteger(value), -bits);

    private static BigInteger ArcTangentOfInverse(int divisor, int bits, bool hyperbolic = false)
    {
        BigInteger power = (BigInteger.One << bits) / divisor;
        BigInteger sum = power;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power /= divisor * divisor;
            BigInteger term = power / n;
            sum += hyperbolic || (n & 2) == 0 ? term : -term;
        }

        return sum;
    }
}
