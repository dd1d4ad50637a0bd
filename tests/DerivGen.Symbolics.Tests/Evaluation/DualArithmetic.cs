using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>
/// Forward mode over the reals: values and derivatives side by side. The rules are those of the textbooks, with the
/// contract's values at kinks; they owe nothing to the table that they check.
/// </summary>
internal sealed class DualArithmetic : Arithmetic<Dual>
{
    private static readonly BigFloatArithmetic Reals = BigFloatArithmetic.Instance;

    /// <summary>Whether a kink was met: two branches touch, or a derivative does not exist.</summary>
    public bool HasKink { get; private set; }

    public override Dual FromRational(Rational value) => new(BigFloat.FromRational(value), null);

    public override Dual Named(ConstantName name) => new(Reals.Named(name), null);

    public override BigFloat ValueOf(Dual x) => x.Value;

    public override Dual Add(Dual a, Dual b) => new(
        a.Value + b.Value,
        a.Partials is null ? b.Partials : b.Partials is null ? a.Partials : [.. a.Partials.Zip(b.Partials, (p, q) => p + q)]);

    public override Dual Multiply(Dual a, Dual b) => new(
        a.Value * b.Value,
        a.Partials is null && b.Partials is null ? null
        : a.Partials is null ? [.. b.Partials!.Select(q => Times(a.Value, q))]
        : b.Partials is null ? [.. a.Partials.Select(p => Times(p, b.Value))]
        : [.. a.Partials.Zip(b.Partials, (p, q) => Times(p, b.Value) + Times(a.Value, q))]);

    public override Dual Power(Dual x, Rational exponent)
    {
        BigFloat value = BigMath.Power(x.Value, exponent);
        if (x.Value.IsZero && x.Partials is not null && exponent.Sign > 0 && exponent < Rational.One)
        {
            // A root has no derivative at 0 that could be compared; that of a sum of squares is the contract's, see the tests.
            HasKink = true;
            return new(value, [.. x.Partials.Select(_ => BigFloat.NaN)]);
        }

        return exponent.IsOne ? x
            : x.Through(value, () => BigFloat.FromRational(exponent) * BigMath.Power(x.Value, exponent - Rational.One));
    }

    public override Dual Extremum(IReadOnlyList<Dual> arguments, bool isMaximum)
    {
        BigFloat value = Reals.Extremum([.. arguments.Select(a => a.Value)], isMaximum);
        if (value.IsNaN)
        {
            return new(value, null);
        }

        List<Dual> largest = [.. arguments.Where(a => a.Value == value)];
        HasKink |= largest.Count > 1;
        Dual sum = largest.Aggregate(Add);
        return new(value, sum.Partials is null ? null : [.. sum.Partials.Select(p => p / largest.Count)]);
    }

