using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Quotients: fractions inside fractions, and quotients of functions that have a name.</summary>
internal static class QuotientRules
{
    public static readonly Rule[] Rules =
    [
        new("fraction-in-fraction", "x / (y^p * (1 + z/y^q))", "x / (y^(p-q) * (y^q + z))", Guard.None, false, FractionInFraction) { Where = "it costs less" },
        new("fraction-in-root", "|x|^p * (y + z/x^q)^r", "|x|^(p-q*r) * (y*x^q + z)^r", Guard.None, false, FractionInRoot) { Where = "q > 0 is even, r no integer, |x| is a factor or x is not negative, and it costs less" },
        new("exponentials-over-cosh", "(exp(x) - exp(-x))^p / cosh(x)^q", "(2*sinh(x))^p / cosh(x)^q", Guard.None, false, ExponentialsOverCosh),
        new("exponentials-over-root", "(j^2*exp(2*a) - k^2*exp(2*b))^p / (j*exp(a) - k*exp(b))^q", "(j*exp(a) + k*exp(b))^m * (j^2*exp(2*a) - k^2*exp(2*b))^(p-m) / (j*exp(a) - k*exp(b))^(q-m)", Guard.None, false, ExponentialsOverRoot) { Where = "p, q > 0 are integers, m = min(p, q)" },
        new("pow-over-difference", "pow(x, y) / (j*pow(x, y) + k)^q", "1 / ((j + k*pow(x, -y)) * (j*pow(x, y) + k)^(q-1))", Guard.Positive("x > 0"), false, PowOverDifference) { Where = "q > 0 is an integer" },
        new("exp-over-cosh", "exp(x + u) / cosh(x), exp(-x + u) / cosh(x)", "2*exp(u)*sigmoid(2*x), 2*exp(u)*(1 - sigmoid(2*x))", Guard.None, false, ExpOverCosh),
        new("sinh-over-cosh", "sinh(x)^p / cosh(x)^q", "tanh(x)^k * sinh(x)^(p-k) / cosh(x)^(q-k)", Guard.None, false, (c, n, _) => Ratio(c, n, Function.Sinh, Function.Cosh, Function.Tanh)) { Where = "k = min(p, q)" },
        new("sin-over-cos", "sin(x)^p / cos(x)^q", "tan(x)^k * sin(x)^(p-k) / cos(x)^(q-k)", Guard.None, false, (c, n, _) => Ratio(c, n, Function.Sin, Function.Cos, Function.Tan)) { Where = "k = min(p, q)" },
    ];

