using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// A running error analysis: what a form to compute gives in double at a point, with a bound for its rounding errors in
/// units of 2⁻⁵³. A library function is held to err by one and a half such units of its result.
/// </summary>
internal sealed class RoundingError
{
    private const double FunctionError = 1.5;

    private readonly IReadOnlyDictionary<Node, double> values;
    private readonly Dictionary<Node, (double Value, double Error)?> done = [];

    /// <param name="values">The values of the symbols, of elements, and of what else is taken as given.</param>
    public RoundingError(IReadOnlyDictionary<Node, double> values) => this.values = values;

    /// <summary>Value and bound; nothing where the form has a part that is not known here.</summary>
    public (double Value, double Error)? Of(Node node)
    {
        if (done.TryGetValue(node, out (double, double)? result))
        {
            return result;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        result = Evaluate(node);
        done.Add(node, result);
        return result;
    }

    private (double Value, double Error)? Evaluate(Node node)
    {
        if (values.TryGetValue(node, out double leaf))
        {
            return (leaf, 0);
        }

        switch (node)
        {
            case Constant { Type: NodeType.Real } constant:
                double number = constant.Value.ToDouble();
                return (number, Rational.FromDouble(number) == constant.Value ? 0 : Math.Abs(number) / 2);
            case NamedConstant { Name: ConstantName.Pi }:
                return (Math.PI, Math.PI / 2);
            case Sum { Type: NodeType.Real } sum:
                return OfSum(sum);
            case Product { Type: NodeType.Real } product:
                return OfProduct(product);
            case Conditional conditional:
                return Holds(conditional.Condition) is { } holds ? Of(holds ? conditional.Then : conditional.Else) : null;
            case Call { Type: NodeType.Real } call:
                return OfCall(call);
            default:
                return null;
        }
    }

    private (double Value, double Error)? OfSum(Sum sum)
    {
        double total = sum.Constant.ToDouble();
        double error = Rational.FromDouble(total) == sum.Constant ? 0 : Math.Abs(total) / 2;
        bool first = sum.Constant.IsZero;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (Of(sum.Terms[i]) is not var (term, bound))
            {
                return null;
            }

            double k = sum.Coefficients[i].ToDouble();
            total += k * term;
            error += Math.Abs(k) * bound;
            error += Rational.Abs(sum.Coefficients[i]) is { Numerator.IsPowerOfTwo: true, Denominator.IsPowerOfTwo: true } ? 0 : Math.Abs(k * term);
            error += first || term == 0 ? 0 : Math.Abs(total);
            first = false;
        }

        return (total, error);
    }

    private (double Value, double Error)? OfProduct(Product product)
    {
        double total = 1;
        double relative = -1;
        for (int i = 0; i < product.Bases.Length; i++)
        {
            if (Of(product.Bases[i]) is not var (b, bound))
            {
                return null;
            }

            double e = product.Exponents[i].ToDouble();
            total *= Math.Pow(b, e);
            relative += (bound == 0 ? 0 : Math.Abs(e) * bound / Math.Abs(b)) + (product.Exponents[i].IsInteger ? Math.Min(4, Math.Abs(e)) : 2);
        }

        return (total, total == 0 ? 0 : Math.Max(1, relative) * Math.Abs(total));
    }

