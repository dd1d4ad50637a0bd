using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Identities between the terms of a sum.</summary>
internal static class SumRules
{
    public static readonly Rule[] Rules =
    [
        new("pythagoras", "sin(x)^2 + cos(x)^2", "1", Guard.None, false, (c, n, _) => Squares(c, n, Function.Sin, Function.Cos, Rational.One)),
        new("hyperbolic-pythagoras", "cosh(x)^2 - sinh(x)^2", "1", Guard.None, false, (c, n, _) => Squares(c, n, Function.Cosh, Function.Sinh, Rational.MinusOne)),
        new("sigmoid-to-tanh", "2*sigmoid(2*x) - 1", "tanh(x)", Guard.None, false,
            (c, n, _) => n is Sum { Terms.Length: 1 } s && s.Terms[0] is Call { Function: Function.Sigmoid } sigmoid
                && s.Coefficients[0] == -s.Constant * Rational.Two && !s.Constant.IsZero
                ? c.Graph.Scale(c.Graph.Call(Function.Tanh, c.Graph.Scale(sigmoid.Argument, Rational.Half)), -s.Constant)
                : null),
        new("tanh-complement", "1 - tanh(x)^2", "cosh(x)^-2", Guard.None, false, TanhComplement),
        new("abs-by-max", "|x| + k*max(x, 0)", "(2 + k)*max(x, 0) - x", Guard.None, false, AbsByMax),
        new("relu-by-condition", "(0 < x ? x : 0) - max(x, 0)", "0", Guard.None, false, ConditionalMinusMax),
        new("sum-peeled", "f(l-1) + sum_{i=l}^{u} f(i)", "sum_{i=l-1}^{u} f(i)", Guard.Decided("l - 1 < u"), false, Peeled),
        new("softplus-to-logcosh", "softplus(2*x) - x - log(2)", "log(cosh(x))", Guard.None, false, SoftplusToLogCosh),
        new("softplus-of-logs", "log(y) + softplus(log(x) - log(y))", "log(x + y)", Guard.None, false, SoftplusOfLogs),
    ];

    private static Node? Squares(RuleContext c, Node n, Function first, Function second, Rational ratio)
    {
        if (n is not Sum sum)
        {
            return null;
        }

        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (Square(sum.Terms[i], first) is not { } argument)
            {
                continue;
            }

            for (int j = 0; j < sum.Terms.Length; j++)
            {
                if (ReferenceEquals(Square(sum.Terms[j], second), argument) && sum.Coefficients[j] == sum.Coefficients[i] * ratio)
                {
                    return c.Graph.LinearCombination(
                    [
                        (n, Rational.One),
                        (sum.Terms[i], -sum.Coefficients[i]),
                        (sum.Terms[j], -sum.Coefficients[j]),
                        (c.Graph.One, sum.Coefficients[i]),
                    ]);
                }
            }
        }

