using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Sigmoids, and what they are of exponentials.</summary>
internal static partial class ExponentialRules
{
    private static Node? SigmoidOfLogs(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        // A number alone has no terms, and is no logit.
        if (n is not Call { Function: Function.Sigmoid, Argument: Call or Sum { Constant.IsZero: true } } sigmoid)
        {
            return null;
        }

        Node top = c.Graph.One;
        Node bottom = c.Graph.One;
        foreach ((Node term, Rational coefficient) in Patterns.Terms(sigmoid.Argument))
        {
            // Of sums of exponentials the product would overflow, where the sum of their logarithms does not.
            if (term is not Call { Function: Function.Log } log || !Rational.Abs(coefficient).IsOne || LogDomain.IsExponentialSum(log.Argument))
            {
                return null;
            }

            if (coefficient.IsOne)
            {
                top = c.Graph.Multiply(top, log.Argument);
            }
            else
            {
                bottom = c.Graph.Multiply(bottom, log.Argument);
            }
        }

        return c.Graph.Divide(top, c.Graph.Add(top, bottom));
    }

    private static Node? SigmoidOdds(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        for (int i = 0; i < product.Bases.Length; i++)
        {
            if (product.Bases[i] is not Call { Function: Function.Sigmoid } sigmoid)
            {
                continue;
            }

            for (int j = 0; j < product.Bases.Length; j++)
            {
                if (ReferenceEquals(Patterns.ComplementOfSigmoid(product.Bases[j]), sigmoid.Argument)
                    && product.Exponents[i].Sign * product.Exponents[j].Sign < 0)
                {
                    Rational p = product.Exponents[i];
                    Rational q = product.Exponents[j];
                    Rational k = Rational.Abs(p) < Rational.Abs(q) ? p : -q;
                    return c.Graph.Monomial(
                    [
                        (product, Rational.One),
                        (product.Bases[i], -k),
                        (product.Bases[j], k),
                        (c.Graph.Exp(c.Graph.Scale(sigmoid.Argument, k)), Rational.One),
                    ]);
                }
            }
        }

        // 1/sigmoid(x) alone is 1 + exp(-x), 1/(1 - sigmoid(x)) is 1 + exp(x).
        return null;
    }

    private static Node? ExpTimesSigmoid(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational q) in Patterns.Factors(product))
        {
            Node? complemented = Patterns.ComplementOfSigmoid(factor);
            if (q.Sign <= 0 || !q.IsInteger || (complemented ?? (factor is Call { Function: Function.Sigmoid } s ? s.Argument : null)) is not { } x)
            {
                continue;
            }

            Rational k = MultipleOf(exp.Argument, x);
            k = complemented is null ? -k : k;
            Rational j = k < q ? k : q;
            if (k.Sign <= 0 || !k.IsInteger)
            {
                continue;
            }

            Node sigmoid = c.Graph.Call(Function.Sigmoid, x);
            return c.Graph.Monomial(
            [
                .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                (factor, q - j),
                (complemented is null ? c.Graph.Subtract(c.Graph.One, sigmoid) : sigmoid, j),
                (c.Graph.Exp(c.Graph.Subtract(exp.Argument, c.Graph.Scale(x, complemented is null ? -j : j))), Rational.One),
            ]);
        }

        return null;
    }

    /// <summary>e^(x/2)/(1 + e^x) is 1/(2·cosh(x/2)): an even function, and no factor overflows.</summary>
    private static Node? ExpHalfTimesSigmoid(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product || product.Bases.FirstOrDefault(b => b is Call { Function: Function.Exp }) is not Call exp)
        {
            return null;
        }

        foreach ((Node factor, Rational q) in Patterns.Factors(product))
        {
            Node? complemented = Patterns.ComplementOfSigmoid(factor);
            if (q.Sign <= 0 || !q.IsInteger || (complemented ?? (factor is Call { Function: Function.Sigmoid } s ? s.Argument : null)) is not { } x)
            {
                continue;
            }

            Rational k = MultipleOf(exp.Argument, x) * (complemented is null ? Rational.MinusOne : Rational.One);
            if (k.Sign <= 0 || k.Denominator != 2)
            {
                continue;
            }

            Node half = c.Graph.Scale(x, Rational.Half);
            return c.Graph.Monomial(
            [
                (c.Graph.Number(Rational.Half), Rational.One),
                .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, exp)),
                (factor, q - 1),
                (c.Graph.Call(Function.Cosh, half), Rational.MinusOne),
                (c.Graph.Exp(complemented is null ? c.Graph.Add(exp.Argument, half) : c.Graph.Subtract(exp.Argument, half)), Rational.One),
            ]);
        }

        return null;
    }

    /// <summary>1 + exp(−x) is the inverse of sigmoid(x), so that its product with the complement is exp(−x).</summary>
    private static Node? InverseTimesComplement(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node own, Node x, bool isComplement) in Sigmoids(product))
        {
            Node exponential = c.Graph.Exp(isComplement ? c.Graph.Negate(x) : x);
            foreach ((Node factor, Rational e) in Patterns.Factors(product))
            {
                if (e.IsOne && factor is Sum { Terms.Length: 1 } sum && ReferenceEquals(sum.Terms[0], exponential) && sum.Constant.IsOne && sum.Coefficients[0].IsOne)
                {
                    return c.Graph.Monomial(
                    [
                        .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, own)),
                        (exponential, Rational.One),
                    ]);
                }
            }
        }

        return null;
    }

    /// <summary>The factors sigmoid(x) and 1 - sigmoid(x) of a product, with their argument.</summary>
    private static IEnumerable<(Node Factor, Node Argument, bool IsComplement)> Sigmoids(Product product)
    {
        foreach ((Node factor, Rational exponent) in Patterns.Factors(product))
        {
            if (exponent.IsOne && (Patterns.ComplementOfSigmoid(factor) ?? (factor is Call { Function: Function.Sigmoid } sigmoid ? sigmoid.Argument : null)) is { } argument)
            {
                yield return (factor, argument, factor is not Call);
            }
        }
    }

    private static Node? SigmoidIntoSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Product product)
        {
            return null;
        }

        foreach ((Node own, Node x, bool isComplement) in Sigmoids(product))
        {
            foreach ((Node factor, Rational e) in Patterns.Factors(product))
            {
                if (e.IsOne && factor is Sum { Terms.Length: 1 } sum && !sum.Constant.IsZero
                    && ReferenceEquals(sum.Terms[0], c.Graph.Exp(isComplement ? x : c.Graph.Negate(x))))
                {
                    Node other = c.Graph.Subtract(c.Graph.One, own);
                    return c.Graph.Monomial(
                    [
                        .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor) && !ReferenceEquals(f.Base, own)),
                        (c.Graph.LinearCombination([(other, sum.Coefficients[0]), (own, sum.Constant)]), Rational.One),
                    ]);
                }
            }
        }

        return null;
    }
}
