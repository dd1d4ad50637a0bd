using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Differences of a function at two near arguments: of powers, of roots, of exponentials.</summary>
internal sealed partial class StableForms
{
    private const int MaximumPower = 4;

    /// <summary>M·(1 + u)^r − M is M·expm1(r·log1p(u)), for a whole r = −n −M·u·(n + …)/(1 + u)^n.</summary>
    /// <returns>The form and M; null where the sum has no such pair.</returns>
    private (Node Form, Node Cofactor)? PowerMinusOne(Node term, Rational coefficient, Node sum)
    {
        foreach ((Node b, Rational r) in Patterns.Factors(term))
        {
            if (b is Call { Function: Function.Pow, Argument: Sum { IsScaled: false, Constant.IsOne: true } nearOne } pow && r.IsOne)
            {
                if (CofactorOf(b) is { } whole)
                {
                    return (target.Multiply(Lower(whole), PowerMinusOne(source.Subtract(nearOne, source.One), pow)), whole);
                }

                continue;
            }

            if (b is Call { Function: Function.Pow } any && r.IsOne && any.Argument is not Sum && facts.IsPositive(any.Argument))
            {
                if (CofactorOf(b) is { } own)
                {
                    return (target.Multiply(Lower(own), PowerMinusOne(any)), own);
                }

                continue;
            }

            if (SquareMinusNumber(term, b, r, coefficient, sum) is { } number)
            {
                return (number, source.Number((sum as Sum)!.Constant / -coefficient));
            }

            if (b is not Sum { IsScaled: false, Constant.IsOne: true } || (r.IsInteger && (r.Sign > 0 || r < -MaximumPower)))
            {
                continue;
            }

            if (CofactorOf(b) is { } cofactor)
            {
                Node u = source.Subtract(b, source.One);
                return (target.Multiply(Lower(cofactor), r.IsInteger ? WholePowerMinusOne(u, b, (int)r.Numerator) : PowerMinusOne(u, b, r)), cofactor);
            }
        }

        return null;

        Node? CofactorOf(Node power)
        {
            Node cofactor = source.Monomial([(source.One, Rational.One), .. Patterns.Factors(term).Where(f => !ReferenceEquals(f.Base, power))]);
            Rational opposite = cofactor is Constant { Value.IsOne: true } ? sum is Sum s ? s.Constant : Rational.Zero : Patterns.CoefficientOf(sum, cofactor);
            return opposite == -coefficient ? cofactor : null;
        }
    }

    /// <summary>b^y − 1 is expm1(y·log b) where that exponent is less than 1.</summary>
    private Node PowerMinusOne(Call power)
    {
        chosen?.Chose(StableFormTable.PowerMinusOne, source.Subtract(power, source.One));
        Node exponent = target.Multiply(Lower(power.Arguments[1]), Lower(source.Log(power.Argument)));
        return target.Conditional(
            target.Less(target.Call(Function.Abs, exponent), target.One),
            target.Call(Function.ExpM1, exponent),
            target.Subtract(Lower(power), target.One));
    }

    /// <summary>(m + u)² − m² is u·(2m + u).</summary>
    private Node? SquareMinusNumber(Node term, Node b, Rational n, Rational coefficient, Node sum)
    {
        if (!ReferenceEquals(term, source.Power(b, n)) || n != Rational.Two || b is not Sum { IsScaled: false } whole || whole.Constant.IsZero
            || sum is not Sum { Constant: var constant } || !Rational.TryPower(whole.Constant, n, out Rational power) || constant != -coefficient * power)
        {
            return null;
        }

        Node number = source.Number(whole.Constant);
        return target.Multiply(Lower(source.Subtract(b, number)), Lower(source.Add(b, number)));
    }

    /// <summary>(1 + u)^y is exp(y·log1p(u)) where u is small: 1 + u loses digits of u, and the power makes as much more of that as y is large.</summary>
    private Node PowerNearOne(Sum b, Node y)
    {
        if (Patterns.ComplementOfSigmoid(b) is not null || (LogDomain.IsExponentialSum(b) && !facts.IsPositive(b)))
        {
            return target.Call(Function.Pow, Lower(b), Lower(y));
        }

        chosen?.Chose(StableFormTable.PowerNearOne, source.Call(Function.Pow, b, y));
        Node u = Lower(source.Subtract(b, source.One));
        return target.Conditional(
            target.Less(target.Call(Function.Abs, u), target.Number(Rational.Half)),
            target.Exp(target.Multiply(Lower(y), target.Call(Function.Log1P, u))),
            target.Call(Function.Pow, Lower(b), Lower(y)));
    }

    /// <summary>(1 + u)^y − 1 is expm1(y·log1p(u)) where that exponent is less than 1.</summary>
    private Node PowerMinusOne(Node u, Call power)
    {
        chosen?.Chose(StableFormTable.PowerMinusOne, source.Subtract(power, source.One));
        Node exponent = target.Multiply(Lower(power.Arguments[1]), target.Call(Function.Log1P, Lower(u)));
        return target.Conditional(
            target.Less(target.Call(Function.Abs, exponent), target.One),
            target.Call(Function.ExpM1, exponent),
            target.Subtract(Lower(power), target.One));
    }

