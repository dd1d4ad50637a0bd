using DerivGen.Symbolics.Evaluation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Exponentials and logarithms: sums of exponentials are shifted by the largest exponent.</summary>
internal sealed partial class StableForms
{
    /// <summary>Where a square is about to overflow.</summary>
    private static readonly Rational LargeRoot = Rational.ParseDecimal("1e150");

    private Node LowerLog(Node argument)
    {
        if (LogDomain.IsExponentialSum(argument))
        {
            if (WeightedExponentialOf(argument) is { } weighted)
            {
                chosen?.Chose(StableFormTable.WeightedExponential, source.Log(argument));
                return LogOf(weighted, argument is Sum { Constant.IsOne: true });
            }

            chosen?.Chose(StableFormTable.LogSumExp, source.Log(argument));
            ShiftedSum sum = Shift(argument);
            Node log = target.Add(sum.Shift, sum.Excess is { } excess ? target.Call(Function.Log1P, excess) : target.Log(sum.Sum));
            return LogOfBlend(argument, log) ?? log;
        }

        if (LogOfVanishing(argument) is { } ofVanishing)
        {
            return ofVanishing;
        }

        if (argument is Sum { Constant.IsOne: true } onePlus)
        {
            // log(1 − exp(u)) is log1mexp(−u)
            if (onePlus.Terms.Length == 1 && onePlus.Coefficients[0].Equals(Rational.MinusOne) && onePlus.Terms[0] is Call { Function: Function.Exp } exp)
            {
                chosen?.Chose(StableFormTable.Log1MExp, source.Log(argument));
                return target.Call(Function.Log1MExp, target.Negate(Lower(exp.Argument)));
            }

            if (onePlus.Terms is [Call { Function: Function.Erf } erf] && Rational.Abs(onePlus.Coefficients[0]).IsOne)
            {
                return LogOfErfc(source.Scale(erf.Argument, -onePlus.Coefficients[0]));
            }

            chosen?.Chose(StableFormTable.Log1P, source.Log(argument));
            Node small = source.Subtract(onePlus, source.One);
            return LogOfOnePlusSquare(small) ?? target.Call(Function.Log1P, Lower(small));
        }

        if (argument is Call { Function: Function.Cosh } cosh)
        {
            chosen?.Chose(StableFormTable.LogCosh, source.Log(argument));
            return LogCosh(Lower(cosh.Argument));
        }

        if (argument is Call { Function: Function.Sinh } sinh)
        {
            chosen?.Chose(StableFormTable.LogSinh, source.Log(argument));
            return LogSinh(Lower(sinh.Argument));
        }

        return argument is Product { Bases.Length: 2 } ratio && ratio.Exponents.Any(e => e.IsOne) && ratio.Exponents.Any(e => e == Rational.MinusOne)
            ? LogOfQuotient(ratio.Bases[ratio.Exponents[0].IsOne ? 0 : 1], ratio.Bases[ratio.Exponents[0].IsOne ? 1 : 0], ratio.Bases.All(facts.IsPositive))
            : target.Log(Lower(argument));
    }

    /// <summary>log((1 − w) + w·exp(u)) is log1p(w·expm1(u)) for a small u.</summary>
    private Node? LogOfBlend(Node argument, Node otherwise)
    {
        if (argument is not Sum { IsScaled: false } sum)
        {
            return null;
        }

        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (Patterns.Factors(term).FirstOrDefault(f => f is { Base: Call { Function: Function.Exp }, Exponent.IsOne: true }).Base is not Call exp)
            {
                continue;
            }

            Node weight = source.Scale(source.Divide(term, exp), k);
            if (source.Add(weight, source.Subtract(sum, source.Scale(term, k))) is Constant { Value.IsOne: true } && !LogDomain.HasExponentialFactor(weight))
            {
                chosen?.Chose(StableFormTable.LogOfBlend, source.Log(argument));
                Node u = Lower(exp.Argument);
                return target.Conditional(
                    target.Less(target.Call(Function.Abs, u), target.One),
                    target.Call(Function.Log1P, target.Multiply(Lower(weight), target.Call(Function.ExpM1, u))),
                    otherwise);
            }
        }

