using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>
/// A truncated Laurent series v^order · (c₀ + c₁v + …) with c₀ ≠ 0, in fixed-point arithmetic of <see cref="Bits"/>
/// fractional bits: far more than any cancellation of a double leaves room for. A coefficient below
/// 2^−<see cref="ZeroBits"/> is 0.
/// </summary>
internal sealed partial class PowerSeries
{
    public const int Bits = 320;

    private const int ZeroBits = 200;

    private static readonly BigInteger Unit = BigInteger.One << Bits;
    private static readonly BigInteger Tiny = BigInteger.One << (Bits - ZeroBits);

    private readonly BigInteger[] coefficients;
    private double[]? rounded;

    private PowerSeries(int order, BigInteger[] coefficients)
    {
        Order = order;
        this.coefficients = coefficients;
    }

    /// <summary>The exponent of the first term.</summary>
    public int Order { get; }

    /// <summary>How many terms are known.</summary>
    public int Length => coefficients.Length;

    /// <summary>Whether nothing is known of it but that it begins later.</summary>
    public bool IsEmpty => coefficients.Length == 0;

    public static PowerSeries Constant(Rational value, int length) => Of(0, [Fixed(value), .. new BigInteger[length - 1]]);

    /// <summary>center + v.</summary>
    public static PowerSeries Variable(Rational center, int length) => Of(0, [Fixed(center), Unit, .. new BigInteger[length - 2]]);

    /// <summary>The coefficient after c₀ by so many places, rounded.</summary>
    public double this[int place] => (rounded ??= Array.ConvertAll(coefficients, ToDouble))[place];

    /// <summary>The coefficient after c₀ by so many places, as the shortest decimal that a double has for it.</summary>
    public Rational Coefficient(int place) => Rational.FromShortestDecimal(this[place]);

    /// <summary>Whether only even powers follow the first term.</summary>
    public bool IsEven => Enumerable.Range(0, Length).All(i => i % 2 == 0 || coefficients[i].IsZero);

    public static PowerSeries operator -(PowerSeries a) => new(a.Order, [.. a.coefficients.Select(c => -c)]);

    public static PowerSeries operator +(PowerSeries a, PowerSeries b)
    {
        int order = Math.Min(a.Order, b.Order);
        int end = Math.Min(a.Order + a.Length, b.Order + b.Length);
        BigInteger[] sum = new BigInteger[Math.Max(0, end - order)];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = a.At(order + i) + b.At(order + i);
        }

        return Of(order, sum);
    }

    public static PowerSeries operator -(PowerSeries a, PowerSeries b) => a + -b;

    public static PowerSeries operator *(PowerSeries a, PowerSeries b)
    {
        BigInteger[] product = new BigInteger[Math.Min(a.Length, b.Length)];
        for (int n = 0; n < product.Length; n++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int k = 0; k <= n; k++)
            {
                if (!a.coefficients[k].IsZero && !b.coefficients[n - k].IsZero)
                {
                    sum += a.coefficients[k] * b.coefficients[n - k];
                }
            }

            product[n] = sum >> Bits;
        }

        return Of(a.Order + b.Order, product);
    }

    public PowerSeries Scale(Rational factor) =>
        Of(Order, [.. coefficients.Select(c => c * factor.Numerator / factor.Denominator)]);

    /// <summary>The polynomial's value at v by Horner's rule, without the factor v^order; only so many of its terms.</summary>
    public double Evaluate(double v, int terms)
    {
        double sum = 0;
        for (int i = Math.Min(terms, Length) - 1; i >= 0; i--)
        {
            sum = (sum * v) + this[i];
        }

        return sum;
    }

    private BigInteger At(int exponent) =>
        exponent < Order || exponent >= Order + Length ? BigInteger.Zero : coefficients[exponent - Order];

    private static PowerSeries Of(int order, BigInteger[] coefficients)
    {
        int first = 0;
        for (int i = 0; i < coefficients.Length; i++)
        {
            if (BigInteger.Abs(coefficients[i]) < Tiny)
            {
                coefficients[i] = BigInteger.Zero;
            }
        }

        while (first < coefficients.Length && coefficients[first].IsZero)
        {
            first++;
        }

        return new(order + first, first == 0 ? coefficients : coefficients.AsSpan(first).ToArray());
    }

    private static BigInteger Fixed(Rational value) => (value.Numerator << Bits) / value.Denominator;

    private static double ToDouble(BigInteger value) => new Rational(value, Unit).ToDouble();
}
