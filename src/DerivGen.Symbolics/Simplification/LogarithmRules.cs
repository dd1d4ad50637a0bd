using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Logarithms: of products, powers, sigmoids and sums of exponentials.</summary>
internal static class LogarithmRules
{
    /// <summary>The logarithm of a smaller number than this would be what the other one cancels.</summary>
    private static readonly Rational SmallestContent = new(1, 4);

    private static readonly Rule ProductRule = new("log-product", "log(x^p * y^q)", "p*log(x) + q*log(y)", Guard.NonNegative("x >= 0 or y >= 0: all factors but one"), false, LogProduct);

    /// <summary>
    /// What is tried before the operands are simplified: a product under a logarithm comes apart whatever else its
    /// factors would have become together.
    /// </summary>
    public static readonly Rule[] BeforeOperands = [ProductRule];

    public static readonly Rule[] Rules =
    [
        new("log-sigmoid", "log(sigmoid(x))", "x - softplus(x)", Guard.None, false,
            (c, n, _) => Argument(n) is Call { Function: Function.Sigmoid } s
                ? c.Graph.Subtract(s.Argument, c.Graph.Call(Function.Softplus, s.Argument))
                : null),
        new("log-sigmoid-complement", "log(1 - sigmoid(x))", "-softplus(x)", Guard.None, false,
            (c, n, _) => Patterns.ComplementOfSigmoid(Argument(n)) is { } x ? c.Graph.Negate(c.Graph.Call(Function.Softplus, x)) : null),
        new("log-scaled", "log(k*x)", "log(k) + log(x)", Guard.None, false, LogScaled) { Where = "k > 0 is a number; in a sum, k >= 1/4" },
        ProductRule,
        new("log-pow", "log(pow(x, y))", "y*log(x)", Guard.NonNegative("x >= 0"), false,
            (c, n, isProven) => Argument(n) is Call { Function: Function.Pow } p && isProven(c, p.Argument)
                ? c.Graph.Multiply(p.Arguments[1], c.Graph.Log(p.Argument))
                : null),
        new("log-abs", "log(|x*y|)", "log|x| + log|y|", Guard.None, false,
            (c, n, _) => Argument(n) is Call { Function: Function.Abs, Argument: Product p }
                ? c.Graph.LinearCombination([.. p.Bases.Select((b, i) => (c.Graph.Log(c.Graph.Call(Function.Abs, b)), p.Exponents[i]))])
                : null),
        new("log-conditional", "log(c ? x : y)", "c ? log(x) : log(y)", Guard.None, true,
            (c, n, _) => Argument(n) is Conditional q
                ? c.Graph.Conditional(q.Condition, c.Graph.Log(q.Then), c.Graph.Log(q.Else))
                : null),
        new("log-of-product-over-index", "log(prod_i x_i)", "sum_i log(x_i)", Guard.NonNegative("x_i >= 0"), false,
            (c, n, isProven) =>
            {
                if (Argument(n) is not Reduction { Kind: ReductionKind.Product } r)
                {
                    return null;
                }

                Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
                Node body = c.Graph.Open(r, i);
                return isProven(c, body) ? c.Graph.Reduce(ReductionKind.Sum, i, c.Graph.Log(body)) : null;
            }),
        new("log-sum-of-two-exponentials", "log(exp(a) + exp(b))", "a + softplus(b - a)", Guard.None, false, LogAddExp),
        new("log-of-product-and-number", "log(x*y + k)", "log(k) + softplus(log(x) + log(y) - log(k))", Guard.NonNegative("x >= 0 and y >= 0"), false, LogOfProductAndNumber) { Where = "k > 0 is a number, x and y are sums of exponentials, one of them over an index" },
        new("log-difference-of-exponentials", "log(exp(a) - exp(b))", "a + log(1 - exp(b - a))", Guard.None, false, LogDifference),
        new("log-to-asinh", "log(x + sqrt(x^2 + k))", "asinh(x/sqrt(k)) + log(k)/2", Guard.None, false, (c, n, _) => LogToInverse(c, n, 1)) { Where = "k > 0 is a number" },
        new("log-to-acosh", "log(x + sqrt(x^2 - k))", "acosh(x/sqrt(k)) + log(k)/2", Guard.None, false, (c, n, _) => LogToInverse(c, n, -1)) { Where = "k > 0 is a number" },
        new("log-sigmoid-difference", "log(sigmoid(x) - sigmoid(y))", "log(sigmoid(x)) + log(1 - sigmoid(y)) + log(1 - exp(y - x))", Guard.None, false, LogSigmoidDifference),
        new("log-sum-exp-nested", "log(exp(u) * sum_i exp(a_i) + y)", "log(sum_i exp(a_i + u) + y)", Guard.None, false, LogSumExpNested),
        new("log-sum-exp-shift", "log(sum_i w_i*exp(a_i + c))", "c + log(sum_i w_i*exp(a_i))", Guard.None, false, LogSumExpShift) { Where = "c does not depend on i" },
        new("softplus-of-log", "softplus(log(x))", "log(1 + x)", Guard.None, false,
            (c, n, _) => n is Call { Function: Function.Softplus, Argument: Call { Function: Function.Log } log }
                ? c.Graph.Log(c.Graph.Add(c.Graph.One, log.Argument))
                : null),
        new("softplus-abs", "softplus(|x|)", "softplus(x) - x + max(x, 0)", Guard.None, false,
            (c, n, _) => n is Call { Function: Function.Softplus, Argument: Call { Function: Function.Abs } abs }
                ? c.Graph.Add(
                    c.Graph.Call(Function.Softplus, abs.Argument),
                    c.Graph.Negate(abs.Argument),
                    c.Graph.Call(Function.Max, abs.Argument, c.Graph.Zero))
                : null),
    ];

