using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// The expressions as they stand, out of the log domain: exp(u − k·log S) is exp(u)/S^k. What is emitted where a check found
/// the stable forms wrong.
/// </summary>
internal sealed class PlainForms(ExpressionGraph source, ExpressionGraph target) : ILowering
{
    private readonly Dictionary<Node, Node> done = [];
    private readonly Dictionary<int, Index> indices = [];

    public Index Lower(Index index)
    {
        if (!indices.TryGetValue(index.Number, out Index? result))
        {
            (Node lower, Node upper) = source.RangeOf(index);
            result = target.FreshIndex(Lower(lower), Lower(upper));
            indices.Add(index.Number, result);
        }

        return result;
    }

    public Node Lower(Node node)
    {
        if (done.TryGetValue(node, out Node? result))
        {
            return result;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        result = Copy(node);
        done.Add(node, result);
        return result;
    }

    private Node Copy(Node node) => node switch
    {
        Constant constant => target.Intern(new Constant(constant.Value, constant.Type)),
        NamedConstant named => target.Intern(new NamedConstant(named.Name)),
        Symbol symbol => target.Adopt(symbol),
        Index index => Lower(index),
        Length length => target.Length((Symbol)Lower(length.Array), length.Dimension),
        Element element => target.Element((Symbol)Lower(element.Array), [.. element.Children.Skip(1).Select(Lower)]),
        Sum sum => target.LinearCombination(
        [
            (sum.Type == NodeType.Integer ? target.Integer(sum.Constant) : target.Number(sum.Constant), Rational.One),
            .. sum.Terms.Select((term, i) => (Lower(term), sum.Coefficients[i])),
        ]),
        Product product => target.Monomial([.. product.Bases.Select((b, i) => (Lower(b), product.Exponents[i]))]),
        Call { Function: Function.Exp, Argument: Sum exponent } => Exponential(exponent),
        Call call => target.Call(call, [.. call.Arguments.Select(Lower)]),
        Conditional conditional => target.Conditional(Lower(conditional.Condition), Lower(conditional.Then), Lower(conditional.Else)),
        Reduction reduction => Copy(reduction),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private Node Copy(Reduction reduction)
    {
        Index index = source.FreshIndex(reduction.Lower, reduction.Upper);
        Node body = Lower(source.Open(reduction, index));
        return target.Reduce(reduction.Kind, Lower(index), body);
    }

    private Node Exponential(Sum exponent)
    {
        List<(Node, Rational)> rest = [(target.Number(exponent.Constant), Rational.One)];
        List<(Node, Rational)> factors = [];
        for (int i = 0; i < exponent.Terms.Length; i++)
        {
            if (exponent.Terms[i] is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument))
            {
                factors.Add((Lower(log.Argument), exponent.Coefficients[i]));
            }
            else
            {
                rest.Add((Lower(exponent.Terms[i]), exponent.Coefficients[i]));
            }
        }

        return target.Monomial([(target.Exp(target.LinearCombination(rest)), Rational.One), .. factors]);
    }
}
