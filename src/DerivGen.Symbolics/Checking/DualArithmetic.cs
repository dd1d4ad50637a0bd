using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Forward mode: values and directional derivatives side by side. The rules are the textbooks', with the contract's values
/// at kinks, and owe nothing to the table that they check.
/// </summary>
internal sealed class DualArithmetic(MultiprecisionArithmetic reals, Func<int, bool> isScalar) : Arithmetic<Dual>
{
    /// <summary>The directions of the point that is looked at.</summary>
    public Directions? Directions { get; set; }

    /// <summary>Whether a kink was met since this was reset: equal arguments of an extremum, a border, a root of 0.</summary>
    public bool HasKink { get; set; }

    /// <summary>
    /// Whether an infinite slope met an argument that does not move, since this was reset: a root of 0, of which only the
    /// contract says what its derivative is.
    /// </summary>
    public bool IsSingular { get; set; }

    public override bool ZeroTimesLogarithmIsZero => true;

    public override Dual Unknown => new(Multiprecision.Unknown, null);

    public override Dual Input(double value, int symbol, int place)
    {
        Multiprecision number = reals.FromDouble(value);
        int direction = Directions!.Of(symbol);
        if (direction < 0)
        {
            return new(number, null);
        }

        int weight = Directions.Weight(symbol, place, isScalar(symbol));
        if (weight == 0)
        {
            return new(number, null);
        }

        Multiprecision[] tangents = new Multiprecision[Directions.Count];
        tangents[direction] = reals.FromInteger(weight);
        return new(number, tangents);
    }

    public override Dual FromRational(Rational value) => new(reals.FromRational(value), null);

    public override Dual FromInteger(long value) => new(reals.FromInteger(value), null);

    public override Dual Named(ConstantName name) => new(reals.Named(name), null);

    public override Dual Add(Dual a, Dual b)
    {
        Multiprecision value = reals.Add(a.Value, b.Value);
        if (a.Tangents is null || b.Tangents is null)
        {
            return new(value, a.Tangents ?? b.Tangents);
        }

        Multiprecision[] tangents = new Multiprecision[a.Tangents.Length];
        for (int i = 0; i < tangents.Length; i++)
        {
            tangents[i] = reals.Add(a.Tangents[i], b.Tangents[i]);
        }

        return new(value, tangents);
    }

    public override Dual Multiply(Dual a, Dual b) => With(reals.Multiply(a.Value, b.Value), (a, b.Value), (b, a.Value));

    public override Dual Power(Dual x, Rational exponent)
    {
        Multiprecision value = reals.Power(x.Value, exponent);
        IsSingular |= x.Value.IsExactZero && exponent < Rational.One;
        if (x.IsConstant || exponent.IsOne)
        {
            return new(value, x.Tangents);
        }

        if (x.Value.IsExactZero && exponent.Sign > 0 && exponent < Rational.One)
        {
            // A root has no finite derivative at 0, but where its argument has derivative 0 too: a norm's is 0.
            return new(value, Array.ConvertAll(x.Tangents!, t => t.IsExactZero ? t : Multiprecision.Infinity(t.IsNegative)));
        }

        return With(value, (x, reals.Multiply(reals.FromRational(exponent), reals.Power(x.Value, exponent - Rational.One))));
    }

    public override Dual Chain(Dual value, IEnumerable<(Dual Argument, Dual Partial)> parts) =>
        With(value.Value, [.. parts.Select(part => (part.Argument, part.Partial.Value))]);

    public override Dual Extremum(List<Dual> terms, bool isMaximum)
    {
        Dual best = terms[0];
        int ties = 1;
        Dual sum = best;
        for (int i = 1; i < terms.Count; i++)
        {
            switch (reals.Compare(terms[i].Value, best.Value))
            {
                case Order.Unordered:
                    return new(Multiprecision.Undefined, null);
                case Order.Undecided:
                    IsUndecided = true;
                    break;
                case Order.Equal:
                    ties++;
                    sum = Add(sum, terms[i]);
                    break;
                case Order.Greater when isMaximum:
                case Order.Less when !isMaximum:
                    best = terms[i];
                    sum = best;
                    ties = 1;
                    break;
            }
        }

        if (ties == 1 || sum.IsConstant)
        {
            return best;
        }

        if (terms.TrueForAll(term => reals.Compare(term.Value, best.Value) != Order.Equal || MovesWith(term, best)))
        {
            return best;
        }

        HasKink = true;
        return new(best.Value, Array.ConvertAll(sum.Tangents!, t => MultiprecisionArithmetic.DivideBy(t, (uint)ties)));
    }

