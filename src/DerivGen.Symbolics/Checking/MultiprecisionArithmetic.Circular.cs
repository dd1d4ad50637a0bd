namespace DerivGen.Symbolics.Checking;

/// <summary>Circular functions, their inverses, and the error function.</summary>
internal sealed partial class MultiprecisionArithmetic
{
    public (Multiprecision Sine, Multiprecision Cosine) SineAndCosine(Multiprecision x)
    {
        if (!x.IsFinite)
        {
            Multiprecision none = x.Kind == NumberKind.Unknown ? x : Multiprecision.Undefined;
            return (none, none);
        }

        if (x.Magnitude > 50 || x.RadiusMagnitude > -10)
        {
            return (Multiprecision.Unknown, Multiprecision.Unknown);
        }

        long quarter = (long)Math.Round(x.ToDouble() / (Math.PI / 2));
        Multiprecision r = quarter == 0 ? x : Subtract(x, Multiply(FromInteger(quarter), Pi.ScaleByPowerOfTwo(-1)));
        Multiprecision square = Square(r);
        Multiprecision sine = Series(r, square, 1);
        Multiprecision cosine = Series(One, square, 0);
        int phase = (int)(((quarter % 4) + 4) % 4);
        return phase switch
        {
            0 => (sine, cosine),
            1 => (cosine, sine.Negate()),
            2 => (sine.Negate(), cosine.Negate()),
            _ => (cosine.Negate(), sine),
        };
    }

    public Multiprecision Atan(Multiprecision x)
    {
        if (!x.IsFinite)
        {
            return x.Kind == NumberKind.Infinite ? (x.IsNegative ? Pi.Negate() : Pi).ScaleByPowerOfTwo(-1) : x;
        }

        if (x.IsZero)
        {
            return x;
        }

        if (x.Magnitude > 30)
        {
            Multiprecision complement = Atan(Divide(One, x));
            return Subtract((x.IsNegative ? Pi.Negate() : Pi).ScaleByPowerOfTwo(-1), complement);
        }

        if (x.Magnitude < -4)
        {
            return AreaTangentSeries(x, alternating: true);
        }

        // arctan x = a + arctan((x·cos a − sin a)/(cos a + x·sin a))
        Multiprecision a = FromDouble(Math.Atan(x.ToDouble()));
        (Multiprecision sine, Multiprecision cosine) = SineAndCosine(a);
        Multiprecision rest = Divide(Subtract(Multiply(x, cosine), sine), Add(cosine, Multiply(x, sine)));
        return Add(a, rest.IsZero || !rest.IsFinite ? rest : AreaTangentSeries(rest, alternating: true));
    }

    public Multiprecision Atan2(Multiprecision y, Multiprecision x)
    {
        if (!y.IsFinite || !x.IsFinite)
        {
            return Worst(y, x) ?? Multiprecision.Unknown;
        }

        if (x.IsExactZero)
        {
            return y.IsExactZero ? Multiprecision.Undefined : y.IsZero ? Multiprecision.Unknown : (y.IsNegative ? Pi.Negate() : Pi).ScaleByPowerOfTwo(-1);
        }

        Multiprecision principal = Atan(Divide(y, x));
        return !x.IsNegative ? principal
            : y.IsZero && !y.IsExactZero ? Multiprecision.Unknown
            : y.IsNegative ? Subtract(principal, Pi) : Add(principal, Pi);
    }

    public Multiprecision Asin(Multiprecision x) =>
        Atan2(x, Sqrt(Multiply(Subtract(One, x), Add(One, x))));

    /// <summary>arccos x = 2·arctan √((1−x)/(1+x)).</summary>
    public Multiprecision Acos(Multiprecision x) =>
        Atan2(Sqrt(Subtract(One, x)), Sqrt(Add(One, x))).ScaleByPowerOfTwo(1);

    public Multiprecision Erf(Multiprecision x)
    {
        if (!x.IsFinite)
        {
            return x.Kind == NumberKind.Infinite ? FromInteger(x.Sign) : x;
        }

        if (x.IsNegative)
        {
            return Erf(x.Negate()).Negate();
        }

        if (x.Magnitude > 1)
        {
            return Subtract(One, Erfc(x));
        }

        // 2/√π · exp(−x²) · Σ 2ⁿ·x^(2n+1)/(1·3·…·(2n+1))
        Multiprecision square = Square(x);
        Multiprecision sum = x;
        Multiprecision term = x;
        for (uint n = 3; IsWorthAdding(term, sum); n += 2)
        {
            term = DivideBy(Multiply(term, square).ScaleByPowerOfTwo(1), n);
            sum = Add(sum, term);
        }

        Multiprecision factor = Divide(Exp(square.Negate()).ScaleByPowerOfTwo(1), Sqrt(Pi));
        return Multiply(factor, WidenBy(sum, term));
    }

    public Multiprecision Erfc(Multiprecision x)
    {
        if (!x.IsFinite)
        {
            return x.Kind == NumberKind.Infinite ? (x.IsNegative ? FromInteger(2) : Multiprecision.Zero()) : x;
        }

        if (x.IsNegative || x.Magnitude <= 0)
        {
            return Subtract(One, Erf(x));
        }

        // The trapezoidal rule for an integral over a line, and the residue at its pole; its error falls as exp(−π²/h²).
        int inverse = (int)Math.Ceiling(Math.Sqrt((Bits + 16) * 0.6931471805599453));
        Multiprecision h = DivideBy(FromInteger(3), (uint)inverse);
        Multiprecision squareOfStep = Square(h);
        Multiprecision square = Square(x);
        Multiprecision sum = Divide(One, square).ScaleByPowerOfTwo(-1);
        Multiprecision ratio = Exp(squareOfStep.Negate());
        Multiprecision growth = Square(ratio);
        Multiprecision weight = One;
        for (int n = 1; ; n++)
        {
            weight = Multiply(weight, ratio);
            ratio = Multiply(ratio, growth);
            Multiprecision term = Divide(weight, Add(Multiply(FromInteger((long)n * n), squareOfStep), square));
            sum = Add(sum, term);
            if (!IsWorthAdding(term, sum))
            {
                break;
            }
        }

        Multiprecision gaussian = Exp(square.Negate());
        Multiprecision result = Multiply(Divide(Multiply(h, x).ScaleByPowerOfTwo(1), Pi), Multiply(gaussian, sum));
        double step = 3.0 / inverse;
        if (x.ToDouble() < Math.PI / step)
        {
            Multiprecision residue = Divide(FromInteger(2), ExpM1(Divide(Multiply(Pi, x).ScaleByPowerOfTwo(1), h)));
            result = Subtract(result, residue);
        }

        return result.Widen(Multiprecision.ScaleError(1, Bits - (long)(9.8 / (step * step) / 0.6931471805599453) + 16));
    }

    /// <summary>first · Σ (−r²)ᵏ / ((start+1)·…·(start+2k)).</summary>
    private Multiprecision Series(Multiprecision first, Multiprecision square, uint start)
    {
        Multiprecision sum = first;
        Multiprecision term = first;
        for (uint n = start + 1; IsWorthAdding(term, sum); n += 2)
        {
            term = DivideBy(Multiply(term, square), n * (n + 1)).Negate();
            sum = Add(sum, term);
        }

        return WidenBy(sum, term);
    }
}
