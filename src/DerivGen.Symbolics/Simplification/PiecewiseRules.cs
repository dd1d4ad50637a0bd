using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Absolute values, extrema, signs and conditions that facts decide.</summary>
internal static class PiecewiseRules
{
    public static readonly Rule[] Rules =
    [
        new("abs-known", "|x|", "x, or -x", NonNegativeWithoutKink("x >= 0, or x <= 0"), true,
            (c, n, isProven) => n is not Call { Function: Function.Abs } abs ? null
                : isProven(c, abs.Argument) ? abs.Argument
                : isProven(c, c.Graph.Negate(abs.Argument)) ? c.Graph.Negate(abs.Argument)
                : null),
        new("abs-product", "|x*y|", "x*|y|", NonNegativeWithoutKink("x >= 0"), false, AbsProduct),
        new("abs-factors", "|x*y|", "|x|*|y|", Guard.None, false, AbsFactors),
        new("sign-known", "sign(x)", "1, or -1", Guard.Positive("x > 0, or x < 0"), true,
            (c, n, isProven) => n is not Call { Function: Function.Sign, Type: NodeType.Real } sign ? null
                : isProven(c, sign.Argument) ? c.Graph.One
                : isProven(c, c.Graph.Negate(sign.Argument)) ? c.Graph.Number(Rational.MinusOne)
                : null),
        new("abs-ratio", "x^p * |x|^q", "sign(x) * |x|^(p+q), or |x|^(p+q) for even p", Guard.None, false, AbsRatio),
        new("root-of-positive-factor", "(x*y)^r", "x^r * y^r", Guard.Positive("x > 0"), false, RootOfPositiveFactor),
        new("root-of-product", "(x*y)^r", "x^r * y^r", Guard.NonNegative("x >= 0 and y >= 0"), false, RootOfProduct),
        new("extremum-known", "max(x, y), min(x, y)", "x, y", NonNegativeWithoutKink("x - y >= 0"), true, ExtremumKnown),
        new("conditional-known", "c ? x : y", "x, or y", Guard.Decided("c, or not c"), true,
            (c, n, isProven) => n is not Conditional q ? null
                : isProven(c, q.Condition) ? q.Then
                : isProven(c, c.Graph.Not(q.Condition)) ? q.Else
                : null),
        new("condition-known", "c", "true, or false", Guard.Decided("c, or not c"), true,
            (c, n, isProven) => n is not Call { Type: NodeType.Boolean } ? null
                : isProven(c, n) ? c.Graph.True
                : isProven(c, c.Graph.Not(n)) ? c.Graph.False
                : null),
    ];

    /// <summary>
    /// Whether what is not negative has no kink at 0. What is never negative, whatever the variables are, is smallest at 0
    /// and flat there; but the fact that a variable is not negative ends at 0, and the kink is there.
    /// </summary>
    private static Guard NonNegativeWithoutKink(string text) => new(
        text + "; where a variable's own facts say so, without equality",
        (c, x) => c.Facts.IsNonNegative(x) && (c.Facts.IsPositive(x) || c.Facts.IsPassive(x) || LogDomain.IsNonNegative(x)));

    private static Node? AbsProduct(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Abs, Argument: Product product })
        {
            return null;
        }

        List<(Node, Rational)> outside = [];
        List<(Node, Rational)> inside = [];
        for (int i = 0; i < product.Bases.Length; i++)
        {
            bool known = product.Exponents[i].IsEvenInteger || !product.Exponents[i].IsInteger || isProven(c, product.Bases[i]);
            (known ? outside : inside).Add((product.Bases[i], product.Exponents[i]));
        }

        return outside.Count == 0 ? null : c.Graph.Monomial([.. outside, (c.Graph.Call(Function.Abs, c.Graph.Monomial(inside)), Rational.One)]);
    }

    private static Node? AbsFactors(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        n is Call { Function: Function.Abs, Argument: Product product }
            ? c.Graph.Monomial([.. Patterns.Factors(product).Select(f => (c.Graph.Call(Function.Abs, f.Base), f.Exponent))])
            : null;

    private static Node? AbsRatio(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
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

    /// <summary>What remains under the root is not negative either, since the root is defined.</summary>
    private static Node? RootOfPositiveFactor(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        Root(c, n, inner => [.. Patterns.Factors(inner).Where(f => isProven(c, f.Base))]);

    private static Node? RootOfProduct(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        Root(c, n, inner => inner.Bases.All(b => isProven(c, b)) ? [.. Patterns.Factors(inner)] : []);

    /// <summary>A root of a product from which some factors go out.</summary>
    private static Node? Root(RuleContext c, Node n, Func<Product, List<(Node Base, Rational Exponent)>> leaving)
    {
        if (n is not Product outer)
        {
            return null;
        }

        foreach ((Node root, Rational r) in Patterns.Factors(outer))
        {
            if (root is not Product inner || r.IsInteger || leaving(inner) is not { Count: > 0 } known)
            {
                continue;
            }

            Node rest = c.Graph.Monomial([(c.Graph.One, Rational.One), .. Patterns.Factors(inner).Where(f => !known.Contains(f))]);
            return c.Graph.Monomial(
            [
                .. known.Select(f => (f.Base, f.Exponent * r)),
                (rest, r),
                .. Patterns.Factors(outer).Where(f => !ReferenceEquals(f.Base, root)),
            ]);
        }

        return null;
    }

    private static Node? ExtremumKnown(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Max or Function.Min } call || call.Arguments.Length > 16)
        {
            return null;
        }

        bool maximum = call.Function == Function.Max;
        foreach (Node loser in call.Arguments)
        {
            foreach (Node winner in call.Arguments)
            {
                if (!ReferenceEquals(loser, winner) && isProven(c, maximum ? c.Graph.Subtract(winner, loser) : c.Graph.Subtract(loser, winner)))
                {
                    return c.Graph.Call(call.Function, [.. call.Arguments.Where(a => !ReferenceEquals(a, loser))]);
                }
            }
        }

        return null;
    }
}
