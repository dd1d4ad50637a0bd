using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Exponentials, logarithms and powers.</summary>
internal sealed partial class MultiprecisionArithmetic
{
    /// <summary>An exponential's argument is divided by two to this power, so that few terms of its series are left.</summary>
    private const int Halvings = 8;

    /// <summary>An error of an exponent beyond which its exponential says nothing.</summary>
    private const double LargestExponentError = 1.0 / 1024;

    private Multiprecision? pi;
    private Multiprecision? logOfTwo;

    public Multiprecision Pi => pi ??= FromBigInteger(MultiprecisionConstants.Of(Bits).Pi).ScaleByPowerOfTwo(-Bits).Widen(4);

    private Multiprecision LogOfTwo => logOfTwo ??= FromBigInteger(MultiprecisionConstants.Of(Bits).LogOfTwo).ScaleByPowerOfTwo(-Bits).Widen(4);

    public Multiprecision Exp(Multiprecision x)
    {
        if (!x.IsFinite)
        {
            return x.Kind == NumberKind.Infinite && x.IsNegative ? Multiprecision.Zero() : x;
        }

        if (x.IsExactZero)
        {
            return One;
        }

        if (x.Magnitude > 29)
        {
            return x.IsNegative ? Multiprecision.Zero(1, -Multiprecision.MaximumExponent) : Multiprecision.Unknown;
        }

        double error = Multiprecision.ScaleError(x.Radius, x.Exponent);
        if (error > LargestExponentError)
        {
            return Multiprecision.Unknown;
        }

        // x = k·log 2 + r with 0 ≤ r < log 2, perhaps a little off on either side
        int k = (int)Math.Floor(x.ToDouble() / 0.6931471805599453);
        Multiprecision r = k == 0 ? x : Subtract(x, Multiply(FromInteger(k), LogOfTwo));
        if (r.IsNegative)
        {
            k--;
            r = Add(r, LogOfTwo);
        }

        uint[] q = ExponentialLessOne(Fixed(r));
        uint[] limbs = new uint[words];
        Array.Copy(q, 1, limbs, 0, words);
        bool ends = Limbs.ShiftRight(limbs, 1, out bool lost) is var half && lost;
        half[words - 1] |= 0x80000000;
        error += Multiprecision.ScaleError(r.Radius, r.Exponent);
        return Multiprecision.Create(false, half, (long)k + 1 - Bits, 3 + (ends ? 1 : 0) + Multiprecision.ScaleError(error * 2.01, Bits - 1));
    }

    public Multiprecision ExpM1(Multiprecision x)
    {
        if (!x.IsFinite || x.Magnitude > -3)
        {
            return Subtract(Exp(x), One);
        }

        Multiprecision sum = x;
        Multiprecision term = x;
        for (uint n = 2; IsWorthAdding(term, sum); n++)
        {
            term = DivideBy(Multiply(term, x), n);
            sum = Add(sum, term);
        }

        return WidenBy(sum, term);
    }

    public Multiprecision Log(Multiprecision x)
    {
        if (x.IsExactZero)
        {
            return Multiprecision.NegativeInfinity;
        }

        if (!x.IsFinite)
        {
            return x.Kind == NumberKind.Infinite && x.IsNegative ? Multiprecision.Undefined : x;
        }

        if (RelativeError(x) > LargestRelativeError)
        {
            return Multiprecision.Unknown;
        }

        if (x.IsNegative)
        {
            return Multiprecision.Undefined;
        }

        long k = x.Fraction < 0.7 ? x.Magnitude - 1 : x.Magnitude;
        Multiprecision m = x.ScaleByPowerOfTwo((int)-k);
        Multiprecision fromOne = Subtract(m, One);
        Multiprecision logarithm;
        if (fromOne.Magnitude < -4)
        {
            logarithm = Log1P(fromOne);
        }
        else
        {
            // log m = a + log(m·exp(−a)) where a is the logarithm to the digits of a double
            Multiprecision a = FromDouble(Math.Log(m.ToDouble()));
            logarithm = Add(a, Log1P(Subtract(Multiply(m, Exp(a.Negate())), One)));
        }

        return k == 0 ? logarithm : Add(logarithm, Multiply(FromInteger(k), LogOfTwo));
    }

    public Multiprecision Log1P(Multiprecision x)
    {
        if (!x.IsFinite || x.Magnitude > -4)
        {
            return Log(Add(One, x));
        }

        if (x.IsZero)
        {
            return x.Widen(x.Radius * 0.1);
        }

        // 2·artanh(x/(2 + x))
        Multiprecision s = Divide(x, Add(FromInteger(2), x));
        return AreaTangentSeries(s, alternating: false).ScaleByPowerOfTwo(1);
    }

    /// <summary>Σ ±s^(2k+1)/(2k+1) for a small s.</summary>
    private Multiprecision AreaTangentSeries(Multiprecision s, bool alternating)
    {
        Multiprecision square = Square(s);
        Multiprecision power = s;
        Multiprecision sum = s;
        Multiprecision term = s;
        for (uint n = 3; IsWorthAdding(term, sum); n += 2)
        {
            power = Multiply(power, square);
            term = DivideBy(power, n);
            sum = Add(sum, alternating && (n & 2) != 0 ? term.Negate() : term);
        }

        return WidenBy(sum, term);
    }

