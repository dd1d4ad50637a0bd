using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability.Series;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Differences of functions of different arguments whose linear parts cancel, as n·tan(x)·cos(n·x) − sin(n·x): no series in one
/// argument has both. Each function without its linear part has one of its own, and so has what is left.
/// </summary>
internal sealed partial class StableForms
{
    private const int TermsWithPowers = 8;

    /// <summary>The form with the linear parts taken out where they are all that matters; null where the sum is no such difference.</summary>
    private Node? WithoutLinearParts(Sum sum) =>
        isUnbranched || sum.IsScaled || series.IsExhausted ? null : WithoutLinearPartOfPower(sum) ?? WithoutLinearPartOfFunction(sum);

    /// <summary>M·f(a) + N is M·(f(a) − a) + (M·a + N), and M/f(a) + N is M·(1/f(a) − 1/a) + (M/a + N), for an f like the sine.</summary>
    private Node? WithoutLinearPartOfFunction(Sum sum)
    {
        if (sum.Terms.Length != 2 || !sum.Constant.IsZero || sum.Coefficients[0].Sign == sum.Coefficients[1].Sign)
        {
            return null;
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            foreach ((Node b, Rational e) in Patterns.Factors(term))
            {
                if (b is not Call { Function: Function.Sin or Function.Tan or Function.Sinh or Function.Tanh or Function.Asin or Function.Atan or Function.Asinh or Function.Atanh } call || !Rational.Abs(e).IsOne)
                {
                    continue;
                }

                Node cofactor = source.Monomial([(term, Rational.One), (b, -e)]);
                Node linear = source.Power(call.Argument, e);
                Node rest = source.LinearCombination([(sum, Rational.One), (term, -k), (source.Multiply(cofactor, linear), k)]);
                Node bent = source.Subtract(source.Power(b, e), linear);
                if (rest is Sum { IsScaled: false } && Branch(rest) is not null && Branch(bent) is not null)
                {
                    chosen?.Chose(StableFormTable.LinearPart, sum);
                    return target.Conditional(
                        target.Less(target.Call(Function.Abs, Lower(call.Argument)), target.One),
                        target.Add(target.Scale(target.Multiply(Lower(cofactor), Lower(bent)), k), Lower(rest)),
                        LowerTerms(sum));
                }
            }
        }

        return null;
    }

    /// <summary>
    /// b^p·(P + b^y·Q) with b = 1 + v and U = y·log(b) is b^p·((P + Q) + Q·expm1(U)), and that is b^p·((P + Q + Q·U) + Q·(expm1(U) − U)): the
    /// derivatives of annuities and of compound interest.
    /// </summary>
    private Node? WithoutLinearPartOfPower(Sum sum)
    {
        if (!Patterns.Terms(sum).Any(t => Patterns.Factors(t.Term).Any(IsPower)))
        {
            return null;
        }

        Node expanded = sum;
        for (int i = 0; i < LevelsToExpand && FormChooser.Expand(source, expanded) is Sum further; i++)
        {
            expanded = further;
        }

        if (Classes(expanded) is not var (b, classes))
        {
            return null;
        }

        foreach (((Node p, Node first), (Node q, Node second)) in new[] { (classes[0], classes[1]), (classes[1], classes[0]) })
        {
            Node y = source.Subtract(q, p);
            Node u = source.Multiply(y, source.Log(b));
            Node together = source.Add(first, second);
            Node left = source.Add(together, source.Multiply(second, u));
            Node v = source.Subtract(b, source.One);
            Node? inside = Mentions(second, v) || ExpansionPoints.LeavesOf(first) is not { } leaves || ExpansionPoints.LeavesOf(v)?.All(leaves.Contains) != true ? null
                : together is Sum { IsScaled: false } && Branch(together) is not null ? target.Add(Lower(together), target.Multiply(Lower(second), target.Call(Function.ExpM1, Exponent())))
                : left is Sum { IsScaled: false } && Branch(left) is not null ? target.Add(Lower(left), target.Multiply(Lower(second), BentExponential(Exponent())))
                : null;
            if (inside is not null)
            {
                chosen?.Chose(StableFormTable.LinearPart, sum);
                return target.Conditional(
                    target.Less(target.Call(Function.Abs, Exponent()), target.One),
                    target.Multiply(Lower(source.Call(Function.Pow, b, p)), inside),
                    LowerTerms(sum));
            }

            Node Exponent() => target.Multiply(Lower(y), target.Call(Function.Log1P, Lower(v)));
        }

        return null;

        static bool IsPower((Node Base, Rational Exponent) factor) => factor.Base is Call { Function: Function.Pow, Argument: Sum { IsScaled: false, Constant.IsOne: true } } && factor.Exponent.IsInteger;
    }

    /// <summary>exp(u) − 1 − u of an exponent that is there already.</summary>
    private Node BentExponential(Node exponent)
    {
        Symbol u = source.Symbol("u", "u", NodeType.Real, 0, SymbolOrdinals.Placeholder);
        return target.Replace(Lower(source.LinearCombination([(source.Exp(u), Rational.One), (source.One, Rational.MinusOne), (u, Rational.MinusOne)])), new Dictionary<Node, Node> { [Lower(u)] = exponent });
    }

    /// <summary>The base 1 + v of the powers in a sum, and for each of exactly two exponents that differ by more than a number what stands with that power; null elsewhere.</summary>
    private (Node Base, (Node Exponent, Node Factor)[] Classes)? Classes(Node sum)
    {
        Node? b = Patterns.Terms(sum).SelectMany(t => Patterns.Factors(t.Term)).Select(f => f.Base is Call { Function: Function.Pow, Argument: Sum { IsScaled: false, Constant.IsOne: true } } pow ? pow.Argument : null).FirstOrDefault(x => x is not null);
        List<(Node Exponent, Node Factor)> classes = [];
        if (b is null || Patterns.Terms(sum).Count() > TermsWithPowers)
        {
            return null;
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum).Concat(sum is Sum { Constant: { IsZero: false } constant } ? [(source.One, constant)] : []))
        {
            Node exponent = source.Zero;
            List<(Node, Rational)> rest = [(source.One, Rational.One)];
            foreach ((Node f, Rational e) in Patterns.Factors(term))
            {
                if (f is Call { Function: Function.Pow } pow && ReferenceEquals(pow.Argument, b) && e.IsInteger)
                {
                    exponent = source.Add(exponent, source.Scale(pow.Arguments[1], e));
                }
                else
                {
                    rest.Add((f, e));
                }
            }

            Rational shift = exponent switch { Sum { Constant: var c } => c, Constant { Value: var c } => c, _ => Rational.Zero };
            rest.Add((b, shift));
            exponent = source.Subtract(exponent, source.Number(shift));
            Node factor = source.Scale(source.Monomial(rest), k);
            int place = classes.FindIndex(x => ReferenceEquals(x.Exponent, exponent));
            if (place < 0)
            {
                classes.Add((exponent, factor));
            }
            else
            {
                classes[place] = (exponent, source.Add(classes[place].Factor, factor));
            }
        }

        return classes.Count == 2 ? (b, [.. classes]) : null;
    }
}