    /// <summary>Where the power is far from 1 the difference is accurate as it stands, and the exponent r·log1p(u) is not.</summary>
    private Node PowerMinusOne(Node u, Node b, Rational r)
    {
        chosen?.Chose(StableFormTable.PowerMinusOne, source.Subtract(source.Power(b, r), source.One));
        Node exponent = target.Scale(target.Call(Function.Log1P, Lower(u)), r);
        Node form = target.Call(Function.ExpM1, exponent);
        return r.Sign < 0 ? facts.IsNonNegative(u) ? form : Near() : facts.IntervalOf(u).IsNonPositive ? form : Near();

        Node Near() => target.Conditional(
            target.Less(target.Call(Function.Abs, exponent), target.One),
            form,
            target.Subtract(Lower(source.Power(b, r)), target.One));
    }

    private Node WholePowerMinusOne(Node u, Node b, int r)
    {
        chosen?.Chose(StableFormTable.InversePowerMinusOne, source.Subtract(source.Power(b, r), source.One));
        Node v = Lower(u);
        Node quotient = target.One;
        Rational binomial = Rational.One;
        for (int k = 1; k < -r; k++)
        {
            binomial *= new Rational(-r - k + 1, k);
            quotient = target.Add(target.Number(binomial), target.Multiply(v, target.Call(Function.Group, quotient)));
        }

        return target.Negate(target.Multiply(v, target.Call(Function.Group, quotient), target.Power(Lower(b), r)));
    }

    /// <summary>
    /// k/√a − m/√b is (k²b − m²a)/(√a·√b·(k√b + m√a)) where that difference is a single term. Higher powers of the two have
    /// their difference as a factor: k/√a³ − k/√b³ is k·(1/√a − 1/√b)·(1/a + 1/(√a√b) + 1/b).
    /// </summary>
    private Node? InverseConjugate(Sum sum)
    {
        if (sum.Terms.Length != 2 || !sum.Constant.IsZero || sum.Coefficients[0].Sign == sum.Coefficients[1].Sign
            || sum.Terms[0] is not Product { Bases.Length: 1 } first || sum.Terms[1] is not Product { Bases.Length: 1 } second
            || first.Exponents[0] != second.Exponents[0] || first.Exponents[0] is not { Denominator.IsOne: false, Sign: < 0 } power || power.Denominator != 2 || -power.Numerator > MaximumPower)
        {
            return null;
        }

        (Node a, Node b) = (first.Bases[0], second.Bases[0]);
        (Rational k, Rational m) = (sum.Coefficients[0], -sum.Coefficients[1]);
        int copies = (int)-power.Numerator;
        Node difference = source.Subtract(source.Scale(b, k * k), source.Scale(a, m * m));
        if (difference is Sum { IsScaled: false } || (copies > 1 && k != m))
        {
            return null;
        }

        List<(Node, Rational)> factors =
        [
            (difference, Rational.One),
            (a, -Rational.Half),
            (b, -Rational.Half),
            (source.LinearCombination([(source.Sqrt(b), k), (source.Sqrt(a), m)]), Rational.MinusOne),
        ];
        if (copies > 1)
        {
            factors.Add((source.Add([.. Enumerable.Range(0, copies).Select(i => source.Monomial([(a, new Rational(-i, 2)), (b, new Rational(i + 1 - copies, 2))]))]), Rational.One));
        }

        return Lower(source.Monomial(factors));
    }

    /// <summary>exp(a) − exp(b) is exp(b)·expm1(a − b), or the opposite with a and b exchanged: the larger one stays.</summary>
    private Node DifferenceOfExponentials(Node a, Node b)
    {
        chosen?.Chose(StableFormTable.DifferenceOfExponentials, source.Subtract(source.Exp(a), source.Exp(b)));
        Node distance = source.Subtract(a, b);
        return facts.IntervalOf(distance).IsNonPositive ? FromLarger()
            : facts.IsNonNegative(distance) ? FromLesser()
            : target.Conditional(target.LessOrEqual(Lower(distance), target.Zero), FromLarger(), FromLesser());

        Node FromLarger() => target.Multiply(Lower(source.Exp(b)), target.Call(Function.ExpM1, Lower(distance)));

        Node FromLesser() => target.Negate(target.Multiply(Lower(source.Exp(a)), target.Call(Function.ExpM1, Lower(source.Subtract(b, a)))));
    }

    /// <summary>What is subtracted from a share of an exponential sum, exp(a − n·log S), where it is the share exp(b − n·log S) and a − b is a single term.</summary>
    private Call? ShareNear(Node share, IEnumerable<Node> opposite) =>
        share is Call { Function: Function.Exp } exp && !IsPlainExp(share)
            ? opposite.OfType<Call>().FirstOrDefault(t => t.Function == Function.Exp && !IsPlainExp(t)
                && source.Subtract(exp.Argument, t.Argument) is var distance and not Sum { IsScaled: false } && IsPlainExp(source.Exp(distance)))
            : null;

    private static bool IsPlainExp(Node node) =>
        node is Call { Function: Function.Exp } exp && !Patterns.Terms(exp.Argument).Any(t => t.Term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument));
}