    private (double Value, double Error)? OfCall(Call call)
    {
        List<(double Value, double Error)> arguments = [];
        foreach (Node argument in call.Arguments)
        {
            if (Of(argument) is not { } known)
            {
                return null;
            }

            arguments.Add(known);
        }

        (double x, double bound) = arguments[0];
        switch (call.Function)
        {
            case Function.Group:
                return (x, bound);
            case Function.Abs:
                return (Math.Abs(x), bound);
            case Function.Round when bound == 0:
                return (Math.Round(x), 0);
            case Function.Max:
                return arguments.Aggregate((a, b) => b.Value > a.Value ? b : a);
            case Function.Min:
                return arguments.Aggregate((a, b) => b.Value < a.Value ? b : a);
            case Function.Exp:
                return Result(Math.Exp(x), Math.Exp(x));
            case Function.ExpM1:
                return Result(Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1, Math.Exp(x));
            case Function.Log:
                return Result(Math.Log(x), 1 / x);
            case Function.Log1P:
                return Result(Math.Abs(x) < 1e-5 ? x - (x * x / 2) : Math.Log(1 + x), 1 / (1 + x));
            case Function.Sqrt:
                return Result(Math.Sqrt(x), 0.5 / Math.Sqrt(x));
            case Function.Sin:
                return Result(Math.Sin(x), Math.Cos(x));
            case Function.Cos:
                return Result(Math.Cos(x), Math.Sin(x));
            case Function.Tan:
                return Result(Math.Tan(x), 1 / (Math.Cos(x) * Math.Cos(x)));
            case Function.Asin or Function.Acos:
                return Result(call.Function == Function.Asin ? Math.Asin(x) : Math.Acos(x), 1 / Math.Sqrt((1 - x) * (1 + x)));
            case Function.Atan:
                return Result(Math.Atan(x), 1 / (1 + (x * x)));
            case Function.Sinh:
                return Result(Math.Sinh(x), Math.Cosh(x));
            case Function.Cosh:
                return Result(Math.Cosh(x), Math.Sinh(x));
            case Function.Tanh:
                return Result(Math.Tanh(x), 1 / (Math.Cosh(x) * Math.Cosh(x)));
            case Function.Asinh:
                double size = Math.Abs(x);
                double area = size < 1e-5 ? size : Math.Log(size + Math.Sqrt((x * x) + 1));
                return Result(Math.Sign(x) * area, 1 / Math.Sqrt((x * x) + 1));
            case Function.Atanh:
                return Result(Math.Abs(x) < 1e-5 ? x : Math.Log((1 + x) / (1 - x)) / 2, 1 / ((1 - x) * (1 + x)));
            case Function.Cbrt:
                double root = Math.Sign(x) * Math.Pow(Math.Abs(x), 1.0 / 3);
                return Result(root, root == 0 ? 0 : root / (3 * x));
            case Function.Hypot when arguments.Count == 2:
                double y = arguments[1].Value;
                double length = Math.Sqrt((x * x) + (y * y));
                return (length, length == 0 ? 0 : (((Math.Abs(x) * bound) + (Math.Abs(y) * arguments[1].Error)) / length) + (FunctionError * length));
            case Function.Pow:
                double power = Math.Pow(x, arguments[1].Value);
                double byExponent = arguments[1].Error == 0 ? 0 : Math.Abs(power * Math.Log(x)) * arguments[1].Error;
                return (power, (power == 0 ? 0 : Math.Abs(arguments[1].Value * power / x) * bound) + byExponent + (FunctionError * Math.Abs(power)));
            default:
                return null;
        }

        (double, double)? Result(double value, double slope) =>
            (value, (bound == 0 ? 0 : Math.Abs(slope) * bound) + (FunctionError * Math.Abs(value)));
    }

    private bool? Holds(Node condition)
    {
        if (condition is not Call call)
        {
            return condition is Constant truth ? !truth.Value.IsZero : null;
        }

        switch (call.Function)
        {
            case Function.Not:
                return !Holds(call.Argument);
            case Function.And:
                return call.Arguments.Select(Holds).Aggregate((a, b) => a & b);
            case Function.Or:
                return call.Arguments.Select(Holds).Aggregate((a, b) => a | b);
            case Function.IsFinite:
                return Of(call.Argument) is var (x, _) ? !double.IsInfinity(x) && !double.IsNaN(x) : null;
            case Function.Less or Function.LessOrEqual or Function.Equal or Function.IsNear:
                return Of(call.Arguments[0]) is var (a, _) && Of(call.Arguments[1]) is var (b, _)
                    ? call.Function is Function.Less or Function.IsNear ? a < b : call.Function == Function.LessOrEqual ? a <= b : a == b
                    : null;
            default:
                return null;
        }
    }
}
