using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Exponentials, sigmoids and quotients of sums of exponentials.</summary>
internal static partial class ExponentialRules
{
    public static readonly Rule[] Rules =
    [
        new("exp-softplus", "exp(j*x - s*softplus(x))", "sigmoid(x)^j * (1 - sigmoid(x))^(s-j)", Guard.None, false, ExpSoftplus) { Where = "s and j are integers of one sign" },
        new("exp-times-log", "exp(y*log(x) + u)", "pow(x, y) * exp(u)", Guard.None, false, ExpOfLogMultiple),
        new("sigmoid-of-logit", "sigmoid(log(x) - log(y))", "x / (x + y)", Guard.None, false, SigmoidOfLogs),
        new("sigmoid-odds", "sigmoid(x)^p * (1 - sigmoid(x))^-q", "sigmoid(x)^(p-k) * (1 - sigmoid(x))^-(q-k) * exp(k*x)", Guard.None, false, SigmoidOdds) { Where = "k = min(p, q)" },
        new("exp-times-sigmoid", "exp(k*x + u) * (1 - sigmoid(x))^q, exp(-k*x + u) * sigmoid(x)^q", "sigmoid(x)^j * (1 - sigmoid(x))^(q-j) * exp((k-j)*x + u)", Guard.None, false, ExpTimesSigmoid) { Where = "k, q > 0 are integers, j = min(k, q)" },
        new("exp-over-difference", "exp(p*a + u) * (j*exp(a) - k*exp(b))^-q", "exp((p-m)*a + u) * (j - k*exp(b - a))^-m * (j*exp(a) - k*exp(b))^-(q-m)", Guard.None, false, ExpOverDifference) { Where = "p, q > 0 are integers, m = min(p, q)" },
        new("exp-into-sum", "exp(u) * (j*exp(a) + k*exp(b))", "j*exp(a + u) + k*exp(b + u)", Guard.None, false, ExpIntoSum) { Where = "an exponent becomes constant" },
        new("sigmoid-into-sum", "(j*exp(x) + k) * (1 - sigmoid(x)), (j*exp(-x) + k) * sigmoid(x)", "j*sigmoid(x) + k*(1 - sigmoid(x)), j*(1 - sigmoid(x)) + k*sigmoid(x)", Guard.None, false, SigmoidIntoSum),
        new("inverse-sigmoid-times-complement", "(exp(-x) + 1) * (1 - sigmoid(x)), (exp(x) + 1) * sigmoid(x)", "exp(-x), exp(x)", Guard.None, false, InverseTimesComplement),
        new("softmax-whole", "s^p * exp(-k*log(s))", "s^(p-j) * exp(-(k-j)*log(s))", Guard.None, false, CancelExponentialSum) { Where = "s is a sum of exponentials, j = min(p, k)" },
        new("softmax-distribute", "(exp(a) + exp(b))^p * exp(u - k*log(s))", "(exp(a - log(s)) + exp(b - log(s)))^p * exp(u - (k-p)*log(s))", Guard.None, false, DistributeQuotient) { Where = "s is a sum of exponentials, p <= k; where nothing else is to be divided, u and all of k*log(s) for p = 1" },
        new("shares-whole", "exp(a + u - log(s)) + exp(b + u - log(s))", "exp(u)", Guard.None, false, WholeOfShares) { Where = "s = exp(a) + exp(b), of any number of terms" },
        new("exp-half-times-sigmoid", "exp(x/2 + u) * (1 - sigmoid(x)), exp(-x/2 + u) * sigmoid(x)", "exp(u) / (2*cosh(x/2))", Guard.None, false, ExpHalfTimesSigmoid),
        new("pow-merge", "pow(x, y) * pow(x, z) * x^k", "pow(x, y + z + k)", Guard.NonNegative("x >= 0"), false, MergePowers),
    ];

