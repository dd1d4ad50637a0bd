using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>The value of an expression by its definition, with a scale that its rounding errors are small against.</summary>
internal sealed class TreeEvaluation(IReadOnlyDictionary<Symbol, object> values)
{
    /// <summary>Whether a rounding error may have turned a condition, or lies in a denominator.</summary>
    public bool IsIllConditioned { get; private set; }

    public (double Value, double Scale) Real(Node node)
    {
        switch (node)
        {
            case Constant constant:
                return Exact(constant.Value.ToDouble());
            case Symbol symbol:
                return Exact((double)values[symbol]);
            case Element element:
                return Exact(((double[])values[element.Array])[Integer(element.Position)]);
            case Sum sum:
                double total = sum.Constant.ToDouble();
                double totalScale = Math.Abs(total);
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    (double term, double scale) = Real(sum.Terms[i]);
                    total += sum.Coefficients[i].ToDouble() * term;
                    totalScale += Math.Abs(sum.Coefficients[i].ToDouble()) * scale;
                }

                return (total, totalScale);
            case Product product:
                double value = 1;
                double productScale = 1;
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    (double factor, double scale) = Real(product.Bases[i]);
                    double exponent = product.Exponents[i].ToDouble();
                    value *= Math.Pow(factor, exponent);
                    productScale *= exponent > 0 ? Math.Pow(scale, exponent) : Math.Pow(Math.Abs(factor), exponent) * (scale / Math.Abs(factor));
                    IsIllConditioned |= exponent < 0 && Math.Abs(factor) < 1e-3 * scale;
                }

                return (value, productScale);
            case Conditional conditional:
                return Real(Boolean(conditional.Condition) ? conditional.Then : conditional.Else);
            case Call { Function: Function.ToReal } integer:
                return Exact(Integer(integer.Argument));
            case Call call:
                return Apply(call, [.. call.Arguments.Select(Real)]);
            default:
                throw new NotSupportedException(node.GetType().Name);
        }
    }

    private (double Value, double Scale) Apply(Call call, (double Value, double Scale)[] a)
    {
        double scale = a.Max(argument => argument.Scale);
        return call.Function switch
        {
            Function.Max => (a.Max(argument => argument.Value), scale),
            Function.Min => (a.Min(argument => argument.Value), scale),
            Function.Abs => (Math.Abs(a[0].Value), scale),
            Function.Clamp => (Math.Max(a[1].Value, Math.Min(a[2].Value, a[0].Value)), scale),
            Function.Sign => Compared(a[0], (0, 0)) is var sign ? (sign, 1) : default,
            _ => throw new NotSupportedException(call.Function.ToString()),
        };
    }

    private int Integer(Node node) => node switch
    {
        Constant constant => (int)constant.Value.Numerator,
        Symbol symbol => (int)values[symbol],
        Element element => ((int[])values[element.Array])[Integer(element.Position)],
        Sum sum => (int)sum.Constant.Numerator + Enumerable.Range(0, sum.Terms.Length).Sum(i => (int)sum.Coefficients[i].Numerator * Integer(sum.Terms[i])),
        Product product => Enumerable.Range(0, product.Bases.Length).Aggregate(1, (value, i) => value * (int)Math.Pow(Integer(product.Bases[i]), (int)product.Exponents[i].Numerator)),
        Conditional conditional => Integer(Boolean(conditional.Condition) ? conditional.Then : conditional.Else),
        Call call => IntegerFunction(call.Function, Integer(call.Arguments[0]), Integer(call.Arguments[1])),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static int IntegerFunction(Function function, int a, int b) => function switch
    {
        Function.IntegerDivide => a / b,
        Function.IntegerRemainder => a % b,
        Function.BitAnd => a & b,
        Function.BitOr => a | b,
        Function.BitXor => a ^ b,
        Function.ShiftLeft => a << b,
        _ => throw new NotSupportedException(function.ToString()),
    };

    private bool Boolean(Node node)
    {
        switch (node)
        {
            case Constant constant:
                return !constant.Value.IsZero;
            case Symbol symbol:
                return (bool)values[symbol];
            case Call { Function: Function.Not } not:
                return !Boolean(not.Argument);
            case Call { Function: Function.And } and:
                return and.Arguments.All(Boolean);
            case Call { Function: Function.Or } or:
                return or.Arguments.Any(Boolean);
            case Call comparison when comparison.Argument.Type == NodeType.Integer:
                int order = Integer(comparison.Arguments[0]).CompareTo(Integer(comparison.Arguments[1]));
                return comparison.Function == Function.Less ? order < 0 : order == 0;
            case Call comparison:
                int sign = Compared(Real(comparison.Arguments[0]), Real(comparison.Arguments[1]));
                return comparison.Function switch
                {
                    Function.Less => sign < 0,
                    Function.LessOrEqual => sign <= 0,
                    _ => sign == 0,
                };
            default:
                throw new NotSupportedException(node.GetType().Name);
        }
    }

    private int Compared((double Value, double Scale) a, (double Value, double Scale) b)
    {
        double distance = Math.Abs(a.Value - b.Value);
        IsIllConditioned |= !(distance > 1e-9 * (a.Scale + b.Scale)) && !(a.Value == a.Scale && b.Value == b.Scale && distance == 0 && a.Scale == 0);
        return a.Value.CompareTo(b.Value);
    }

    private static (double Value, double Scale) Exact(double value) => (value, Math.Abs(value));
}
