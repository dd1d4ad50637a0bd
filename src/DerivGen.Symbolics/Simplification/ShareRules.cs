using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Shares of two: what a sigmoid is a factor of, and quotients of powers that are sigmoids.</summary>
internal static class ShareRules
{
    public static readonly Rule[] Rules =
    [
        new("share-of-powers", "pow(x, y)^p / (j*pow(x, y) + k)^q", "sigmoid(w)^p * (1 - sigmoid(w))^(q-p) / (j^p * k^(q-p)), w = y*log(x) + log(j/k)", Guard.Positive("x > 0"), false, ShareOfPowers) { Where = "j, k > 0 are numbers, p = 0 or p = 1, q > 0 is an integer" },
        new("share-of-two-powers", "pow(x, y)^p / (j*pow(x, y) + k*pow(z, y))", "sigmoid(w)^p / (j^p * (k*pow(z, y))^(1-p)) * (1 - sigmoid(w))^(1-p), w = y*(log(x) - log(z)) + log(j/k)", Guard.Positive("x > 0 and z > 0"), false, ShareOfTwoPowers) { Where = "j, k > 0 are numbers, p = 1" },
        new("sigmoid-into-weighted-sum", "exp(v) * (x*exp(u - v) + y*exp(-v)) * (1 - sigmoid(u))", "x*sigmoid(u) + y*(1 - sigmoid(u))", Guard.None, false, SigmoidIntoWeightedSum) { Where = "v may be 0; sigmoid(u) as a factor likewise" },
        new("cosh-beside-sigmoid", "x/cosh(u)^2 + y*sigmoid(2*u)", "4*x*sigmoid(2*u)*(1 - sigmoid(2*u)) + y*sigmoid(2*u)", Guard.None, false, CoshBesideSigmoid) { Where = "or 1 - sigmoid(2*u) as a factor" },
    ];