    private static Node? Argument(Node node) => node is Call { Function: Function.Log } log ? log.Argument : null;

    private static Node? LogScaled(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Sum sum)
        {
            return null;
        }

        Rational content = Patterns.PositiveContent(sum);
        return content.IsOne || (!sum.IsScaled && content < SmallestContent && !LogDomain.IsExponentialSum(sum))
            ? null
            : c.Graph.Add(c.Graph.Log(c.Graph.Number(content)), c.Graph.Log(c.Graph.Scale(sum, Rational.One / content)));
    }

    private static Node? LogProduct(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Product product)
        {
            return null;
        }

        int unknown = 0;
        List<(Node, Rational)> terms = [];
        for (int i = 0; i < product.Bases.Length; i++)
        {
            Node b = product.Bases[i];
            Rational e = product.Exponents[i];
            if (e.IsEvenInteger)
            {
                terms.Add((c.Graph.Log(c.Graph.Call(Function.Abs, b)), e));
                continue;
            }

            if (e.IsInteger && !isProven(c, b))
            {
                unknown++;
            }

            terms.Add((c.Graph.Log(b), e));
        }

        return unknown <= 1 ? c.Graph.LinearCombination(terms) : null;
    }

    private static Node? LogAddExp(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Sum sum || sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1) != 2 || sum.Constant.Sign < 0
            || sum.Coefficients.Any(k => k.Sign < 0) || !sum.Terms.Any(t => t is Call { Function: Function.Exp }))
        {
            return null;
        }

        List<Node> logarithms = sum.Constant.IsZero ? [] : [c.Graph.Log(c.Graph.Number(sum.Constant))];
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (sum.Terms[i] is not Call { Function: Function.Exp } exp)
            {
                return null;
            }

            logarithms.Add(c.Graph.Add(exp.Argument, c.Graph.Log(c.Graph.Number(sum.Coefficients[i]))));
        }

        Node difference = c.Graph.Subtract(logarithms[1], logarithms[0]);
        return c.Graph.Add(logarithms[0], c.Graph.Call(Function.Softplus, difference));
    }

    /// <summary>A product of sums over indices has as many terms as pairs: each sum is shifted by itself.</summary>
    private static Node? LogOfProductAndNumber(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Sum { Terms.Length: 1, Constant.Sign: > 0 } sum || sum.Coefficients[0].Sign < 0 || sum.Terms[0] is not Product product
            || Patterns.Factors(product).Count(f => f.Base is Reduction or Sum && LogDomain.IsExponentialSum(f.Base)) < 2 || !product.Bases.Any(b => b is Reduction)
            || !Patterns.Factors(product).All(f => f.Exponent.Sign > 0 && LogDomain.HasExponentialFactor(f.Base) && isProven(c, f.Base)))
        {
            return null;
        }

        Node constant = c.Graph.Log(c.Graph.Number(sum.Constant));
        return c.Graph.Add(constant, c.Graph.Call(Function.Softplus, c.Graph.LinearCombination(
        [
            .. Patterns.Factors(product).Select(f => (c.Graph.Log(f.Base), f.Exponent)),
            (c.Graph.Log(c.Graph.Number(sum.Coefficients[0])), Rational.One),
            (constant, Rational.MinusOne),
        ])));
    }

    /// <summary>What is subtracted is the smaller one, since the logarithm is defined.</summary>
    private static Node? LogDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Sum sum || Patterns.PairOfExponentials(c.Graph, sum) is not var (first, second)
            || first.Coefficient != -second.Coefficient || !Rational.Abs(first.Coefficient).IsOne)
        {
            return null;
        }

        (Node a, Node b) = first.Coefficient.Sign > 0 ? (first.Exponent, second.Exponent) : (second.Exponent, first.Exponent);
        return a is Constant
            ? null
            : c.Graph.Add(a, c.Graph.Log(c.Graph.Subtract(c.Graph.One, c.Graph.Exp(c.Graph.Subtract(b, a)))));
    }

    /// <summary>Where x and the root have opposite signs, digits cancel in the logarithm's argument, and none in asinh.</summary>
    private static Node? LogToInverse(RuleContext c, Node n, int sign)
    {
        if (Argument(n) is not Sum sum)
        {
            return null;
        }

        foreach ((Node term, Rational r) in Patterns.Terms(sum))
        {
            if (r.Sign <= 0 || term is not Product { Bases.Length: 1 } root || root.Exponents[0] != Rational.Half)
            {
                continue;
            }

            Node x = c.Graph.Subtract(sum, c.Graph.Scale(term, r));
            if (c.Graph.Subtract(c.Graph.Scale(root.Bases[0], r * r), c.Graph.Power(x, 2)) is Constant { Value: var k } && k.Sign == sign)
            {
                Node size = c.Graph.Number(Rational.Abs(k));
                return c.Graph.LinearCombination(
                [
                    (c.Graph.Call(sign > 0 ? Function.Asinh : Function.Acosh, c.Graph.Divide(x, c.Graph.Sqrt(size))), Rational.One),
                    (c.Graph.Log(size), Rational.Half),
                ]);
            }
        }

        return null;
    }

    /// <summary>Every exponent in one place, so that all are shifted together.</summary>
    private static Node? LogSumExpNested(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Sum sum || !LogDomain.IsExponentialSum(sum))
        {
            return null;
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (term is Product product && product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is Call exp
                && Patterns.Factors(product).FirstOrDefault(f => f.Exponent.IsOne && f.Base is Reduction { Kind: ReductionKind.Sum } && LogDomain.HasExponentialFactor(f.Base)) is { Base: { } inner })
            {
                Node pushed = c.Graph.Monomial(
                [
                    (Exponents.Shift(c.Graph, inner, exp.Argument), Rational.One),
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, inner) && !ReferenceEquals(f.Base, exp)),
                ]);
                return c.Graph.Log(c.Graph.LinearCombination([(sum, Rational.One), (term, -k), (pushed, k)]));
            }
        }

        return null;
    }

    /// <summary>sigmoid(x) − sigmoid(y) = sigmoid(x)·(1 − sigmoid(y))·(1 − e^(y−x)): no digits cancel where y − x is simple.</summary>
    private static Node? LogSigmoidDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not Sum { Constant.IsZero: true, Terms.Length: 2 } sum
            || sum.Terms[0] is not Call { Function: Function.Sigmoid } first || sum.Terms[1] is not Call { Function: Function.Sigmoid } second
            || sum.Coefficients[0] != -sum.Coefficients[1] || !Rational.Abs(sum.Coefficients[0]).IsOne)
        {
            return null;
        }

        (Node x, Node y) = sum.Coefficients[0].Sign > 0 ? (first.Argument, second.Argument) : (second.Argument, first.Argument);
        return c.Graph.Add(
            c.Graph.Log(c.Graph.Call(Function.Sigmoid, x)),
            c.Graph.Log(c.Graph.Subtract(c.Graph.One, c.Graph.Call(Function.Sigmoid, y))),
            c.Graph.Log(c.Graph.Subtract(c.Graph.One, c.Graph.Exp(c.Graph.Subtract(y, x)))));
    }

    /// <summary>What all exponents have in common leaves the logarithm: the author's own shift by a maximum among it.</summary>
    private static Node? LogSumExpShift(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (Argument(n) is not { } s || !LogDomain.IsExponentialSum(s))
        {
            return null;
        }

        Node? common = Exponents.CommonPart(c.Graph, s);
        return common is null || common is Constant { Value.IsZero: true }
            ? null
            : c.Graph.Add(common, c.Graph.Log(Exponents.Shift(c.Graph, s, c.Graph.Negate(common))));
    }
}
