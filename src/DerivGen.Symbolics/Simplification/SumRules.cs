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
        new("extrema-of-one-difference", "max(a, b) - max(a - b, 0), and with min and |a - b|", "b, likewise", Guard.None, false, ExtremaOfOneDifference) { Where = "max(u, 0) = (|u| + u)/2, min(a, b) = a + b - max(a, b), and all extrema cancel or |a - b| remains" },
        new("erfc-complement", "1 - erfc(x), 2 - erfc(x)", "erf(x), erfc(-x)", Guard.None, false, ErfcComplement),
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

    /// <summary>
    /// Extrema of two arguments whose difference is the same up to its sign, and its absolute value, are all multiples of its
    /// positive part and linear terms. Their kinks agree too, by the shared ties of the contract.
    /// </summary>
    private static Node? ExtremaOfOneDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { Type: NodeType.Real } sum)
        {
            return null;
        }

        List<(Node Extremum, Rational Coefficient, Node Difference, Node Loser, int Sign)> all =
            [.. Patterns.Terms(sum).Select(t => Positive(c, t.Term, t.Coefficient)).Where(e => e.Extremum is not null)];
        foreach (IGrouping<Node, (Node Extremum, Rational Coefficient, Node Difference, Node Loser, int Sign)> group in all.GroupBy(e => e.Difference))
        {
            if (group.Take(2).Count() < 2)
            {
                continue;
            }

            // Each is ±max(d, 0) + the rest, twice that for |d|.
            Rational total = group.Select(e => e.Coefficient * e.Sign).Aggregate(Rational.Zero, (a, b) => a + b);
            Node size = c.Graph.Call(Function.Abs, group.Key);
            Node result = c.Graph.LinearCombination(
            [
                (n, Rational.One),
                .. group.Select(e => (e.Extremum, -e.Coefficient)),
                .. group.Select(e => (e.Loser, e.Coefficient)),
                (size, total * Rational.Half),
                (group.Key, total * Rational.Half),
            ]);
            if (total.IsZero || Patterns.Terms(result).Count() < Patterns.Terms(n).Count())
            {
                return result;
            }
        }

        return null;
    }

    /// <summary>An extremum as sign·max(d, 0) + loser, where d does not lead negative.</summary>
    private static (Node Extremum, Rational Coefficient, Node Difference, Node Loser, int Sign) Positive(RuleContext c, Node term, Rational k)
    {
        if (term is Call { Function: Function.Abs } abs)
        {
            return (term, k, abs.Argument, c.Graph.Negate(abs.Argument), 2);
        }

        if (term is not Call { Function: Function.Max or Function.Min, Arguments.Length: 2 } call)
        {
            return default;
        }

        (Node a, Node b) = (call.Arguments[0], call.Arguments[1]);
        (a, b) = ExpressionGraph.LeadsNegative(c.Graph.Subtract(a, b)) ? (b, a) : (a, b);
        return (term, k, c.Graph.Subtract(a, b), call.Function == Function.Max ? b : a, call.Function == Function.Max ? 1 : -1);
    }

    private static Node? ErfcComplement(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node term, Rational k) in Patterns.Terms(n))
        {
            if (term is Call { Function: Function.Erfc } erfc && n is Sum { Constant: var constant } && (constant == -k || constant == -k * Rational.Two))
            {
                Node other = constant == -k ? c.Graph.Call(Function.Erf, erfc.Argument) : c.Graph.Call(Function.Erfc, c.Graph.Negate(erfc.Argument));
                return c.Graph.LinearCombination([(n, Rational.One), (c.Graph.One, -constant), (term, -k), (other, -k)]);
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
                    if (other is Conditional q && IsPositivePart(q, x) && sum.Coefficients[sum.PlaceOf(other)] == -Patterns.CoefficientOf(sum, max))
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