        return null;
    }

    /// <summary>log(1 − erf u) is log1p(−erf u) where erf u is less than about a half, elsewhere the logarithm of erfc u, which has the digits that the difference loses.</summary>
    private Node LogOfErfc(Node u)
    {
        chosen?.Chose(StableFormTable.LogErfc, source.Log(source.Call(Function.Erfc, u)));
        Node lowered = Lower(u);
        return target.Conditional(
            target.Less(lowered, target.Number(Rational.Half)),
            target.Call(Function.Log1P, target.Negate(Lower(source.Call(Function.Erf, u)))),
            target.Log(target.Call(Function.Erfc, lowered)));
    }

    /// <summary>log(1 + q²) is 2·log|q| where q² would overflow.</summary>
    private Node? LogOfOnePlusSquare(Node square)
    {
        Rational k = square is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One;
        if (!Rational.TryPower(k, Rational.Half, out Rational root) || !Patterns.Factors(square).Any() || square is Sum { IsScaled: false }
            || Patterns.Factors(square).Any(f => !f.Exponent.IsEvenInteger))
        {
            return null;
        }

        Node q = Lower(source.Scale(source.Monomial([.. Patterns.Factors(square).Select(f => (f.Base, f.Exponent * Rational.Half))]), root));
        Node size = target.Call(Function.Abs, q);
        return target.Conditional(
            target.Less(size, target.Number(LargeRoot)),
            target.Call(Function.Log1P, Lower(square)),
            target.Scale(target.Log(size), Rational.Two));
    }

    /// <summary>log(cosh u): near 0 as log1p(2·sinh²(u/2)), elsewhere as |u| + log1p(exp(−2|u|)) − log 2.</summary>
    private Node LogCosh(Node u)
    {
        Node size = target.Call(Function.Abs, u);
        Node half = target.Call(Function.Sinh, target.Scale(u, Rational.Half));
        return target.Conditional(
            target.Less(size, target.One),
            target.Call(Function.Log1P, target.Scale(target.Power(half, 2), Rational.Two)),
            target.Add(
                size,
                target.Call(Function.Log1P, target.Exp(target.Scale(size, -2))),
                target.Number(-ConstantFolder.Fold(source.Log(source.Number(2)))!.Value)));
    }

    /// <summary>log(sinh u), where that exists: by its definition below 1, above as u + log1p(−exp(−2u)) − log 2.</summary>
    private Node LogSinh(Node u) => target.Conditional(
        target.Less(u, target.One),
        target.Log(target.Call(Function.Sinh, u)),
        target.Add(
            u,
            target.Call(Function.Log1P, target.Negate(target.Exp(target.Scale(u, -2)))),
            target.Number(-ConstantFolder.Fold(source.Log(source.Number(2)))!.Value)));

    /// <summary>exp(u − k·log S) is exp(u − k·m) / s^k, where S = exp(m)·s.</summary>
    private Node LowerExp(Node argument)
    {
        if (SharedPart(argument) is { } shared)
        {
            return target.Multiply(Lower(source.Exp(shared)), LowerProductOf(source.Exp(source.Subtract(argument, shared))));
        }

        if (Split(argument) is { } product)
        {
            return target.Monomial([.. product.Select(p => (Lower(source.Exp(p.Exponent)), p.Power))]);
        }

        List<(Node, Rational)> exponent = [];
        List<(Node, Rational)> factors = [];
        foreach ((Node term, Rational k) in Patterns.Terms(argument).ToArray())
        {
            if (term is Call { Function: Function.Log } whole && WeightedExponentialOf(whole.Argument) is { } weighted
                && ExponentialRules.MultipleOf(argument, weighted.Power.Argument) is var times && QuotientBy(weighted, times, -k) is { } quotient)
            {
                chosen?.Chose(StableFormTable.WeightedExponential, source.Exp(argument));
                argument = source.LinearCombination([(argument, Rational.One), (weighted.Power.Argument, -times), (whole, -k)]);
                factors.AddRange(quotient);
            }
            else if (term is Call { Function: Function.Log } power && PolynomialOf(power.Argument) is { } polynomial
                && ExponentialRules.MultipleOf(argument, polynomial.U) is var multiple && ShareIn(polynomial, multiple, -k) is { } share)
            {
                chosen?.Chose(StableFormTable.ExponentialPolynomial, source.Exp(argument));
                argument = source.LinearCombination([(argument, Rational.One), (polynomial.U, -multiple), (power, -k)]);
                factors.Add((share, Rational.One));
                factors.Add((Shift(power.Argument).Sum, k));
            }
        }

        foreach ((Node term, Rational k) in Patterns.Terms(argument))
        {
            if (term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument))
            {
                ShiftedSum sum = Shift(log.Argument);
                chosen?.Chose(StableFormTable.Softmax, source.Exp(argument));
                exponent.Add((sum.Shift, k));
                factors.Add((sum.Sum, k));
            }
            else if (term is Call { Function: Function.Softplus } plus && k.Denominator == 2)
            {
                // exp(k·softplus(u)) is exp(k·max(u, 0))·(1 + t)^k, t = exp(−|u|)
                Node u = Lower(plus.Argument);
                exponent.Add((target.Call(Function.Max, u, target.Zero), k));
                factors.Add((target.Add(target.One, SigmoidFamily.Decay(target, u)), k));
            }
            else
            {
                AddTerm(term, k, exponent);
            }
        }

        exponent.Add((target.Number(argument is Sum s ? s.Constant : argument is Constant c ? c.Value : Rational.Zero), Rational.One));
        return target.Monomial([(target.Exp(target.LinearCombination(exponent)), Rational.One), .. factors]);
    }

    private Node LowerProductOf(Node exponential) =>
        halves.Contains(exponential)
            ? target.Power(target.Exp(Lower(source.Scale(((Call)exponential).Argument, new Rational(-1, 2)))), -2)
            : LowerExp(((Call)exponential).Argument);

    /// <summary>
    /// exp(a + b) is exp(a)·exp(b) where exp(a) is computed anyway, and exp(b) once outside the loops that a changes in.
    /// </summary>
    private Node? SharedPart(Node argument)
    {
        if (argument is not Sum sum || argument.IsClosed)
        {
            return null;
        }

        Node? best = null;
        foreach (Call other in exponentials)
        {
            Node rest = source.Subtract(argument, other.Argument);
            if (other.Argument.FreeIndices.SequenceEqual(argument.FreeIndices) && rest.IsClosed && rest is not Constant
                && !Patterns.Terms(rest).Any(t => t.Term is Call { Function: Function.Log or Function.Softplus })
                && Patterns.Terms(other.Argument).All(t => Patterns.CoefficientOf(sum, t.Term) == t.Coefficient)
                && (best is null || other.Argument.Size < best.Size))
            {
                best = other.Argument;
            }
        }

        return best;
    }

    /// <summary>
    /// exp(2a − 2·log S) is the square of exp(a − log S), and exp(aᵢ + aⱼ − 2·log S) a product of such quotients, which are
    /// computed anyway; null for an exponential that is to be computed itself.
    /// </summary>
    private List<(Node Exponent, Rational Power)>? Split(Node argument)
    {
        List<(Node Term, Rational Coefficient)> terms = [.. Patterns.Terms(argument)];
        (Node logarithm, Rational k) = terms.FirstOrDefault(t => t.Term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument));
        if (logarithm is null || !k.IsInteger || k > -2 || argument is Sum { Constant.IsZero: false }
            || PolynomialOf(((Call)logarithm).Argument) is not null || WeightedExponentialOf(((Call)logarithm).Argument) is not null)
        {
            return null;
        }

        List<List<(Node Term, Rational Coefficient)>> groups = [];
        foreach ((Node Term, Rational Coefficient) term in terms.Where(t => !ReferenceEquals(t.Term, logarithm)))
        {
            List<(Node Term, Rational Coefficient)>? group = groups.FirstOrDefault(g => g[0].Term.FreeIndices.SequenceEqual(term.Term.FreeIndices));
            if (group is null)
            {
                groups.Add([term]);
            }
            else
            {
                group.Add(term);
            }
        }

        List<(Node, Rational)> product = [];
        Rational left = -k;
        foreach (List<(Node Term, Rational Coefficient)> group in groups)
        {
            Rational power = group.Select(t => t.Coefficient).Aggregate(Rational.Zero, Rational.GreatestCommonDivisor);
            if (power.IsZero || !power.IsInteger)
            {
                return null;
            }

            product.Add((source.LinearCombination([.. group.Select(t => (t.Term, t.Coefficient / power)), (logarithm, Rational.MinusOne)]), power));
            left -= power;
        }

        return left.IsZero ? product : null;
    }

    private ShiftedSum Shift(Node sum)
    {
        if (!shifted.TryGetValue(sum, out ShiftedSum? result))
        {
            if (WeightedExponentialOf(sum) is { } weighted)
            {
                shifted.Add(sum, result = ShiftOf(weighted));
                return result;
            }

            if (PolynomialOf(sum) is { } polynomial)
            {
                shifted.Add(sum, result = ShiftOf(polynomial));
                return result;
            }

            Node largest = Lower(Exponents.Largest(source, sum, facts.IsNonZero));
            // Where all exponents are −∞, or one is +∞, there is nothing to shift by.
            Node shift = target.Conditional(target.Call(Function.IsFinite, largest), largest, target.Zero);
            Node lowered = ShiftedTerms(sum, shift);
            result = new(shift, lowered, goal == AccuracyGoal.Relative ? ExcessOf(sum, shift) : null);
            shifted.Add(sum, result);
        }

        return result;
    }

    /// <summary>The sum with exp(a − shift) in place of every exp(a).</summary>
    private Node ShiftedTerms(Node node, Node shift)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Call { Function: Function.Exp } exp:
                return target.Exp(target.Subtract(Lower(exp.Argument), shift));
            case Product product when Patterns.Factors(product).FirstOrDefault(f => f.Exponent.IsOne && LogDomain.HasExponentialFactor(f.Base)).Base is { } factor:
                return target.Monomial(
                [
                    (ShiftedTerms(factor, shift), Rational.One),
                    .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, factor)).Select(f => (Lower(f.Base), f.Exponent)),
                ]);
            case Sum sum:
                List<(Node, Rational)> terms = [(target.Exp(target.Negate(shift)), sum.Constant)];
                terms.AddRange(Patterns.Terms(sum).Select(t => (ShiftedTerms(t.Term, shift), t.Coefficient)));
                return target.LinearCombination(terms);
            case Conditional conditional:
                return target.Conditional(Lower(conditional.Condition), ShiftedTerms(conditional.Then, shift), ShiftedTerms(conditional.Else, shift));
            case Reduction { Kind: ReductionKind.Sum } reduction when LogDomain.HasExponentialFactor(reduction):
                Index index = source.OwnIndexOf(reduction, i => shift.DependsOn(Lower(i)));
                Node body = ShiftedTerms(source.Open(reduction, index), shift);
                return target.Reduce(ReductionKind.Sum, Lower(index), body);
            case Constant { Value.IsZero: true }:
                return target.Zero;
            default:
                return target.Multiply(Lower(node), target.Exp(target.Negate(shift)));
        }
    }

    /// <param name="Shift">The largest exponent.</param>
    /// <param name="Sum">The sum with every exponent less the largest.</param>
    /// <param name="Excess">What that sum has beyond 1, where it is wanted.</param>
    private sealed record ShiftedSum(Node Shift, Node Sum, Node? Excess);
}