    public override Order Compare(Dual a, Dual b)
    {
        Order order = reals.Compare(a.Value, b.Value);
        HasKink |= order == Order.Equal && !MovesWith(a, b);
        return order;
    }

    /// <summary>Whether two equal values stay equal in every direction: where they do, their order has no border there.</summary>
    private bool MovesWith(Dual a, Dual b)
    {
        int count = a.Tangents?.Length ?? b.Tangents?.Length ?? 0;
        for (int i = 0; i < count; i++)
        {
            if (reals.Compare(a.Tangent(i), b.Tangent(i)) != Order.Equal)
            {
                return false;
            }
        }

        return true;
    }

    public override bool IsFinite(Dual x) => x.Value.IsFinite;

    public override bool IsZero(Dual x) => x.Value.IsExactZero;

    public override long? Truncate(Dual x)
    {
        long? result = reals.Truncate(x.Value);
        HasKink |= x.Moves && result is { } whole && reals.Compare(x.Value, reals.FromInteger(whole)) == Order.Equal;
        return result;
    }

    public override Dual Call(Function function, Dual[] arguments)
    {
        Multiprecision value = reals.Call(function, Array.ConvertAll(arguments, a => a.Value));
        IsUndecided |= reals.IsUndecided;
        IsSingular |= arguments[0].Value.IsExactZero
            && (function == Function.Cbrt || (function == Function.Pow && reals.Compare(arguments[1].Value, reals.One) != Order.Greater));
        reals.IsUndecided = false;
        if (Array.TrueForAll(arguments, a => a.IsConstant))
        {
            return new(value, null);
        }

        Dual a = arguments[0];
        Multiprecision x = a.Value;
        Multiprecision one = reals.One;
        switch (function)
        {
            case Function.Exp:
                return With(value, (a, value));
            case Function.Log:
                return With(value, (a, reals.Divide(one, x)));
            case Function.Sigmoid:
                return With(value, (a, reals.Multiply(value, reals.Sigmoid(x.Negate()))));
            case Function.Softplus:
                return With(value, (a, reals.Sigmoid(x)));
            case Function.Pow:
                return Pow(a, arguments[1], value);
            case Function.Sin:
                return With(value, (a, reals.SineAndCosine(x).Cosine));
            case Function.Cos:
                return With(value, (a, reals.SineAndCosine(x).Sine.Negate()));
            case Function.Tan:
                return With(value, (a, reals.Add(one, reals.Square(value))));
            case Function.Asin:
                return With(value, (a, reals.Divide(one, reals.Sqrt(reals.Subtract(one, reals.Square(x))))));
            case Function.Acos:
                return With(value, (a, reals.Divide(one, reals.Sqrt(reals.Subtract(one, reals.Square(x)))).Negate()));
            case Function.Atan:
                return With(value, (a, reals.Divide(one, reals.Add(one, reals.Square(x)))));
            case Function.Atan2:
                Multiprecision abscissa = arguments[1].Value;
                Multiprecision square = reals.Add(reals.Square(x), reals.Square(abscissa));
                return With(value, (a, reals.Divide(abscissa, square)), (arguments[1], reals.Divide(x.Negate(), square)));
            case Function.Sinh:
                return With(value, (a, reals.Call(Function.Cosh, [x])));
            case Function.Cosh:
                return With(value, (a, reals.Sinh(x)));
            case Function.Tanh:
                return With(value, (a, reals.Square(reals.Divide(one, reals.Call(Function.Cosh, [x])))));
            case Function.Asinh:
                return With(value, (a, reals.Divide(one, reals.Sqrt(reals.Add(reals.Square(x), one)))));
            case Function.Acosh:
                return With(value, (a, reals.Divide(one, reals.Sqrt(reals.Subtract(reals.Square(x), one)))));
            case Function.Atanh:
                return With(value, (a, reals.Divide(one, reals.Subtract(one, reals.Square(x)))));
            case Function.Cbrt:
                return With(value, (a, reals.Divide(one, reals.Multiply(reals.FromInteger(3), reals.Square(value)))));
            case Function.Abs:
                HasKink |= x.IsExactZero && a.Moves;
                IsUndecided |= x.IsZero && !x.IsExactZero;
                return With(value, (a, reals.FromInteger(x.Sign)));
            case Function.Clamp:
                return Clamp(a, arguments[1], arguments[2]);
            case Function.CopySign:
                HasKink |= (x.IsExactZero && a.Moves) || arguments[1].Value.IsExactZero;
                IsUndecided |= x.IsZero && !x.IsExactZero;
                return With(value, (a, reals.FromInteger(arguments[1].Value.IsNegative ? -x.Sign : x.Sign)));
            case Function.Erf:
                return With(value, (a, Gaussian(x)));
            case Function.Erfc:
                return With(value, (a, Gaussian(x).Negate()));
            case Function.Remainder or Function.IEEERemainder:
                Multiprecision divisor = arguments[1].Value;
                Multiprecision quotient = reals.Divide(reals.Subtract(x, value), divisor);
                HasKink |= (a.Moves || arguments[1].Moves) && (value.IsExactZero || reals.Compare(value.Abs().ScaleByPowerOfTwo(1), divisor.Abs()) == Order.Equal);
                return With(value, (a, one), (arguments[1], quotient.Negate()));
            case Function.Sign or Function.Floor or Function.Ceiling or Function.Truncate or Function.Round or Function.RoundAwayFromZero:
                HasKink |= a.Moves && x.IsExact && reals.Compare(reals.Call(Function.Floor, [x.ScaleByPowerOfTwo(1)]), x.ScaleByPowerOfTwo(1)) == Order.Equal;
                return new(value, null);
            case Function.Sqrt:
                return Power(a, Rational.Half);
            case Function.Group:
                return a;
            default:
                return Unknown;
        }
    }