    public override Multiprecision Power(Multiprecision x, Rational exponent)
    {
        if (exponent.IsOne)
        {
            return x;
        }

        if (exponent.IsInteger && Rational.Abs(exponent) <= 64)
        {
            Multiprecision power = IntegerPower(x, (int)System.Numerics.BigInteger.Abs(exponent.Numerator));
            return exponent.Sign < 0 ? Divide(One, power) : power;
        }

        if (exponent.Denominator == 2 && Rational.Abs(exponent) <= 64)
        {
            Multiprecision root = Sqrt(x);
            Multiprecision power = IntegerPower(root, (int)System.Numerics.BigInteger.Abs(exponent.Numerator));
            return exponent.Sign < 0 ? Divide(One, power) : power;
        }

        return Pow(x, FromRational(exponent), exponent.IsInteger ? exponent.IsEvenInteger : null);
    }

    public Multiprecision Sqrt(Multiprecision x)
    {
        if (x.IsExactZero || !x.IsFinite)
        {
            return x.Kind == NumberKind.Infinite && x.IsNegative ? Multiprecision.Undefined : x;
        }

        if (x.IsZero || RelativeError(x) > LargestRelativeError)
        {
            return Multiprecision.Unknown;
        }

        if (x.IsNegative)
        {
            return Multiprecision.Undefined;
        }

        // Newton for the reciprocal root, from the digits of a double
        int half = (int)(x.Magnitude >> 1);
        Multiprecision m = x.ScaleByPowerOfTwo(-2 * half);
        if (!x.IsExact)
        {
            m = Multiprecision.Create(false, (uint[])m.Mantissa.Clone(), m.Exponent, 0);
        }

        double first = Math.Sqrt(m.ToDouble());
        Multiprecision exactRoot = FromDouble(first);
        if (x.IsExact && Square(exactRoot) is { IsExact: true } square && square.IsIdenticalTo(m))
        {
            return exactRoot.ScaleByPowerOfTwo(half);
        }

        Multiprecision y = FromDouble(1 / first);
        for (int bits = 50; bits < Bits; bits *= 2)
        {
            Multiprecision correction = Multiply(y, Subtract(One, Multiply(m, Square(y))));
            y = Add(y, correction.ScaleByPowerOfTwo(-1));
        }

        Multiprecision root = Multiply(m, y);
        root = Multiprecision.Create(false, (uint[])root.Mantissa.Clone(), root.Exponent, 16 + Multiprecision.ScaleError(RelativeError(x), Bits));
        return root.ScaleByPowerOfTwo(half);
    }

    /// <summary>x^y; of a negative x only for a y that is an integer, even or not.</summary>
    public Multiprecision Pow(Multiprecision x, Multiprecision y, bool? isEven)
    {
        if (y.IsExactZero)
        {
            return One;
        }

        if (x.IsExactZero)
        {
            return y.Sign > 0 ? x : y.IsZero ? Multiprecision.Unknown : Multiprecision.Undefined;
        }

        if (x.IsNegative && x.IsFinite && isEven is null && y.IsExact && Floor(y) is { } whole && Compare(FromInteger(whole), y) == Order.Equal)
        {
            isEven = whole % 2 == 0;
        }

        if (x.IsNegative)
        {
            if (isEven is not { } even)
            {
                return x.Kind == NumberKind.Infinite || y.IsExact ? Multiprecision.Undefined : Multiprecision.Unknown;
            }

            Multiprecision size = Exp(Multiply(y, Log(x.Negate())));
            return even ? size : size.Negate();
        }

        return Exp(Multiply(y, Log(x)));
    }

    private Multiprecision IntegerPower(Multiprecision x, int exponent)
    {
        Multiprecision? result = null;
        for (Multiprecision square = x; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result = result is { } product ? Multiply(product, square) : square;
            }

            if (exponent > 1)
            {
                square = Square(square);
            }
        }

        return result ?? One;
    }

    /// <summary>exp(r) − 1 in fixed point, where 0 ≤ r &lt; log 2.</summary>
    private static uint[] ExponentialLessOne(uint[] r)
    {
        uint[] t = Limbs.ShiftRight(r, Halvings, out _);
        uint[] scratch = new uint[2 * t.Length];
        int bits = t.Length * Limbs.Bits;
        int terms = 2;
        for (double left = bits; left > 0; terms++)
        {
            left -= Halvings + Math.Log(terms, 2);
        }

        // q = t/1·(1 + t/2·(1 + t/3·(1 + …))) − 1, from within
        uint[] q = new uint[t.Length];
        for (int n = terms; n >= 1; n--)
        {
            q = Limbs.MultiplyHigh(t, q, scratch, out _, out _);
            Limbs.Add(q, t);
            Limbs.DivideBy(q, (uint)n);
        }

        for (int i = 0; i < Halvings; i++)
        {
            uint[] square = Limbs.MultiplyHigh(q, q, scratch, out _, out _);
            Limbs.Add(q, q);
            Limbs.Add(q, square);
        }

        return q;
    }

    /// <summary>A number of [0, 1) in fixed point, with a limb more than a mantissa.</summary>
    private uint[] Fixed(Multiprecision r)
    {
        uint[] limbs = new uint[words + 1];
        if (r.IsZero || r.IsNegative)
        {
            return limbs;
        }

        Array.Copy(r.Mantissa, 0, limbs, 1, words);
        return Limbs.ShiftRight(limbs, (int)Math.Min(-r.Magnitude, limbs.Length * Limbs.Bits), out _);
    }

    private bool IsWorthAdding(Multiprecision term, Multiprecision sum) =>
        !term.IsZero && term.IsFinite && term.Magnitude > sum.Magnitude - Bits - 2;

    /// <summary>The sum of a series whose last term bounds what was left out.</summary>
    private static Multiprecision WidenBy(Multiprecision sum, Multiprecision last) =>
        last.IsExactZero || !sum.IsFinite ? sum
        : sum.Widen(Multiprecision.ScaleError(1, Math.Max(last.Magnitude, last.RadiusMagnitude) + 1 - sum.Exponent));
}
