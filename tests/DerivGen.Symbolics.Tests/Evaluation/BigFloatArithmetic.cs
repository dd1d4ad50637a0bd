using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>The mathematics of the reals, to many digits.</summary>
internal sealed class BigFloatArithmetic : Arithmetic<BigFloat>
{
    public static readonly BigFloatArithmetic Instance = new();

    public override BigFloat FromRational(Rational value) => BigFloat.FromRational(value);

    public override BigFloat Named(ConstantName name) => name switch
    {
        ConstantName.Pi => BigMath.Pi,
        ConstantName.PositiveInfinity => BigFloat.PositiveInfinity,
        ConstantName.NegativeInfinity => BigFloat.NegativeInfinity,
        _ => BigFloat.NaN,
    };

    public override BigFloat Add(BigFloat a, BigFloat b) => a + b;

    public override BigFloat Multiply(BigFloat a, BigFloat b) => a * b;

    public override BigFloat Power(BigFloat x, Rational exponent) => BigMath.Power(x, exponent);

    public override BigFloat ValueOf(BigFloat x) => x;

    public override BigFloat Extremum(IReadOnlyList<BigFloat> arguments, bool isMaximum) =>
        arguments.Any(a => a.IsNaN) ? BigFloat.NaN : isMaximum ? arguments.Aggregate((a, b) => a < b ? b : a) : arguments.Aggregate((a, b) => b < a ? b : a);

    public override BigFloat Call(Function function, BigFloat[] arguments)
    {
        if (arguments.Any(a => a.IsNaN))
        {
            return BigFloat.NaN;
        }

        BigFloat x = arguments[0];
        return function switch
        {
            Function.Exp => BigMath.Exp(x),
            Function.Log => BigMath.Log(x),
            Function.Sigmoid => BigMath.Sigmoid(x),
            Function.Softplus => BigMath.Softplus(x),
            Function.Pow => BigMath.Pow(x, arguments[1]),
            Function.Sin => BigMath.Sin(x),
            Function.Cos => BigMath.Cos(x),
            Function.Tan => BigMath.Tan(x),
            Function.Asin => BigMath.Asin(x),
            Function.Acos => BigMath.Acos(x),
            Function.Atan => BigMath.Atan(x),
            Function.Atan2 => BigMath.Atan2(x, arguments[1]),
            Function.Sinh => BigMath.Sinh(x),
            Function.Cosh => BigMath.Cosh(x),
            Function.Tanh => BigMath.Tanh(x),
            Function.Asinh => BigMath.Asinh(x),
            Function.Acosh => BigMath.Acosh(x),
            Function.Atanh => BigMath.Atanh(x),
            Function.Cbrt => BigMath.Cbrt(x),
            Function.Abs => BigFloat.Abs(x),
            Function.Clamp => x < arguments[1] ? arguments[1] : arguments[2] < x ? arguments[2] : x,
            Function.CopySign => arguments[1].Sign < 0 ? -BigFloat.Abs(x) : BigFloat.Abs(x),
            Function.Erf => BigMath.Erf(x),
            Function.Erfc => BigMath.Erfc(x),
            Function.Remainder => x - (arguments[1] * Truncate(x / arguments[1])),
            Function.IEEERemainder => x - (arguments[1] * RoundToEven(x / arguments[1])),
            Function.Sign => x.Sign,
            Function.Floor => Whole(x, BigFloat.Floor),
            Function.Ceiling => -Whole(-x, BigFloat.Floor),
            Function.Truncate => Truncate(x),
            Function.Round => RoundToEven(x),
            Function.RoundAwayFromZero => x.Sign * Whole(BigFloat.Abs(x) + BigFloat.Half, BigFloat.Floor),
            Function.Log1P => BigMath.Log1P(x),
            Function.ExpM1 => BigMath.ExpM1(x),
            Function.Log1MExp => BigMath.Log(-BigMath.ExpM1(-x)),
            Function.XLogX => x.IsZero ? x : x * BigMath.Log(x),
            Function.XLogY => x.IsZero && arguments[1].Sign >= 0 ? x : x * BigMath.Log(arguments[1]),
            Function.Hypot => BigFloat.Sqrt((x * x) + (arguments[1] * arguments[1])),
            Function.Sqrt => BigFloat.Sqrt(x),
            Function.Group => x,
            _ => throw new NotSupportedException(function.ToString()),
        };
    }

    private static BigFloat Truncate(BigFloat x) => x.Sign < 0 ? -Whole(-x, BigFloat.Floor) : Whole(x, BigFloat.Floor);

    private static BigFloat RoundToEven(BigFloat x) => Whole(x, BigFloat.Round);

    private static BigFloat Whole(BigFloat x, Func<BigFloat, System.Numerics.BigInteger> round) => x.IsFinite ? BigFloat.FromInteger(round(x)) : x;
}