    private Multiprecision Gaussian(Multiprecision x) =>
        reals.Divide(reals.Exp(reals.Square(x).Negate()).ScaleByPowerOfTwo(1), reals.Sqrt(reals.Pi));

    /// <summary>x^y: what does not move is not asked for; x^0 is 1 for every x, and 0^y is 0 for every y &gt; 0.</summary>
    private Dual Pow(Dual x, Dual y, Multiprecision value)
    {
        Multiprecision byBase = y.Value.IsExactZero || x.IsConstant
            ? Multiprecision.Zero()
            : reals.Multiply(y.Value, reals.Pow(x.Value, reals.Subtract(y.Value, reals.One), null));
        Multiprecision byExponent = y.IsConstant || (x.Value.IsExactZero && y.Value.Sign > 0)
            ? Multiprecision.Zero()
            : reals.Multiply(value, reals.Log(x.Value));
        return With(value, (x, byBase), (y, byExponent));
    }

    private Dual Clamp(Dual x, Dual low, Dual high)
    {
        Order below = Compare(x, low);
        Order above = Compare(x, high);
        Order width = Compare(high, low);
        if (width == Order.Less)
        {
            return With(Multiprecision.Undefined);
        }

        IsUndecided |= below == Order.Undecided || above == Order.Undecided || width == Order.Undecided;
        return below == Order.Less ? low : above == Order.Greater ? high : x;
    }

    /// <summary>The value with Σ slope · tangent; a tangent that is 0 stays 0 whatever the slope is.</summary>
    private Dual With(Multiprecision value, params (Dual Argument, Multiprecision Slope)[] parts)
    {
        Multiprecision[]? tangents = null;
        foreach ((Dual argument, Multiprecision slope) in parts)
        {
            if (argument.Tangents is null)
            {
                continue;
            }

            tangents ??= new Multiprecision[argument.Tangents.Length];
            for (int i = 0; i < tangents.Length; i++)
            {
                Multiprecision tangent = argument.Tangents[i];
                IsSingular |= !slope.IsFinite;
                if (!tangent.IsExactZero)
                {
                    Multiprecision part = reals.Multiply(slope, tangent);
                    tangents[i] = tangents[i].IsExactZero ? part : reals.Add(tangents[i], part);
                }
            }
        }

        return new(value, tangents);
    }
}
