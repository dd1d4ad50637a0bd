using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>What emitted code computes: each operation in double.</summary>
internal class DoubleArithmetic : Arithmetic<double>
{
    private static readonly MultiprecisionArithmetic Exact = new(4);

    public override bool IsRounded => true;

    public override bool ZeroTimesLogarithmIsZero => false;

    public override double Unknown => double.NaN;

    public override double Input(double value, int symbol, int place) => value;

    public override double FromRational(Rational value) => value.ToDouble();

    public override double FromInteger(long value) => value;

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
            int count = (int)System.Numerics.BigInteger.Abs(exponent.Numerator);
            for (int i = 0; i < count; i++)
            {
                product *= x;
            }

            return exponent.Sign < 0 ? 1 / product : product;
        }

        return exponent == Rational.Half ? Math.Sqrt(x)
            : exponent == -Rational.Half ? 1 / Math.Sqrt(x)
            : Math.Pow(x, exponent.ToDouble());
    }

    public override double Extremum(List<double> terms, bool isMaximum)
    {
        double best = terms[0];
        foreach (double term in terms)
        {
            best = isMaximum ? Math.Max(best, term) : Math.Min(best, term);
        }

        return best;
    }

    public override Order Compare(double a, double b) => a < b ? Order.Less : a > b ? Order.Greater : a == b ? Order.Equal : Order.Unordered;

    public override bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);

    public override bool IsZero(double x) => x == 0;

    public override long? Truncate(double x) => Math.Abs(x) < 1L << 53 ? (long)x : null;

    public override double Call(Function function, double[] arguments)
    {
        double x = arguments[0];
        switch (function)
        {
            case Function.Exp:
                return Math.Exp(x);
            case Function.Log:
                return Math.Log(x);
            case Function.Pow:
                return Math.Pow(x, arguments[1]);
            case Function.Sin:
                return Math.Sin(x);
            case Function.Cos:
                return Math.Cos(x);
            case Function.Tan:
                return Math.Tan(x);
            case Function.Asin:
                return Math.Asin(x);
            case Function.Acos:
                return Math.Acos(x);
            case Function.Atan:
                return Math.Atan(x);
            case Function.Atan2:
                return Math.Atan2(x, arguments[1]);
            case Function.Sinh:
                return Math.Sinh(x);
            case Function.Cosh:
                return Math.Cosh(x);
            case Function.Tanh:
                return Math.Tanh(x);
            case Function.Abs:
                return Math.Abs(x);
            case Function.Clamp:
                return arguments[2] < arguments[1] ? double.NaN : Math.Max(Math.Min(x, arguments[2]), arguments[1]);
            case Function.CopySign:
                return IsNegative(x) == IsNegative(arguments[1]) ? x : -x;
            case Function.Remainder:
                return x % arguments[1];
            case Function.IEEERemainder:
                return Math.IEEERemainder(x, arguments[1]);
            case Function.Sign:
                return x > 0 ? 1 : x < 0 ? -1 : x;
            case Function.Floor:
                return Math.Floor(x);
            case Function.Ceiling:
                return Math.Ceiling(x);
            case Function.Truncate:
                return Math.Truncate(x);
            case Function.Round:
                return Math.Round(x);
            case Function.RoundAwayFromZero:
                return Math.Round(x, MidpointRounding.AwayFromZero);
            case Function.Group:
                return x;
            case Function.Sqrt:
                return Math.Sqrt(x);
            case Function.Log1P:
                double u = 1 + x;
                return u == 1 ? x : u <= 0 || double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) - ((u - 1 - x) / u);
            case Function.ExpM1:
                return Math.Abs(x) > 0.5 || double.IsNaN(x) ? Math.Exp(x) - 1 : Through(function, arguments);
            case Function.XLogX:
                return x == 0 ? 0 : x * Math.Log(x);
            case Function.XLogY:
                return x == 0 && arguments[1] >= 0 ? 0 : x * Math.Log(arguments[1]);
            case Function.Hypot:
                double size = Math.Max(Math.Abs(x), Math.Abs(arguments[1]));
                return size == 0 || double.IsInfinity(size) || double.IsNaN(size) ? size
                    : size * Math.Sqrt(((x / size) * (x / size)) + ((arguments[1] / size) * (arguments[1] / size)));
            default:
                return Through(function, arguments);
        }
    }

    /// <summary>A function that this framework's library lacks, or has inaccurately.</summary>
    private static double Through(Function function, double[] arguments)
    {
        lock (Exact)
        {
            return Exact.Call(function, Array.ConvertAll(arguments, Exact.FromDouble)).ToDouble();
        }
    }

    private static bool IsNegative(double x) => BitConverter.DoubleToInt64Bits(x) < 0;
}
