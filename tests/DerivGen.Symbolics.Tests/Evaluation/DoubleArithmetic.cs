using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>What the emitted code does: each operation in double, the stable functions as accurate as the runtime library has them.</summary>
internal sealed class DoubleArithmetic : Arithmetic<double>
{
    public static readonly DoubleArithmetic Instance = new();

    public override bool ComparesNaN => true;

    public override bool IsRounded => true;

    public override bool ZeroTimesLogIsZero => false;

    public override double FromRational(Rational value) => value.ToDouble();

    public override double Named(ConstantName name) => name switch
    {
        ConstantName.Pi => Math.PI,
        ConstantName.PositiveInfinity => double.PositiveInfinity,
        ConstantName.NegativeInfinity => double.NegativeInfinity,
        _ => double.NaN,
    };

    public override double Add(double a, double b) => a + b;

    public override double Multiply(double a, double b) => a * b;

    public override double Power(double x, Rational exponent)
    {
        if (exponent.IsInteger && Rational.Abs(exponent) <= 4)
        {
            double product = 1;
            for (int i = 0; i < Rational.Abs(exponent).Numerator; i++)
            {
                product *= x;
            }

            return exponent.Sign < 0 ? 1 / product : product;
        }

        return exponent == Rational.Half ? Math.Sqrt(x)
            : exponent == -Rational.Half ? 1 / Math.Sqrt(x)
            : Math.Pow(x, exponent.ToDouble());
    }

    public override BigFloat ValueOf(double x) => BigFloat.FromDouble(x);

    public override bool IsNaN(double x) => double.IsNaN(x);

    public override double Extremum(IReadOnlyList<double> arguments, bool isMaximum) =>
        isMaximum ? arguments.Aggregate(Math.Max) : arguments.Aggregate(Math.Min);

    public override double Call(Function function, double[] arguments)
    {
        double x = arguments[0];
        return function switch
        {
            Function.Exp => Math.Exp(x),
            Function.Log => Math.Log(x),
            Function.Pow => Math.Pow(x, arguments[1]),
            Function.Sin => Math.Sin(x),
            Function.Cos => Math.Cos(x),
            Function.Tan => Math.Tan(x),
            Function.Asin => Math.Asin(x),
            Function.Acos => Math.Acos(x),
            Function.Atan => Math.Atan(x),
            Function.Atan2 => Math.Atan2(x, arguments[1]),
            Function.Sinh => Math.Sinh(x),
            Function.Cosh => Math.Cosh(x),
            Function.Tanh => Math.Tanh(x),
            Function.Cbrt => Math.Cbrt(x),
            Function.Abs => Math.Abs(x),
            Function.CopySign => Math.CopySign(x, arguments[1]),
            Function.Remainder => x % arguments[1],
            Function.IEEERemainder => Math.IEEERemainder(x, arguments[1]),
            Function.Floor => Math.Floor(x),
            Function.Ceiling => Math.Ceiling(x),
            Function.Truncate => Math.Truncate(x),
            Function.Round => Math.Round(x),
            Function.RoundAwayFromZero => Math.Round(x, MidpointRounding.AwayFromZero),
            Function.XLogX => x == 0 ? 0 : x * Math.Log(x),
            Function.XLogY => x == 0 && arguments[1] >= 0 ? 0 : x * Math.Log(arguments[1]),
            Function.Hypot => double.Hypot(x, arguments[1]),
            Function.Sqrt => Math.Sqrt(x),
            Function.Group => x,
            _ => BigFloatArithmetic.Instance.Call(function, [.. arguments.Select(BigFloat.FromDouble)]).ToDouble(),
        };
    }
}
