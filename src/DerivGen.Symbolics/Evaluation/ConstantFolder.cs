using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Evaluation;

/// <summary>
/// Values of constant expressions, such as 1/log 2 or 2/√π, to far more digits than a double has: fixed-point arithmetic
/// with <see cref="Bits"/> fractional bits. What it does not know stays a call in the emitted code.
/// </summary>
internal static class ConstantFolder
{
    private const int Bits = 256;

    /// <summary>Results larger or smaller than this many bits are not folded.</summary>
    private const int MaximumMagnitude = 64;

    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly Lazy<BigInteger> LazyPi = new(() => 4 * ((4 * ArcTangentOfReciprocal(5)) - ArcTangentOfReciprocal(239)));
    private static readonly Lazy<BigInteger> LazyLog2 = new(() => 2 * AreaTangentOfReciprocal(3));

    /// <summary>The value of a node without symbols, rounded to some 60 digits; null where it is not folded.</summary>
    public static Rational? Fold(Node node)
    {
        if (node.Type != NodeType.Real || node is Constant || !node.IsNumber)
        {
            return null;
        }

        BigInteger? value = Evaluate(node);
        return value is { } v && !v.IsZero && BigInteger.Abs(v) > BigInteger.One << (Bits - MaximumMagnitude) ? new Rational(v, One) : null;
    }

    private static BigInteger? Evaluate(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Constant { Type: NodeType.Real } number:
                return Rational.Abs(number.Value) < new Rational(BigInteger.One << MaximumMagnitude, BigInteger.One)
                    ? (number.Value.Numerator << Bits) / number.Value.Denominator
                    : null;
            case NamedConstant { Name: ConstantName.Pi }:
                return LazyPi.Value;
            case Sum { Type: NodeType.Real } sum:
                BigInteger? total = (sum.Constant.Numerator << Bits) / sum.Constant.Denominator;
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    total += Evaluate(sum.Terms[i]) * sum.Coefficients[i].Numerator / sum.Coefficients[i].Denominator;
                }

                return total;
            case Product { Type: NodeType.Real } product:
                BigInteger? result = One;
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    result = Evaluate(product.Bases[i]) is { } b && Power(b, product.Exponents[i]) is { } power ? (result * power) >> Bits : null;
                }

                return result;
            case Call { Function: Function.Exp } exp:
                return Evaluate(exp.Argument) is { } x ? Exponential(x) : null;
            case Call { Function: Function.Log } log:
                return Evaluate(log.Argument) is { Sign: > 0 } y ? Logarithm(y) : null;
            default:
                return null;
        }
    }

    private static BigInteger? Power(BigInteger b, Rational exponent)
    {
        if (exponent.IsInteger && Rational.Abs(exponent) <= 64)
        {
            BigInteger power = One;
            for (int i = 0; i < (int)BigInteger.Abs(exponent.Numerator); i++)
            {
                power = (power * b) >> Bits;
            }

            return exponent.Sign > 0 ? power : power.IsZero ? null : (One << Bits) / power;
        }

        return b.Sign > 0 && Logarithm(b) is { } log ? Exponential(log * exponent.Numerator / exponent.Denominator) : null;
    }

    private static BigInteger? Exponential(BigInteger x)
    {
        if (BigInteger.Abs(x) > 40 * One)
        {
            return null;
        }

        // exp(x) = exp(x/2¹⁶)^(2¹⁶)
        BigInteger small = x >> 16;
        BigInteger sum = One;
        BigInteger term = One;
        for (int n = 1; !term.IsZero && n < 200; n++)
        {
            term = ((term * small) >> Bits) / n;
            sum += term;
        }

        for (int i = 0; i < 16; i++)
        {
            sum = (sum * sum) >> Bits;
        }

        return sum;
    }

    /// <summary>log(m·2ᵏ) = k·log 2 + 2·artanh((m−1)/(m+1)).</summary>
    private static BigInteger Logarithm(BigInteger x)
    {
        int k = 0;
        while (x > (One * 3) / 2)
        {
            x >>= 1;
            k++;
        }

        while (x < (One * 3) / 4)
        {
            x <<= 1;
            k--;
        }

        BigInteger t = ((x - One) << Bits) / (x + One);
        BigInteger square = (t * t) >> Bits;
        BigInteger sum = BigInteger.Zero;
        BigInteger power = t;
        for (int n = 1; !power.IsZero && n < 1000; n += 2)
        {
            sum += power / n;
            power = (power * square) >> Bits;
        }

        return (2 * sum) + (k * LazyLog2.Value);
    }

    private static BigInteger ArcTangentOfReciprocal(int n) => SeriesOfReciprocal(n, alternating: true);

    private static BigInteger AreaTangentOfReciprocal(int n) => SeriesOfReciprocal(n, alternating: false);

    private static BigInteger SeriesOfReciprocal(int n, bool alternating)
    {
        BigInteger sum = BigInteger.Zero;
        BigInteger power = One / n;
        for (int k = 1; !power.IsZero; k += 2)
        {
            sum += alternating && (k & 2) != 0 ? -(power / k) : power / k;
            power /= n * n;
        }

        return sum;
    }
}