    private static Node? ExpSoftplus(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Exp } exp)
        {
            return null;
        }

        foreach ((Node term, Rational coefficient) in Patterns.Terms(exp.Argument))
        {
            if (term is not Call { Function: Function.Softplus } softplus || !coefficient.IsInteger || Rational.Abs(coefficient) > 8)
            {
                continue;
            }

            Node x = softplus.Argument;
            int sign = coefficient.Sign < 0 ? 1 : -1;
            int s = (int)(-coefficient).Numerator;
            Node rest = c.Graph.Subtract(exp.Argument, c.Graph.Scale(softplus, coefficient));
            int best = 0;
            for (int j = sign; Math.Abs(j) <= Math.Abs(s); j += sign)
            {
                Node candidate = c.Graph.Subtract(rest, c.Graph.Scale(x, j));
                Node incumbent = c.Graph.Subtract(rest, c.Graph.Scale(x, best));
                if (Patterns.Terms(candidate).Count() < Patterns.Terms(incumbent).Count())
                {
                    best = j;
                }
            }

            Node sigmoid = c.Graph.Call(Function.Sigmoid, x);
            return c.Graph.Monomial(
            [
                (sigmoid, best),
                (c.Graph.Subtract(c.Graph.One, sigmoid), s - best),
                (c.Graph.Exp(c.Graph.Subtract(rest, c.Graph.Scale(x, best))), Rational.One),
            ]);
        }

        return null;
    }

    private static Node? ExpOfLogMultiple(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Exp } exp)
        {
            return null;
        }

        foreach ((Node term, Rational coefficient) in Patterns.Terms(exp.Argument))
        {
            if (term is not Product product)
            {
                continue;
            }

            foreach ((Node factor, Rational exponent) in Patterns.Factors(product))
            {
                if (factor is Call { Function: Function.Log } log && exponent.IsOne && !LogDomain.IsExponentialSum(log.Argument))
                {
                    Node y = c.Graph.Scale(c.Graph.Divide(product, log), coefficient);
                    Node rest = c.Graph.Subtract(exp.Argument, c.Graph.Scale(product, coefficient));
                    return c.Graph.Multiply(c.Graph.Call(Function.Pow, log.Argument, y), c.Graph.Exp(rest));
                }
            }
        }

        return null;
    }

    private static Node? ExpIntoSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational e) in Patterns.Factors(product))
        {
            if (e.IsOne && factor is Sum { IsScaled: false } sum && sum.Terms.All(t => t is Call { Function: Function.Exp })
                && sum.Terms.Any(t => c.Graph.Add(((Call)t).Argument, exp.Argument) is Constant))
            {
                return c.Graph.Monomial(
                [
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                    (Exponents.Shift(c.Graph, sum, exp.Argument), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>exp(a)/(exp(a) − exp(b)) is 1/(1 − exp(b − a)), which is never ∞/∞.</summary>
    private static Node? ExpOverDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational e) in Patterns.Factors(product))
        {
            if (e.Sign >= 0 || !e.IsInteger || factor is not Sum sum || Patterns.PairOfExponentials(c.Graph, sum) is not var (first, second))
            {
                continue;
            }

            foreach (Node a in new[] { first.Exponent, second.Exponent })
            {
                Rational p = MultipleOf(exp.Argument, a);
                if (p.Sign <= 0 || !p.IsInteger)
                {
                    continue;
                }

                Rational m = p < -e ? p : -e;
                return c.Graph.Monomial(
                [
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                    (Exponents.Shift(c.Graph, sum, c.Graph.Negate(a)), -m),
                    (factor, e + m),
                    (c.Graph.Exp(c.Graph.Subtract(exp.Argument, c.Graph.Scale(a, m))), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>The k for which the node is k·x and terms without x; 0 where there is none.</summary>
    internal static Rational MultipleOf(Node node, Node x)
    {
        Rational? common = null;
        foreach ((Node term, Rational coefficient) in Patterns.Terms(x))
        {
            Rational k = Patterns.CoefficientOf(node, term) / coefficient;
            if (common is { } before && before != k)
            {
                return Rational.Zero;
            }

            common = k;
        }

        return common ?? Rational.Zero;
    }

    private static Node? MergePowers(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach (Node b in product.Bases)
        {
            if (b is not Call { Function: Function.Pow } pow)
            {
                continue;
            }

            List<(Node, Rational)> rest = [];
            List<(Node, Rational)> exponent = [];
            for (int i = 0; i < product.Bases.Length; i++)
            {
                if (product.Bases[i] is Call { Function: Function.Pow } other && ReferenceEquals(other.Argument, pow.Argument))
                {
                    exponent.Add((other.Arguments[1], product.Exponents[i]));
                }
                else if (ReferenceEquals(product.Bases[i], pow.Argument))
                {
                    exponent.Add((c.Graph.One, product.Exponents[i]));
                }
                else
                {
                    rest.Add((product.Bases[i], product.Exponents[i]));
                }
            }

            if (exponent.Count > 1 && isProven(c, pow.Argument))
            {
                rest.Add((c.Graph.Call(Function.Pow, pow.Argument, c.Graph.LinearCombination(exponent)), Rational.One));
                return c.Graph.Monomial(rest);
            }
        }

        return null;
    }
}