    /// <summary>A power that overflows has a logarithm that does not, and its share of a sum is a sigmoid.</summary>
    private static Node? ShareOfPowers(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node divisor, Rational e) in Patterns.Factors(n))
        {
            if (e.Sign < 0 && e.IsInteger && divisor is Sum { Terms.Length: 1, Constant.Sign: > 0 } sum && sum.Coefficients[0].Sign > 0
                && sum.Terms[0] is Call { Function: Function.Pow } pow && isProven(c, pow.Argument))
            {
                Rational p = Patterns.Factors(n).Where(f => ReferenceEquals(f.Base, pow)).Select(f => f.Exponent).FirstOrDefault();
                if (!p.IsZero && !p.IsOne)
                {
                    continue;
                }

                Node sigmoid = c.Graph.Call(Function.Sigmoid, c.Graph.LinearCombination(
                [
                    (c.Graph.Multiply(pow.Arguments[1], c.Graph.Log(pow.Argument)), Rational.One),
                    (c.Graph.Log(c.Graph.Number(sum.Coefficients[0] / sum.Constant)), Rational.One),
                ]));
                return c.Graph.Monomial(
                [
                    (n, Rational.One),
                    (divisor, -e),
                    (pow, -p),
                    (sigmoid, p),
                    (c.Graph.Subtract(c.Graph.One, sigmoid), -e - p),
                    (c.Graph.Number(sum.Coefficients[0]), -p),
                    (c.Graph.Number(sum.Constant), e + p),
                ]);
            }
        }

        return null;
    }

    private static Node? ShareOfTwoPowers(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node divisor, Rational e) in Patterns.Factors(n))
        {
            if (e != Rational.MinusOne || divisor is not Sum { Terms.Length: 2, Constant.IsZero: true } sum || sum.Coefficients.Any(k => k.Sign < 0)
                || sum.Terms[0] is not Call { Function: Function.Pow } first || sum.Terms[1] is not Call { Function: Function.Pow } second || !ReferenceEquals(first.Arguments[1], second.Arguments[1])
                || !isProven(c, first.Argument) || !isProven(c, second.Argument))
            {
                continue;
            }

            foreach ((Call own, Call other, Rational j, Rational k) in new[] { (first, second, sum.Coefficients[0], sum.Coefficients[1]), (second, first, sum.Coefficients[1], sum.Coefficients[0]) })
            {
                if (Patterns.Factors(n).Any(f => ReferenceEquals(f.Base, own) && f.Exponent.IsOne))
                {
                    Node log = c.Graph.Subtract(c.Graph.Log(own.Argument), c.Graph.Log(other.Argument));
                    Node w = c.Graph.Add(c.Graph.Multiply(own.Arguments[1], log), c.Graph.Log(c.Graph.Number(j / k)));
                    return c.Graph.Monomial([(n, Rational.One), (divisor, Rational.One), (own, Rational.MinusOne), (c.Graph.Call(Function.Sigmoid, w), Rational.One), (c.Graph.Number(j), Rational.MinusOne)]);
                }
            }
        }

        return null;
    }

    /// <summary>A weighted sum of two exponentials over their sum, each with its own share: nothing overflows.</summary>
    private static Node? SigmoidIntoWeightedSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node own, Rational p) in Patterns.Factors(n))
        {
            if (!p.IsOne || (Patterns.ComplementOfSigmoid(own) ?? (own is Call { Function: Function.Sigmoid } s ? s.Argument : null)) is not { } u)
            {
                continue;
            }

            Node exponent = FormChooser.Expand(c.Graph, u) ?? u;
            Node grows = own is Call ? c.Graph.Negate(exponent) : exponent;
            Node? factor = Patterns.Factors(n).Select(f => f is { Base: Call { Function: Function.Exp }, Exponent.IsOne: true } ? f.Base : null).FirstOrDefault(f => f is not null);
            Node shift = factor is Call exp ? exp.Argument : c.Graph.Zero;
            foreach ((Node whole, Rational q) in Patterns.Factors(n))
            {
                if (!q.IsOne || whole is not Sum { IsScaled: false } sum || !sum.Terms.Any(LogDomain.HasExponentialFactor) || ReferenceEquals(whole, own))
                {
                    continue;
                }

                Node other = c.Graph.Subtract(c.Graph.One, own);
                Node shifted = Exponents.Shift(c.Graph, sum, shift);
                List<(Node, Rational)> shares = [(own, shifted is Sum { Constant: var k } ? k : Rational.Zero)];
                foreach ((Node term, Rational coefficient) in Patterns.Terms(shifted))
                {
                    Node weight = c.Graph.Divide(term, c.Graph.Exp(grows));
                    Node? share = !LogDomain.HasExponentialFactor(term) ? c.Graph.Multiply(term, own) : !LogDomain.HasExponentialFactor(weight) ? c.Graph.Multiply(weight, other) : null;
                    if (share is null)
                    {
                        shares.Clear();
                        break;
                    }

                    shares.Add((share, coefficient));
                }

                if (shares.Count > 1)
                {
                    return c.Graph.Monomial(
                    [
                        (c.Graph.Number(n is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One), Rational.One),
                        .. Patterns.Factors(n).Where(f => !ReferenceEquals(f.Base, whole) && !ReferenceEquals(f.Base, own) && !ReferenceEquals(f.Base, factor)),
                        (c.Graph.LinearCombination(shares), Rational.One),
                    ]);
                }
            }
        }

        return null;
    }

    /// <summary>Both are the slope of one sigmoid: in one form they have a common factor, and one exponential serves them.</summary>
    private static Node? CoshBesideSigmoid(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { Terms.Length: > 1 } sum)
        {
            return null;
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            foreach ((Node b, Rational e) in Patterns.Factors(term))
            {
                if (b is not Call { Function: Function.Cosh } cosh || e.Sign > 0 || !e.IsEvenInteger)
                {
                    continue;
                }

                Node sigmoid = c.Graph.Call(Function.Sigmoid, c.Graph.Scale(cosh.Argument, 2));
                Node complement = c.Graph.Subtract(c.Graph.One, sigmoid);
                if (sum.Terms.Any(t => !ReferenceEquals(t, term) && Patterns.Factors(t).Any(f => ReferenceEquals(f.Base, sigmoid) || ReferenceEquals(f.Base, complement))))
                {
                    Node slope = c.Graph.Scale(c.Graph.Multiply(sigmoid, complement), 4);
                    Node rewritten = c.Graph.Monomial([(term, Rational.One), (b, -e), (slope, e * new Rational(-1, 2))]);
                    return c.Graph.LinearCombination([(sum, Rational.One), (term, -k), (rewritten, k)]);
                }
            }
        }

        return null;
    }
}