        return null;
    }

    private static Node? Square(Node node, Function function) =>
        node is Product { Bases.Length: 1 } p && p.Exponents[0] == Rational.Two && p.Bases[0] is Call call && call.Function == function
            ? call.Argument
            : null;

    private static Node? TanhComplement(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { Terms.Length: 1 } sum || sum.Constant.IsZero || sum.Coefficients[0] != -sum.Constant
            || Square(sum.Terms[0], Function.Tanh) is not { } x)
        {
            return null;
        }

        return c.Graph.Scale(c.Graph.Power(c.Graph.Call(Function.Cosh, x), -2), sum.Constant);
    }

    /// <summary>The kinks agree: |x|' = 0 = 2·½ − 1 at 0.</summary>
    private static Node? AbsByMax(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum sum)
        {
            return null;
        }

        foreach (Node term in sum.Terms)
        {
            if (term is not Call { Function: Function.Abs } abs)
            {
                continue;
            }

            foreach (Node x in new[] { abs.Argument, c.Graph.Negate(abs.Argument) })
            {
                Node maximum = c.Graph.Call(Function.Max, x, c.Graph.Zero);
                if (!Patterns.CoefficientOf(sum, maximum).IsZero)
                {
                    Rational k = Patterns.CoefficientOf(sum, abs);
                    return c.Graph.LinearCombination([(n, Rational.One), (abs, -k), (maximum, k * Rational.Two), (x, -k)]);
                }
            }
        }

        return null;
    }

    /// <summary>The whole is smooth where the two kinks cancel, so its derivative there is the true one.</summary>
    private static Node? ConditionalMinusMax(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum sum)
        {
            return null;
        }

        foreach (Node term in sum.Terms)
        {
            if (term is Call { Function: Function.Max, Arguments.Length: 2 } max && max.Arguments.FirstOrDefault(a => a is not Constant { Value.IsZero: true }) is { } x
                && max.Arguments.Any(a => a is Constant { Value.IsZero: true }))
            {
                foreach (Node other in sum.Terms)
                {
                    if (other is Conditional q && IsPositivePart(q, x) && sum.Coefficients[sum.Terms.IndexOf(other)] == -Patterns.CoefficientOf(sum, max))
                    {
                        return c.Graph.LinearCombination([(n, Rational.One), (max, -Patterns.CoefficientOf(sum, max)), (other, Patterns.CoefficientOf(sum, max))]);
                    }
                }
            }
        }

        return null;
    }

    private static bool IsPositivePart(Conditional q, Node x)
    {
        bool then = ReferenceEquals(q.Then, x) && q.Else is Constant { Value.IsZero: true };
        bool otherwise = ReferenceEquals(q.Else, x) && q.Then is Constant { Value.IsZero: true };
        return q.Condition is Call { Function: Function.Less or Function.LessOrEqual } less
            && ((then && less.Argument is Constant { Value.IsZero: true } && ReferenceEquals(less.Arguments[1], x))
                || (otherwise && less.Arguments[1] is Constant { Value.IsZero: true } && ReferenceEquals(less.Argument, x)));
    }

    private static Node? Peeled(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum sum)
        {
            return null;
        }

        foreach (Node term in sum.Terms)
        {
            if (term is Reduction { Kind: ReductionKind.Sum } r && r.Lower is Constant { Value.Sign: > 0 })
            {
                Rational k = Patterns.CoefficientOf(sum, term);
                Node before = c.Graph.Add(r.Lower, c.Graph.Integer(Rational.MinusOne));
                Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
                Node first = c.Graph.Scale(c.Graph.Substitute(c.Graph.Open(r, i), i, before), k);
                if (Contains(sum, first) && Patterns.IsInRange(c, first, before, r.Upper, isProven))
                {
                    Index whole = c.Graph.FreshIndex(before, r.Upper);
                    Node longer = c.Graph.Reduce(ReductionKind.Sum, whole, c.Graph.Open(r, whole));
                    return c.Graph.LinearCombination([(n, Rational.One), (first, Rational.MinusOne), (term, -k), (longer, k)]);
                }
            }
        }

        return null;
    }

    private static bool Contains(Sum sum, Node part) =>
        Patterns.Terms(part).Any() && Patterns.Terms(part).All(t => Patterns.CoefficientOf(sum, t.Term) == t.Coefficient)
        && (part is not Sum { Constant.IsZero: false } withConstant || withConstant.Constant == sum.Constant);

    private static Node? SoftplusToLogCosh(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        Node log2 = c.Graph.Log(c.Graph.Number(Rational.Two));
        foreach ((Node term, Rational k) in Patterns.Terms(n))
        {
            if (term is Call { Function: Function.Softplus } softplus && Patterns.CoefficientOf(n, log2) == -k)
            {
                Node x = c.Graph.Scale(softplus.Argument, Rational.Half);
                Node rest = c.Graph.LinearCombination([(n, Rational.One), (term, -k), (log2, k), (x, k)]);
                if (rest.Size < n.Size && Patterns.Terms(x).All(t => Patterns.CoefficientOf(rest, t.Term).IsZero))
                {
                    return c.Graph.LinearCombination([(rest, Rational.One), (c.Graph.Log(c.Graph.Call(Function.Cosh, x)), k)]);
                }
            }
        }

        return null;
    }

    private static Node? SoftplusOfLogs(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node term, Rational k) in Patterns.Terms(n))
        {
            if (term is not Call { Function: Function.Softplus } softplus || softplus.Argument is not Sum { Constant.IsZero: true, Terms.Length: 2 } argument
                || argument.Terms.Any(t => t is not Call { Function: Function.Log }) || argument.Coefficients.Any(a => !Rational.Abs(a).IsOne)
                || argument.Coefficients[0] == argument.Coefficients[1])
            {
                continue;
            }

            int negative = argument.Coefficients[0].Sign < 0 ? 0 : 1;
            Call y = (Call)argument.Terms[negative];
            Call x = (Call)argument.Terms[1 - negative];
            return c.Graph.LinearCombination(
            [
                (n, Rational.One), (softplus, -k), (y, -k), (c.Graph.Log(c.Graph.Add(x.Argument, y.Argument)), k),
            ]);
        }

        return null;
    }
}
