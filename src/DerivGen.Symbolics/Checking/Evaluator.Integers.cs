using System.Numerics;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Integers and truth values.</summary>
internal sealed partial class Evaluator<T>
{
    public long Integer(CompiledNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!Step(1))
        {
            return 0;
        }

        switch (node.Node)
        {
            case Constant constant:
                return constant.Value.Numerator >= long.MinValue && constant.Value.Numerator <= long.MaxValue ? (long)constant.Value.Numerator : Undecided();
            case Symbol:
                return inputs.Integer(node.Symbol);
            case Expressions.Index:
                return indices[node.Index];
            case Length length:
                return inputs.Length(node.Symbol, length.Dimension);
            case Element element:
                return inputs.IntegerElement(node.Symbol, Integer(node.Children[1]), element.Children.Length > 2 ? Integer(node.Children[2]) : 0);
            case Sum sum:
                return IntegerSum(node, sum);
            case Product product:
                decimal result = 1;
                for (int i = 0; i < node.Children.Length; i++)
                {
                    long b = Integer(node.Children[i]);
                    for (BigInteger e = product.Exponents[i].Numerator; e > 0 && Math.Abs(result) < 1e9m; e--)
                    {
                        result *= b;
                    }
                }

                return Checked(result);
            case Conditional:
                return Integer(Truth(node.Children[0]) ? node.Children[1] : node.Children[2]);
            case Reduction reduction:
                return IntegerReduction(node, reduction);
            case Call call:
                return IntegerCall(node, call);
            default:
                throw new InvalidOperationException(node.Node.GetType().Name);
        }
    }

    public bool Truth(CompiledNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!Step(1))
        {
            return false;
        }

        switch (node.Node)
        {
            case Constant constant:
                return !constant.Value.IsZero;
            case Symbol:
                return inputs.Integer(node.Symbol) != 0;
            case Element:
                return Integer(node) != 0;
            case Conditional:
                return Truth(Truth(node.Children[0]) ? node.Children[1] : node.Children[2]);
            case Call { Function: Function.Not }:
                return !Truth(node.Children[0]);
            case Call { Function: Function.And }:
                return Array.TrueForAll(node.Children, Truth);
            case Call { Function: Function.Or }:
                return Array.Exists(node.Children, Truth);
            case Call { Function: Function.IsFinite }:
                return arithmetic.IsFinite(Real(node.Children[0]));
            case Call { Function: Function.IsNear }:
                return arithmetic.IsRounded && arithmetic.Compare(Real(node.Children[0]), Real(node.Children[1])) == Order.Less;
            case Call call:
                return Holds(call.Function, CompareOperands(node));
            default:
                throw new InvalidOperationException(node.Node.GetType().Name);
        }
    }

    private Order CompareOperands(CompiledNode node)
    {
        CompiledNode left = node.Children[0];
        CompiledNode right = node.Children[1];
        if (left.Node.Type == NodeType.Boolean)
        {
            return Truth(left) == Truth(right) ? Order.Equal : Order.Less;
        }

        if (left.Node.Type == NodeType.Integer && right.Node.Type == NodeType.Integer)
        {
            int order = Integer(left).CompareTo(Integer(right));
            return order < 0 ? Order.Less : order == 0 ? Order.Equal : Order.Greater;
        }

        return arithmetic.Compare(Real(left), Real(right));
    }

    private bool Holds(Function function, Order order)
    {
        if (order == Order.Undecided)
        {
            arithmetic.IsUndecided = true;
            return false;
        }

        return function switch
        {
            Function.Less => order == Order.Less,
            Function.LessOrEqual => order is Order.Less or Order.Equal,
            Function.Equal => order == Order.Equal,
            _ => throw new InvalidOperationException(function.ToString()),
        };
    }

    private long IntegerSum(CompiledNode node, Sum sum)
    {
        Rational total = sum.Constant;
        decimal integer = 0;
        for (int i = 0; i < node.Children.Length; i++)
        {
            Rational coefficient = sum.Coefficients[i];
            long term = Integer(node.Children[i]);
            if (coefficient.IsInteger && BigInteger.Abs(coefficient.Numerator) < int.MaxValue)
            {
                integer += (int)coefficient.Numerator * (decimal)term;
            }
            else
            {
                total += coefficient * term;
            }
        }

        if (!total.IsInteger || BigInteger.Abs(total.Numerator) > long.MaxValue / 2)
        {
            return Undecided();
        }

        return Checked(integer + (long)total.Numerator);
    }

    private long IntegerCall(CompiledNode node, Call call)
    {
        if (call.Function == Function.ToInteger)
        {
            return arithmetic.Truncate(Real(node.Children[0])) ?? Undecided();
        }

        long[] a = Array.ConvertAll(node.Children, Integer);
        switch (call.Function)
        {
            case Function.Max:
                return a.Max();
            case Function.Min:
                return a.Min();
            case Function.Abs:
                return Math.Abs(a[0]);
            case Function.Sign:
                return Math.Sign(a[0]);
            case Function.Clamp:
                return a[2] < a[1] ? Undefined() : a[0] < a[1] ? a[1] : a[2] < a[0] ? a[2] : a[0];
            case Function.IntegerDivide:
                return a[1] == 0 ? Undefined() : a[0] / a[1];
            case Function.IntegerRemainder:
                return a[1] == 0 ? Undefined() : a[0] % a[1];
            case Function.BitAnd:
                return a[0] & a[1];
            case Function.BitOr:
                return a[0] | a[1];
            case Function.BitXor:
                return a[0] ^ a[1];
            case Function.ShiftLeft:
                return a[1] is >= 0 and < 31 ? Checked((decimal)a[0] * (1L << (int)a[1])) : Undecided();
            case Function.ShiftRight:
                return a[1] is >= 0 and < 31 ? a[0] >> (int)a[1] : Undecided();
            default:
                throw new InvalidOperationException(call.Function.ToString());
        }
    }

    /// <summary>An integer that C#'s own has too: where it would overflow, nothing is compared.</summary>
    private long Checked(decimal value) => value is >= int.MinValue and <= int.MaxValue ? (long)value : Undecided();

    private long Undecided()
    {
        arithmetic.IsUndecided = true;
        return 0;
    }

    private long Undefined()
    {
        inputs.IsUndefined = true;
        return 0;
    }
}
