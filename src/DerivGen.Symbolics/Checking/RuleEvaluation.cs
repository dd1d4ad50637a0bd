using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Evaluates the partial derivative that a rule gives for a function of a known library.</summary>
internal sealed class RuleEvaluation<T>
{
    private readonly Arithmetic<T> arithmetic;
    private readonly Dictionary<Node, T> values = [];

    private RuleEvaluation(Arithmetic<T> arithmetic) => this.arithmetic = arithmetic;

    public static T Of(Arithmetic<T> arithmetic, ForeignFunction function, T[] arguments, int parameter)
    {
        ExpressionGraph graph = new();
        RuleEvaluation<T> evaluation = new(arithmetic);
        ImmutableArray<Node>.Builder symbols = ImmutableArray.CreateBuilder<Node>(arguments.Length);
        for (int i = 0; i < arguments.Length; i++)
        {
            NodeType type = function.Parameters[i] is ForeignParameter.Integer ? NodeType.Integer : NodeType.Real;
            Node symbol = graph.Symbol("x", "x" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), type, 0, i);
            symbols.Add(symbol);
            evaluation.values.Add(symbol, arguments[i]);
        }

        return evaluation.Value(function.Partial(graph, symbols.ToImmutable(), parameter));
    }

    private T Value(Node node)
    {
        if (!values.TryGetValue(node, out T? value))
        {
            value = Compute(node);
            values.Add(node, value);
        }

        return value;
    }

    private T Compute(Node node)
    {
        switch (node)
        {
            case Constant constant:
                return arithmetic.FromRational(constant.Value);
            case NamedConstant named:
                return arithmetic.Named(named.Name);
            case Sum sum:
                T total = arithmetic.FromRational(sum.Constant);
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    total = arithmetic.Add(total, arithmetic.Multiply(arithmetic.FromRational(sum.Coefficients[i]), Value(sum.Terms[i])));
                }

                return total;
            case Product product:
                T result = arithmetic.FromInteger(1);
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    result = arithmetic.Multiply(result, arithmetic.Power(Value(product.Bases[i]), product.Exponents[i]));
                }

                return result;
            case Conditional { Condition: Call { Function: Function.Equal } equal } conditional:
                Order order = arithmetic.Compare(Value(equal.Arguments[0]), Value(equal.Arguments[1]));
                arithmetic.IsUndecided |= order == Order.Undecided;
                return Value(order == Order.Equal ? conditional.Then : conditional.Else);
            case Call { Function: Function.Foreign } call:
                return new ForeignStandIn<T>(arithmetic).Free(call.Foreign!, [.. call.Arguments.Select(Value)]);
            case Call { Function: Function.ToReal } call:
                return Value(call.Argument);
            case Call call:
                return arithmetic.Call(call.Function, [.. call.Arguments.Select(Value)]);
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }
}