    private static Node? FractionInFraction(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node s, Rational e) in Patterns.Factors(product))
        {
            if (s is not Sum { IsScaled: false } sum || e.Sign >= 0 || !e.IsInteger)
            {
                continue;
            }

            foreach ((Node y, Rational p) in Patterns.Factors(product))
            {
                Rational q = Rational.Zero;
                foreach ((Node term, Rational _) in Patterns.Terms(sum))
                {
                    Rational own = -Patterns.Factors(term).Where(f => ReferenceEquals(f.Base, y)).Select(f => f.Exponent).FirstOrDefault();
                    q = own > q ? own : q;
                }

                if (q.Sign <= 0 || ReferenceEquals(y, s))
                {
                    continue;
                }

                Node cleared = c.Graph.LinearCombination(
                [
                    (c.Graph.Power(y, q), sum.Constant),
                    .. Patterns.Terms(sum).Select(t => (c.Graph.Monomial([(t.Term, Rational.One), (y, q)]), t.Coefficient)),
                ]);
                Node result = c.Graph.Monomial(
                [
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, s) && !ReferenceEquals(f.Base, y)),
                    (cleared, e),
                    (y, p - (q * e)),
                ]);
                if (CostModel.Of(result, CostModel.FloorOf(n)) < CostModel.Of(n, CostModel.FloorOf(n)))
                {
                    return result;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The author's own scaling of a norm: |x|·√(1 + (y/x)²) is √(x² + y²). An absolute value that is not there already is not
    /// brought in: its derivative would hide what cancels in that of the quotient.
    /// </summary>
    private static Node? FractionInRoot(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node s, Rational r) in Patterns.Factors(n))
        {
            if (s is not Sum { IsScaled: false } sum || r.IsInteger)
            {
                continue;
            }

            foreach ((Node x, Rational e) in Patterns.Terms(sum).SelectMany(t => Patterns.Factors(t.Term)))
            {
                Node size = c.Graph.Call(Function.Abs, x);
                if (e.Sign >= 0 || !e.IsEvenInteger || !(c.Facts.IsNonNegative(x) || Patterns.Factors(n).Any(f => ReferenceEquals(f.Base, size))))
                {
                    continue;
                }

                Node cleared = c.Graph.LinearCombination(
                [
                    (c.Graph.Power(x, -e), sum.Constant),
                    .. Patterns.Terms(sum).Select(t => (c.Graph.Monomial([(t.Term, Rational.One), (x, -e)]), t.Coefficient)),
                ]);
                Node result = c.Graph.Monomial([(n, Rational.One), (s, -r), (size, e * r), (cleared, r)]);
                if (CostModel.Of(result, CostModel.FloorOf(n)) < CostModel.Of(n, CostModel.FloorOf(n)))
                {
                    return result;
                }
            }
        }

        return null;
    }

    private static Node? ExponentialsOverCosh(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node difference, Rational p) in Patterns.Factors(n))
        {
            if (difference is not Sum { Constant.IsZero: true, Terms.Length: 2 } sum || Patterns.PairOfExponentials(c.Graph, sum) is not var (first, second)
                || first.Coefficient != -second.Coefficient || !ReferenceEquals(first.Exponent, c.Graph.Negate(second.Exponent)))
            {
                continue;
            }

            Node cosh = c.Graph.Call(Function.Cosh, first.Exponent);
            if (p.IsInteger && Patterns.Factors(n).Any(f => ReferenceEquals(f.Base, cosh) && f.Exponent.Sign < 0))
            {
                Node sinh = c.Graph.Scale(c.Graph.Call(Function.Sinh, first.Exponent), first.Coefficient * Rational.Two);
                return c.Graph.Monomial([(n, Rational.One), (difference, -p), (sinh, p)]);
            }
        }

        return null;
    }

    /// <summary>The difference of two squares has the difference itself as a factor.</summary>
    private static Node? ExponentialsOverRoot(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node root, Rational q) in Patterns.Factors(n))
        {
            if (q.Sign >= 0 || !q.IsInteger || root is not Sum below || Patterns.PairOfExponentials(c.Graph, below) is not var (first, second) || first.Coefficient.Sign == second.Coefficient.Sign)
            {
                continue;
            }

            foreach ((Node square, Rational p) in Patterns.Factors(n))
            {
                if (p.Sign > 0 && p.IsInteger && square is Sum above && Patterns.PairOfExponentials(c.Graph, above) is var (one, other)
                    && (CofactorOf(one, other) ?? CofactorOf(other, one)) is { } k)
                {
                    Rational m = p < -q ? p : -q;
                    Node sum = c.Graph.LinearCombination([(c.Graph.Exp(first.Exponent), first.Coefficient * k), (c.Graph.Exp(second.Exponent), -second.Coefficient * k)]);
                    return c.Graph.Monomial([(n, Rational.One), (square, -m), (root, m), (sum, m)]);
                }
            }

            Rational? CofactorOf((Node Exponent, Rational Coefficient) one, (Node Exponent, Rational Coefficient) other)
            {
                Rational k = one.Coefficient / (first.Coefficient * first.Coefficient);
                return ReferenceEquals(one.Exponent, c.Graph.Scale(first.Exponent, Rational.Two)) && ReferenceEquals(other.Exponent, c.Graph.Scale(second.Exponent, Rational.Two))
                    && other.Coefficient == -k * second.Coefficient * second.Coefficient
                        ? k
                        : null;
            }
        }

        return null;
    }

    /// <summary>Where the power overflows its reciprocal vanishes.</summary>
    private static Node? PowOverDifference(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node power, Rational p) in Patterns.Factors(n))
        {
            if (power is not Call { Function: Function.Pow } pow || !p.IsOne || !isProven(c, pow.Argument))
            {
                continue;
            }

            foreach ((Node b, Rational e) in Patterns.Factors(n))
            {
                if (e.Sign < 0 && e.IsInteger && b is Sum { Terms.Length: 1 } sum && !sum.Constant.IsZero && ReferenceEquals(sum.Terms[0], pow))
                {
                    Node inverse = c.Graph.Call(Function.Pow, pow.Argument, c.Graph.Negate(pow.Arguments[1]));
                    return c.Graph.Monomial([(n, Rational.One), (power, Rational.MinusOne), (b, Rational.One), (c.Graph.LinearCombination([(c.Graph.Number(sum.Coefficients[0]), Rational.One), (inverse, sum.Constant)]), Rational.MinusOne)]);
                }
            }
        }

        return null;
    }

    /// <summary>A quotient in which both sides overflow becomes a bounded function.</summary>
    private static Node? ExpOverCosh(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node b, Rational q) in Patterns.Factors(product))
        {
            if (b is not Call { Function: Function.Cosh } cosh || q.Sign >= 0 || !q.IsInteger)
            {
                continue;
            }

            Rational k = ExponentialRules.MultipleOf(exp.Argument, cosh.Argument);
            if (!k.IsInteger || k.IsZero)
            {
                continue;
            }

            Node sigmoid = c.Graph.Call(Function.Sigmoid, c.Graph.Scale(cosh.Argument, Rational.Two));
            return c.Graph.Monomial(
            [
                (c.Graph.Number(Rational.Two), Rational.One),
                .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, b) && !ReferenceEquals(f.Base, exp)),
                (b, q + 1),
                (k.Sign > 0 ? sigmoid : c.Graph.Subtract(c.Graph.One, sigmoid), Rational.One),
                (c.Graph.Exp(c.Graph.Subtract(exp.Argument, c.Graph.Scale(cosh.Argument, k.Sign))), Rational.One),
            ]);
        }

        return null;
    }

    private static Node? Ratio(RuleContext c, Node n, Function top, Function bottom, Function quotient)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node b, Rational p) in Patterns.Factors(product))
        {
            if (b is not Call call || call.Function != top || !p.IsInteger)
            {
                continue;
            }

            Node divisor = c.Graph.Call(bottom, call.Argument);
            Rational q = -Patterns.Factors(product).Where(f => ReferenceEquals(f.Base, divisor)).Select(f => f.Exponent).FirstOrDefault();
            if (!q.IsInteger || p.Sign * q.Sign <= 0)
            {
                continue;
            }

            Rational k = Rational.Abs(p) < Rational.Abs(q) ? p : q;
            return c.Graph.Monomial(
            [
                .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, b) && !ReferenceEquals(f.Base, divisor)),
                (c.Graph.Call(quotient, call.Argument), k),
                (b, p - k),
                (divisor, k - q),
            ]);
        }

        return null;
    }
}
