using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Absolute values, extrema, signs and conditions that facts decide.</summary>
internal static class PiecewiseRules
{
    public static readonly Rule[] Rules =
    [
        new("abs-known", "|x|", "x, or -x", "x >= 0, or x <= 0; where a variable's own facts say so, not x = 0",
            (c, n) => n is not Call { Function: Function.Abs } abs ? null
                : c.Facts.IsNonNegative(abs.Argument) && IsKinkFree(c, abs.Argument) ? abs.Argument
                : c.Facts.IntervalOf(abs.Argument).IsNonPositive && IsKinkFree(c, c.Graph.Negate(abs.Argument)) ? c.Graph.Negate(abs.Argument)
                : null),
        new("abs-product", "|x*y|", "x*|y|", "x >= 0", AbsProduct),
        new("sign-known", "sign(x)", "1, or -1", "x > 0, or x < 0",
            (c, n) => n is not Call { Function: Function.Sign, Type: NodeType.Real } sign ? null
                : c.Facts.IsPositive(sign.Argument) ? c.Graph.One
                : c.Facts.IntervalOf(sign.Argument).IsNegative ? c.Graph.Number(Rational.MinusOne)
                : null),
        new("abs-ratio", "x^p * |x|^q", "sign(x) * |x|^(p+q), or |x|^(p+q) for even p", "", AbsRatio),
        new("root-of-product", "(x*y)^r", "x^r * y^r", "x > 0, or x >= 0 and y >= 0", RootOfProduct),
        new("extremum-known", "max(x, y)", "x", "x >= y; where a variable's own facts say so, x > y", ExtremumKnown),
        new("conditional-known", "c ? x : y", "x, or y", "c is decided by the facts",
            (c, n) => n is Conditional q && c.Facts.Decide(q.Condition) is { } holds ? (holds ? q.Then : q.Else) : null),
        new("condition-known", "c", "true, or false", "c is decided by the facts",
            (c, n) => n is Call { Type: NodeType.Boolean } && c.Facts.Decide(n) is { } holds ? c.Graph.Truth(holds) : null),
    ];

    /// <summary>
    /// Whether what is not negative has no kink at 0. What is never negative, whatever the variables are, is smallest at 0
    /// and flat there; but the fact that a variable is not negative ends at 0, and the kink is there.
    /// </summary>
    private static bool IsKinkFree(RuleContext c, Node distance) =>
        c.Facts.IsPositive(distance) || c.Facts.IsPassive(distance) || LogDomain.IsNonNegative(distance);

    private static Node? AbsProduct(RuleContext c, Node n)
    {
        if (n is not Call { Function: Function.Abs, Argument: Product product })
        {
            return null;
        }

        List<(Node, Rational)> outside = [];
        List<(Node, Rational)> inside = [];
        for (int i = 0; i < product.Bases.Length; i++)
        {
            bool known = product.Exponents[i].IsEvenInteger || !product.Exponents[i].IsInteger
                || (c.Facts.IsNonNegative(product.Bases[i]) && IsKinkFree(c, product.Bases[i]));
            (known ? outside : inside).Add((product.Bases[i], product.Exponents[i]));
        }

        if (outside.Count == 0 && product.Bases.Length == 1)
        {
            return c.Graph.Power(c.Graph.Call(Function.Abs, product.Bases[0]), product.Exponents[0]);
        }

        return outside.Count == 0
            ? c.Graph.Monomial([.. inside.Select(f => (c.Graph.Call(Function.Abs, f.Item1), f.Item2))])
            : c.Graph.Monomial([.. outside, (c.Graph.Call(Function.Abs, c.Graph.Monomial(inside)), Rational.One)]);
    }

    private static Node? AbsRatio(RuleContext c, Node n)
    {
        if (n is not Product product)
        {
            return null;
        }

        for (int i = 0; i < product.Bases.Length; i++)
        {
            if (product.Bases[i] is not Call { Function: Function.Abs } abs)
            {
                continue;
            }

            for (int j = 0; j < product.Bases.Length; j++)
            {
                if (!ReferenceEquals(product.Bases[j], abs.Argument) || !product.Exponents[j].IsInteger
                    || product.Exponents[j].Sign * product.Exponents[i].Sign > 0)
                {
                    continue;
                }

                List<(Node, Rational)> factors = [(abs, product.Exponents[i] + product.Exponents[j])];
                if (!product.Exponents[j].IsEvenInteger)
                {
                    factors.Add((c.Graph.Call(Function.Sign, abs.Argument), Rational.One));
                }

                for (int k = 0; k < product.Bases.Length; k++)
                {
                    if (k != i && k != j)
                    {
                        factors.Add((product.Bases[k], product.Exponents[k]));
                    }
                }

                return c.Graph.Monomial(factors);
            }
        }

        return null;
    }

    private static Node? RootOfProduct(RuleContext c, Node n)
    {
        if (n is not Product outer)
        {
            return null;
        }

        for (int i = 0; i < outer.Bases.Length; i++)
        {
            if (outer.Bases[i] is not Product inner || outer.Exponents[i].IsInteger)
            {
                continue;
            }

            List<(Node, Rational)> known = [];
            List<(Node, Rational)> unknown = [];
            for (int k = 0; k < inner.Bases.Length; k++)
            {
                (c.Facts.IsPositive(inner.Bases[k]) ? known : unknown).Add((inner.Bases[k], inner.Exponents[k]));
            }

            // What remains under the root is not negative either, since the root is defined: where the rest is not 0.
            if (unknown.All(f => c.Facts.IsNonNegative(f.Item1)))
            {
                known.AddRange(unknown);
                unknown.Clear();
            }

            if (known.Count == 0)
            {
                continue;
            }

            List<(Node, Rational)> factors = [];
            factors.AddRange(known.Select(f => (f.Item1, f.Item2 * outer.Exponents[i])));
            if (unknown.Count > 0)
            {
                factors.Add((c.Graph.Monomial(unknown), outer.Exponents[i]));
            }

            for (int k = 0; k < outer.Bases.Length; k++)
            {
                if (k != i)
                {
                    factors.Add((outer.Bases[k], outer.Exponents[k]));
                }
            }

            return c.Graph.Monomial(factors);
        }

        return null;
    }

    private static Node? ExtremumKnown(RuleContext c, Node n)
    {
        if (n is not Call { Function: Function.Max or Function.Min } call || call.Arguments.Length > 16)
        {
            return null;
        }

        bool maximum = call.Function == Function.Max;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            for (int j = 0; j < call.Arguments.Length; j++)
            {
                if (i == j)
                {
                    continue;
                }

                Interval a = c.Facts.IntervalOf(call.Arguments[i]);
                Interval b = c.Facts.IntervalOf(call.Arguments[j]);
                bool smaller = maximum ? a.Upper <= b.Lower : a.Lower >= b.Upper;
                Node distance = c.Graph.Subtract(call.Arguments[maximum ? j : i], call.Arguments[maximum ? i : j]);
                if (smaller && !double.IsInfinity(maximum ? a.Upper : a.Lower) && IsKinkFree(c, distance))
                {
                    return c.Graph.Call(call.Function, [.. call.Arguments.Where((_, k) => k != i)]);
                }
            }
        }

        return null;
    }
}
