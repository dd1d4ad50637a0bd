using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DerivGen.Symbolics.Expressions;

/// <summary>Copies expressions into another graph, so that a derivation leaves what was read as it was.</summary>
internal sealed class GraphCopy(ExpressionGraph source, ExpressionGraph target)
{
    private readonly Dictionary<Node, Node> done = [];

    public Node Copy(Node node)
    {
        if (done.TryGetValue(node, out Node? copy))
        {
            return copy;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        copy = CopyNew(node);
        done.Add(node, copy);
        return copy;
    }

    private Node CopyNew(Node node)
    {
        switch (node)
        {
            case Constant constant:
                return target.Intern(new Constant(constant.Value, constant.Type));
            case NamedConstant named:
                return target.Intern(new NamedConstant(named.Name));
            case Symbol symbol:
                return target.Adopt(symbol);
            case Index { IsOpen: false } index:
                return target.Intern(new Index(index.Number));
            case Length length:
                return target.Length((Symbol)Copy(length.Array), length.Dimension);
            case Element element:
                return target.Element((Symbol)Copy(element.Array), [.. element.Children.Skip(1).Select(Copy)]);
            case Sum sum:
                return target.LinearCombination(
                [
                    (sum.Type == NodeType.Integer ? target.Integer(sum.Constant) : target.Number(sum.Constant), Rational.One),
                    .. sum.Terms.Select((t, i) => (Copy(t), sum.Coefficients[i])),
                ]);
            case Product product:
                return target.Monomial([.. product.Bases.Select((b, i) => (Copy(b), product.Exponents[i]))]);
            case Call call:
                return target.Call(call, [.. call.Arguments.Select(Copy)]);
            case Conditional conditional:
                return target.Conditional(Copy(conditional.Condition), Copy(conditional.Then), Copy(conditional.Else));
            case Reduction reduction:
                return target.Intern(new Reduction(reduction.Kind, Copy(reduction.Lower), Copy(reduction.Upper), reduction.Number, Copy(reduction.Body)));
            case Index open:
                (Node lower, Node upper) = source.RangeOf(open);
                return target.SharedIndex(Copy(lower), Copy(upper), 0);
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }
}
