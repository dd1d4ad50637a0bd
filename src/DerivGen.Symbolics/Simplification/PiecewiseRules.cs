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
        new("abs-ratio-known", "x^p * |x|^q", "x^(p+q)", Guard.NonNegative("x >= 0"), false, AbsRatioKnown) { Where = "p and q have opposite signs" },
        new("abs-ratio", "x^p * |x|^q", "sign(x) * |x|^(p+q), or |x|^(p+q) for even p", Guard.None, false, AbsRatio),
        new("sign-times-abs", "sign(x) * |x|^q", "x^q", Guard.None, false, SignTimesAbs) { Where = "q is odd" },
        new("sign-times-self", "sign(x) * x^p", "|x|^p", Guard.None, false, SignTimesSelf) { Where = "p is odd" },
        new("root-of-positive-factor", "(x*y)^r", "x^r * y^r", Guard.Positive("x > 0"), false, RootOfPositiveFactor),
        new("root-of-product", "(x*y)^r", "x^r * y^r", Guard.NonNegative("x >= 0 and y >= 0"), false, RootOfProduct),
        new("extremum-known", "max(x, y), min(x, y)", "x, y", NonNegativeWithoutKink("x - y >= 0"), true, ExtremumKnown),
        new("branches-agree", "0 <= x ? f(|x|) : g(|x|)", "f(x)", Guard.None, false, BranchesAgree) { Where = "f(x) = g(-x); likewise for u <= v, max(u, v) and min(u, v)" },
        new("common-addend", "i = j ? x + y : x + z", "x + (i = j ? y : z)", Guard.None, false, CommonAddend) { Where = "i and j are integers, x is the same for all i, and y or z is 0" },
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

    /// <summary>At 0, where the kink of |x| is, the quotient is undefined.</summary>
    private static Node? AbsRatioKnown(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node abs, Rational q) in Patterns.Factors(n))
        {
            foreach ((Node x, Rational p) in Patterns.Factors(n))
            {
                if (abs is Call { Function: Function.Abs } call && ReferenceEquals(call.Argument, x) && p.Sign * q.Sign < 0 && isProven(c, x))
                {
                    return c.Graph.Monomial([(n, Rational.One), (abs, -q), (x, q)]);
                }
            }
        }

        return null;
    }

    private static Node? SignTimesAbs(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        Signed(c, n, x => c.Graph.Call(Function.Abs, x), x => x);

    private static Node? SignTimesSelf(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        Signed(c, n, x => x, x => c.Graph.Call(Function.Abs, x));

    /// <summary>The product with sign(x)·f(x)^q as g(x)^q.</summary>
    private static Node? Signed(RuleContext c, Node n, Func<Node, Node> left, Func<Node, Node> right)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node b, Rational e) in Patterns.Factors(product))
        {
            if (b is not Call { Function: Function.Sign } sign || !e.IsOne)
            {
                continue;
            }

            Node f = left(sign.Argument);
            Rational q = Patterns.Factors(product).Where(p => ReferenceEquals(p.Base, f)).Select(p => p.Exponent).FirstOrDefault();
            if (q.IsInteger && !q.IsEvenInteger)
            {
                return c.Graph.Monomial([(n, Rational.One), (sign, Rational.MinusOne), (f, -q), (right(sign.Argument), q)]);
            }
        }

        return null;
    }

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

    /// <summary>
    /// Each branch with |x|, and with extrema of what is compared, as they are there. Where both branches are one function
    /// there is neither a branch nor a kink, and its derivative is the true one.
    /// </summary>
    private static Node? BranchesAgree(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Conditional { Type: NodeType.Real, Condition: Call { Function: Function.Less or Function.LessOrEqual, Argument.Type: NodeType.Real } comparison } q)
        {
            return null;
        }

        (Node small, Node large) = (comparison.Argument, comparison.Arguments[1]);
        Node then = Normal(c, WithOrder(c, q.Then, small, large));
        Node otherwise = Normal(c, WithOrder(c, q.Else, large, small));
        return ReferenceEquals(then, otherwise) ? then : null;
    }

    /// <summary>What an element has more than the others stands alone: it can be added to that element, outside of the loop over all.</summary>
    private static Node? CommonAddend(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Conditional { Type: NodeType.Real, Condition: Call { Function: Function.Equal, Argument.Type: NodeType.Integer } } q || q.Then is Constant || q.Else is Constant)
        {
            return null;
        }

        return Without(q.Then, q.Else) is { } more ? c.Graph.Add(q.Else, c.Graph.Conditional(q.Condition, more, c.Graph.Zero))
            : Without(q.Else, q.Then) is { } other ? c.Graph.Add(q.Then, c.Graph.Conditional(q.Condition, c.Graph.Zero, other))
            : null;

        // What a sum has beside all terms of another.
        Node? Without(Node sum, Node part) =>
            sum is Sum { IsScaled: false } && !part.FreeIndices.Any(i => q.Condition.FreeIndices.Contains(i)) && Patterns.Terms(part).All(t => Patterns.CoefficientOf(sum, t.Term) == t.Coefficient) ? c.Graph.Subtract(sum, part) : null;
    }

    /// <summary>The node with its extrema as they are where the one is not larger than the other.</summary>
    private static Node WithOrder(RuleContext c, Node node, Node small, Node large)
    {
        Node difference = c.Graph.Subtract(large, small);
        Dictionary<Node, Node> known = [];
        HashSet<Node> seen = [];
        Stack<Node> pending = new([node]);
        while (pending.Count > 0 && seen.Count < 200)
        {
            Node part = pending.Pop();
            if (!seen.Add(part))
            {
                continue;
            }

            if (part is Call { Function: Function.Abs } abs && Multiple(c, abs.Argument, difference) is { } k)
            {
                known[part] = c.Graph.Scale(difference, Rational.Abs(k));
            }
            else if (part is Call { Function: Function.Max or Function.Min, Arguments: [var a, var b] } call && Multiple(c, c.Graph.Subtract(a, b), difference) is { } m)
            {
                known[part] = (m.Sign > 0) == (call.Function == Function.Max) ? a : b;
            }

            if (part is not Reduction)
            {
                foreach (Node child in part.Children)
                {
                    pending.Push(child);
                }
            }
        }

        return known.Count == 0 ? node : c.Graph.Replace(node, known);
    }

    /// <summary>The number k for which a node is k·difference.</summary>
    private static Rational? Multiple(RuleContext c, Node node, Node difference)
    {
        if (!Patterns.Terms(node).Any() || Patterns.CoefficientOf(difference, Patterns.Terms(node).First().Term) is not { IsZero: false } first)
        {
            return null;
        }

        Rational k = Patterns.Terms(node).First().Coefficient / first;
        return ReferenceEquals(c.Graph.Scale(difference, k), node) ? k : null;
    }

    /// <summary>The node after the rules about exponentials at its root, as it would be if it had been written so.</summary>
    private static Node Normal(RuleContext c, Node node)
    {
        for (int i = 0; i < 8 && RuleTable.Apply(ExponentialRules.Rules, c, node) is { } step; i++)
        {
            node = step.Result;
        }

        return node;
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