    public override Dual Call(Function function, Dual[] arguments)
    {
        BigFloat value = Reals.Call(function, [.. arguments.Select(a => a.Value)]);
        Dual a = arguments[0];
        BigFloat x = a.Value;
        switch (function)
        {
            case Function.Exp:
                return a.Through(value, () => value);
            case Function.Log:
                return a.Through(value, () => 1 / x);
            case Function.Sigmoid:
                return a.Through(value, () => value * BigMath.Sigmoid(-x));
            case Function.Softplus:
                return a.Through(value, () => BigMath.Sigmoid(x));
            case Function.Pow:
                return Pow(a, arguments[1], value);
            case Function.Sin:
                return a.Through(value, () => BigMath.Cos(x));
            case Function.Cos:
                return a.Through(value, () => -BigMath.Sin(x));
            case Function.Tan:
                return a.Through(value, () => 1 + (value * value));
            case Function.Asin:
                return a.Through(value, () => 1 / BigFloat.Sqrt(1 - (x * x)));
            case Function.Acos:
                return a.Through(value, () => -1 / BigFloat.Sqrt(1 - (x * x)));
            case Function.Atan:
                return a.Through(value, () => 1 / (1 + (x * x)));
            case Function.Atan2:
                BigFloat y = x;
                BigFloat abscissa = arguments[1].Value;
                BigFloat square = (y * y) + (abscissa * abscissa);
                return With(value, Add(a.Through(value, () => abscissa / square), arguments[1].Through(value, () => -y / square)));
            case Function.Sinh:
                return a.Through(value, () => BigMath.Cosh(x));
            case Function.Cosh:
                return a.Through(value, () => BigMath.Sinh(x));
            case Function.Tanh:
                return a.Through(value, () => Square(1 / BigMath.Cosh(x)));
            case Function.Asinh:
                return a.Through(value, () => 1 / BigFloat.Sqrt((x * x) + 1));
            case Function.Acosh:
                return a.Through(value, () => 1 / BigFloat.Sqrt((x * x) - 1));
            case Function.Atanh:
                return a.Through(value, () => 1 / (1 - (x * x)));
            case Function.Cbrt:
                HasKink |= x.IsZero;
                return a.Through(value, () => x.IsZero ? BigFloat.PositiveInfinity : 1 / (3 * value * value));
            case Function.Abs:
                HasKink |= x.IsZero;
                return a.Through(value, () => x.Sign);
            case Function.Clamp:
                (Dual low, Dual high) = (arguments[1], arguments[2]);
                HasKink |= x == low.Value || x == high.Value;
                return x < low.Value ? low : high.Value < x ? high : a;
            case Function.CopySign:
                HasKink |= x.IsZero || arguments[1].Value.IsZero;
                return a.Through(value, () => arguments[1].Value.Sign < 0 ? -x.Sign : x.Sign);
            case Function.Erf:
                return a.Through(value, () => 2 / BigFloat.Sqrt(BigMath.Pi) * BigMath.Exp(-x * x));
            case Function.Erfc:
                return a.Through(value, () => -2 / BigFloat.Sqrt(BigMath.Pi) * BigMath.Exp(-x * x));
            case Function.Remainder or Function.IEEERemainder:
                BigFloat quotient = (x - value) / arguments[1].Value;
                HasKink |= value.IsZero || BigFloat.Abs(value) * 2 == BigFloat.Abs(arguments[1].Value);
                return With(value, Add(a.Through(value, () => BigFloat.One), arguments[1].Through(value, () => -quotient)));
            case Function.Sign or Function.Floor or Function.Ceiling or Function.Truncate or Function.Round or Function.RoundAwayFromZero:
                HasKink |= a.Partials is not null && x.IsFinite && (x * 2).IsInteger;
                return new(value, null);
            case Function.Log1P:
                return a.Through(value, () => 1 / (1 + x));
            case Function.ExpM1:
                return a.Through(value, () => BigMath.Exp(x));
            case Function.Sqrt:
                return Power(a, Rational.Half);
            default:
                return arguments.All(d => d.IsConstant) ? new(value, null) : throw new NotSupportedException(function.ToString());
        }
    }

    /// <summary>x^y: what does not change is not asked for; x^0 is 1 for every x, and 0^y is 0 for every y &gt; 0.</summary>
    private Dual Pow(Dual x, Dual y, BigFloat value)
    {
        Dual byBase = x.Through(value, () => y.Value.IsZero ? BigFloat.Zero : y.Value * BigMath.Pow(x.Value, y.Value - 1));
        Dual byExponent = y.Through(value, () => x.Value.IsZero && y.Value.Sign > 0 ? BigFloat.Zero : value * BigMath.Log(x.Value));
        HasKink |= x.Value.IsZero;
        if (x.Value.IsZero && x.Partials is not null && y.Value.Sign > 0 && y.Value < 1)
        {
            return new(value, [.. x.Partials.Select(_ => BigFloat.NaN)]); // a cusp
        }

        return With(value, Add(byBase, byExponent));
    }

    private static Dual With(BigFloat value, Dual derivative) => new(value, derivative.Partials);

    private static BigFloat Square(BigFloat x) => x * x;

    /// <summary>A derivative that is 0 stays 0 whatever it is multiplied by.</summary>
    private static BigFloat Times(BigFloat a, BigFloat b) => a.IsZero || b.IsZero ? (a.IsNaN || b.IsNaN ? BigFloat.NaN : BigFloat.Zero) : a * b;
}
