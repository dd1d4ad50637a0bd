using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Differences of exponentials below a fraction line: hyperbolic sines, so that nothing overflows before the quotient does.</summary>
internal static class HyperbolicRules
{
    public static readonly Rule[] Rules =
    [
        new("difference-to-sinh", "exp(k*v + q*(a + b)/2 + u) * (j*exp(a) - j*exp(b))^-q", "exp(u) * (2*j*sinh(v))^(|k|-q) * (j - j*exp(-2*v))^-k, v = (a - b)/2", Guard.None, false, DifferenceToSinh) { Where = "q > 0 and k are integers, |k| < q, for k < 0 the last factor is (j*exp(2*v) - j)^k" },
        new("exponentials-over-sinh", "(j*exp(a) + j*exp(b))^p / sinh((a - b)/2)^q", "exp(p*(a + b)/2) * (2*j*cosh((a - b)/2))^p / sinh((a - b)/2)^q", Guard.None, false, ExponentialsOverSinh) { Where = "p > 0 is an integer" },
        new("tanh-softplus", "tanh(softplus(x))", "(exp(2*x) + 2*exp(x)) / (exp(2*x) + 2*exp(x) + 2)", Guard.None, false, TanhOfSoftplus),
    ];

    /// <summary>
    /// e^(kv)/(e^v − e^−v)^q: |k| of the factors take up the exponential and become 1/(1 − e^−2v) or 1/(e^2v − 1), the others are
    /// even or odd functions. What is left of a or b in the exponent would overflow by itself: then nothing is done.
    /// </summary>
    private static Node? DifferenceToSinh(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node difference, Rational e) in Patterns.Factors(n))
        {
            if (e.Sign >= 0 || !e.IsInteger || difference is not Sum sum || Patterns.PairOfExponentials(c.Graph, sum) is not var (first, second)
                || first.Coefficient != -second.Coefficient)
            {
                continue;
            }

            ((Node a, Rational j), (Node b, _)) = first.Coefficient.Sign > 0 ? (first, second) : (second, first);
            Node half = c.Graph.Scale(c.Graph.Subtract(a, b), Rational.Half);
            Node exponent = ExponentOf(n) ?? c.Graph.Zero;
            Node offset = c.Graph.LinearCombination([(exponent, Rational.One), (a, e * Rational.Half), (b, e * Rational.Half)]);
            Rational k = ExponentialRules.MultipleOf(offset, half);
            Rational left = -e - Rational.Abs(k);
            Node rest = c.Graph.Subtract(offset, c.Graph.Scale(half, k));
            if (half is Constant || !k.IsInteger || left.Sign <= 0 || Patterns.Terms(a).Concat(Patterns.Terms(b)).Any(t => !Patterns.CoefficientOf(rest, t.Term).IsZero))
            {
                continue;
            }

            Node decay = c.Graph.Exp(c.Graph.Scale(half, k.Sign > 0 ? -2 : 2));
            return c.Graph.Monomial(
            [
                (n, Rational.One),
                (difference, -e),
                (c.Graph.Exp(exponent), Rational.MinusOne),
                (c.Graph.Exp(rest), Rational.One),
                (c.Graph.Scale(c.Graph.Call(Function.Sinh, half), j * Rational.Two), -left),
                (c.Graph.Scale(c.Graph.Subtract(c.Graph.One, decay), k.Sign > 0 ? j : -j), -Rational.Abs(k)),
            ]);
        }

        return null;
    }

    private static Node? ExponentialsOverSinh(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node whole, Rational p) in Patterns.Factors(n))
        {
            if (p.Sign <= 0 || !p.IsInteger || whole is not Sum sum || Patterns.PairOfExponentials(c.Graph, sum) is not var (first, second)
                || first.Coefficient != second.Coefficient)
            {
                continue;
            }

            Node half = c.Graph.Scale(c.Graph.Subtract(first.Exponent, second.Exponent), Rational.Half);
            if (Patterns.Factors(n).Any(f => f.Exponent.Sign < 0 && f.Base is Call { Function: Function.Sinh } sinh
                && (ReferenceEquals(sinh.Argument, half) || ReferenceEquals(sinh.Argument, c.Graph.Negate(half)))))
            {
                return c.Graph.Monomial(
                [
                    .. Patterns.Factors(n).Where(f => !ReferenceEquals(f.Base, whole)),
                    (c.Graph.Number(n is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One), Rational.One),
                    (c.Graph.Scale(c.Graph.Call(Function.Cosh, half), first.Coefficient * Rational.Two), p),
                    (c.Graph.Exp(c.Graph.Scale(c.Graph.Add(first.Exponent, second.Exponent), p * Rational.Half)), Rational.One),
                ]);
            }
        }

        return null;
    }

    /// <summary>With y = 1 + e^x, tanh(log y) is (y² − 1)/(y² + 1): one exponential in place of three functions.</summary>
    private static Node? TanhOfSoftplus(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Tanh, Argument: Call { Function: Function.Softplus } softplus })
        {
            return null;
        }

        Node top = c.Graph.LinearCombination([(c.Graph.Exp(c.Graph.Scale(softplus.Argument, 2)), Rational.One), (c.Graph.Exp(softplus.Argument), Rational.Two)]);
        return c.Graph.Divide(top, c.Graph.Add(top, c.Graph.Number(2)));
    }

    private static Node? ExponentOf(Node n) =>
        Patterns.Factors(n).Select(f => f is { Base: Call { Function: Function.Exp } exp, Exponent.IsOne: true } ? exp.Argument : null).FirstOrDefault(a => a is not null);
}
