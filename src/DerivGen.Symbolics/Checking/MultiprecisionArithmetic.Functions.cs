using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>The known functions, by their definitions.</summary>
internal sealed partial class MultiprecisionArithmetic
{
    public override Multiprecision Call(Function function, Multiprecision[] arguments)
    {
        Multiprecision x = arguments[0];
        switch (function)
        {
            case Function.Exp:
                return Exp(x);
            case Function.Log:
                return Log(x);
            case Function.Sigmoid:
                return Sigmoid(x);
            case Function.Softplus:
                return Softplus(x);
            case Function.Pow:
                return Pow(x, arguments[1], null);
            case Function.Sin:
                return SineAndCosine(x).Sine;
            case Function.Cos:
                return SineAndCosine(x).Cosine;
            case Function.Tan:
                (Multiprecision sine, Multiprecision cosine) = SineAndCosine(x);
                return Divide(sine, cosine);
            case Function.Asin:
                return Asin(x);
            case Function.Acos:
                return Acos(x);
            case Function.Atan:
                return Atan(x);
            case Function.Atan2:
                return Atan2(x, arguments[1]);
            case Function.Sinh:
                return Sinh(x);
            case Function.Cosh:
                Multiprecision exp = Exp(x.Abs());
                return Add(exp, Divide(One, exp)).ScaleByPowerOfTwo(-1);
            case Function.Tanh:
                return Tanh(x);
            case Function.Asinh:
                // log1p(x + x²/(1 + √(1 + x²)))
                Multiprecision size = x.Abs();
                Multiprecision area = Log1P(Add(size, Divide(Square(size), Add(One, Sqrt(Add(One, Square(size)))))));
                return x.IsNegative ? area.Negate() : area;
            case Function.Acosh:
                Multiprecision above = Subtract(x, One);
                return Log1P(Add(above, Sqrt(Multiply(above, Add(x, One)))));
            case Function.Atanh:
                return Log1P(Divide(x.ScaleByPowerOfTwo(1), Subtract(One, x))).ScaleByPowerOfTwo(-1);
            case Function.Cbrt:
                return Cbrt(x);
            case Function.Abs:
                return x.Abs();
            case Function.Clamp:
                // Between borders that are exchanged there is nothing, and the text throws an exception.
                return Compare(arguments[2], arguments[1]) switch
                {
                    Order.Less => Multiprecision.Undefined,
                    Order.Undecided => Multiprecision.Unknown,
                    _ => Extremum([Extremum([x, arguments[2]], isMaximum: false), arguments[1]], isMaximum: true),
                };
            case Function.CopySign:
                Note(Compare(arguments[1], Multiprecision.Zero()));
                return arguments[1].IsNegative == x.IsNegative || x.IsZero ? x : x.Negate();
            case Function.Erf:
                return Erf(x);
            case Function.Erfc:
                return Erfc(x);
            case Function.Remainder:
                return Remainder(x, arguments[1], Math.Truncate);
            case Function.IEEERemainder:
                return Remainder(x, arguments[1], Math.Round);
            case Function.Sign:
                return !x.IsFinite ? (x.Kind == NumberKind.Infinite ? FromInteger(x.Sign) : x)
                    : Compare(x, Multiprecision.Zero()) == Order.Undecided ? Multiprecision.Unknown : FromInteger(x.Sign);
            case Function.Floor:
                return Rounded(x, Math.Floor);
            case Function.Ceiling:
                return Rounded(x, Math.Ceiling);
            case Function.Truncate:
                return Rounded(x, Math.Truncate);
            case Function.Round:
                return Rounded(x, Math.Round);
            case Function.RoundAwayFromZero:
                return Rounded(x, y => Math.Round(y, MidpointRounding.AwayFromZero));
            case Function.Group:
                return x;
            case Function.Log1P:
                return Log1P(x);
            case Function.ExpM1:
                return ExpM1(x);
            case Function.Log1MExp:
                return Log(ExpM1(x.Negate()).Negate());
            case Function.XLogX:
                return x.IsExactZero ? x : Multiply(x, Log(x));
            case Function.XLogY:
                return x.IsExactZero && !arguments[1].IsNegative ? x : Multiply(x, Log(arguments[1]));
            case Function.Hypot:
                return Sqrt(Add(Square(x), Square(arguments[1])));
            case Function.Sqrt:
                return Sqrt(x);
            default:
                return Multiprecision.Unknown;
        }
    }

    public Multiprecision Sigmoid(Multiprecision x)
    {
        Multiprecision e = Exp(x.Abs().Negate());
        Multiprecision divisor = Add(One, e);
        return Divide(x.IsNegative ? e : One, divisor);
    }

    public Multiprecision Softplus(Multiprecision x)
    {
        Multiprecision rest = Log1P(Exp(x.Abs().Negate()));
        return x.IsNegative ? rest : Add(x, rest);
    }

    public Multiprecision Sinh(Multiprecision x)
    {
        // with u = exp(x) − 1: (u + u/(1 + u))/2
        Multiprecision u = ExpM1(x.Abs());
        Multiprecision sinh = Add(u, u.IsFinite ? Divide(u, Add(One, u)) : One).ScaleByPowerOfTwo(-1);
        return x.IsNegative ? sinh.Negate() : sinh;
    }

    public Multiprecision Tanh(Multiprecision x)
    {
        // with u = exp(−2x) − 1: −u/(2 + u)
        Multiprecision u = ExpM1(x.Abs().ScaleByPowerOfTwo(1).Negate());
        Multiprecision tanh = Divide(u.Negate(), Add(FromInteger(2), u));
        return x.IsNegative ? tanh.Negate() : tanh;
    }

    public Multiprecision Cbrt(Multiprecision x)
    {
        if (x.IsExactZero || !x.IsFinite)
        {
            return x;
        }

        Multiprecision root = Exp(DivideBy(Log(x.Abs()), 3));
        double rounded = Math.Round(root.ToDouble());
        if (x.IsExact && Math.Abs(rounded) < 1e9 && FromDouble(rounded) is var whole && Multiply(Square(whole), whole).IsIdenticalTo(x.Abs()))
        {
            root = whole;
        }

        return x.IsNegative ? root.Negate() : root;
    }

    /// <summary>The largest integer that is not larger; null where it is not known.</summary>
    public long? Floor(Multiprecision x) => RoundedTo(x, Math.Floor);

    private Multiprecision Rounded(Multiprecision x, Func<double, double> round) =>
        x.Kind is NumberKind.Infinite or NumberKind.Undefined ? x
        : RoundedTo(x, round) is { } whole ? FromInteger(whole)
        : Multiprecision.Unknown;

    /// <summary>
    /// Rounds as <paramref name="round"/> does: twice the number is an integer and a rest, and rounding depends on the
    /// integer, and on whether there is a rest.
    /// </summary>
    private long? RoundedTo(Multiprecision x, Func<double, double> round)
    {
        if (!x.IsFinite || x.Magnitude > 50 || x.RadiusMagnitude > -10)
        {
            return null;
        }

        double near = Math.Round(x.ToDouble() * 2) / 2;
        switch (Compare(x, FromDouble(near)))
        {
            case Order.Equal:
                return (long)round(near);
            case Order.Less:
                return (long)round(near - 0.25);
            case Order.Greater:
                return (long)round(near + 0.25);
            default:
                // On the border of two steps, whichever it is: where both round alike nothing is left to decide.
                double below = round(near - 0.25);
                return below == round(near + 0.25) && below == round(near) ? (long)below : null;
        }
    }

    private Multiprecision Remainder(Multiprecision x, Multiprecision y, Func<double, double> round) =>
        Subtract(x, Multiply(y, Rounded(Divide(x, y), round)));

    private void Note(Order order) => IsUndecided |= order == Order.Undecided;
}
