using DerivGen.Symbolics.Evaluation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Products, quotients and what is 0·∞ in them.</summary>
internal sealed partial class StableForms
{
    /// <summary>The product; where <paramref name="negated"/> is given, that factor stands with the opposite sign.</summary>
    private Node LowerProduct(Product product, Node? factor, Node? negated, bool mayBeFar = true)
    {
        if (factor is null && (StepFirst(product) ?? (mayBeFar ? FarOut(product) ?? RemovablePoles(product) ?? QuotientOfVanishing(product) ?? ExponentialTimesPower(product) : null)) is { } decided)
        {
            return decided;
        }

        List<(Node Base, Rational Exponent)> factors = [.. Patterns.Factors(product)];
        if (factors.FirstOrDefault(f => f.Exponent.IsOne && IsLogarithmic(f.Base)) is { Base: { } logarithm })
        {
            return ZeroTimesLog(product, logarithm, ReferenceEquals(logarithm, factor) ? negated! : Lower(logarithm), factor, negated);
        }

        List<(Node, Rational)> lowered = [];
        if (factor is null && quotients.PartOf(product) is { } part)
        {
            // s·a/d, where others are s·b/d: s/d is computed once
            lowered.Add((target.Call(Function.Group, Lower(part)), Rational.One));
            factors = [.. quotients.RestOf(product)];
        }

        Rational scale = Rational.One;
        HashSet<Node> taken = [];
        foreach ((Node b, Rational e) in factors)
        {
            // sigmoid(u)^p · (1 − sigmoid(u))^q shares t/(1+t)², t = exp(−|u|)
            if (b is Call { Function: Function.Sigmoid } sigmoid
                && factors.FirstOrDefault(f => ReferenceEquals(Patterns.ComplementOfSigmoid(f.Base), sigmoid.Argument)) is { Base: { } complement, Exponent: var q }
                && q == e)
            {
                taken.Add(b);
                taken.Add(complement);
                chosen?.Chose(StableFormTable.SigmoidSlope, source.Multiply(b, complement));
                lowered.Add((SigmoidFamily.Slope(target, Lower(sigmoid.Argument)), e));
            }
        }

        if (factor is null && factors.FirstOrDefault(f => f is { Base: Call { Function: Function.Exp }, Exponent.IsOne: true } && !halves.Contains(f.Base)) is { Base: Call growing }
            && factors.FirstOrDefault(f => f is { Base: Call { Function: Function.Cosh } } && f.Exponent.Sign < 0 && f.Exponent.IsInteger) is { Base: Call cosh, Exponent: var order })
        {
            // exp(a)/cosh(u)^q is exp(a − q·|u|)·(2/(1 + exp(−2|u|)))^q
            taken.Add(growing);
            taken.Add(cosh);
            Node size = target.Call(Function.Abs, Lower(cosh.Argument));
            chosen?.Chose(StableFormTable.ExpOverCosh, source.Multiply(growing, source.Power(cosh, order)));
            lowered.Add((target.Exp(target.Add(Lower(growing.Argument), target.Scale(size, order))), Rational.One));
            lowered.Add((target.Number(2), -order));
            lowered.Add((target.Add(target.One, target.Exp(target.Scale(size, -2))), order));
        }

        foreach ((Node b, Rational e) in factors.Where(f => !taken.Contains(f.Base)))
        {
            if (ReferenceEquals(b, factor))
            {
                lowered.Add((negated!, e)); // also where it is a number: it has taken up the sign
            }
            else if (ConstantFolder.Fold(source.Power(b, e)) is { } number)
            {
                lowered.Add((target.Number(number), Rational.One));
            }
            else if (b is Call { Function: Function.Exp } exp && e.IsOne && halves.Contains(exp))
            {
                // exp(u)·x² is (x/exp(−u/2))²: neither factor overflows before the product does.
                lowered.Add((target.Exp(Lower(source.Scale(exp.Argument, new Rational(-1, 2)))), -2));
            }
            else if (b is Call { Function: Function.Sinh } sinh && e.IsInteger && e <= -2)
            {
                scale *= AddInverseSquares(sinh, e, lowered);
            }
            else if (b is Call { Function: Function.Tanh } tanh && e == Rational.MinusOne)
            {
                chosen?.Chose(StableFormTable.Cotangent, source.Power(b, e));
                lowered.Add((target.Add(target.One, target.Divide(target.Number(2), target.Call(Function.ExpM1, target.Scale(Lower(tanh.Argument), 2)))), Rational.One));
            }
            else if (e.Denominator == 2)
            {
                AddRoot(b, e, lowered);
            }
            else if (e.Denominator == 3)
            {
                AddCubeRoot(b, e, lowered);
            }
            else if (e == Rational.MinusOne && SharesLeg(b, factors) && Hypotenuse(b) is { } hypotenuse)
            {
                // x/(x² + y²) is x/h/h with h = hypot(x, y)
                lowered.Add((hypotenuse, e * Rational.Two));
            }
            else
            {
                lowered.Add((b is Sum difference && e.IsEvenInteger ? LowerDifference(difference) : Lower(b), e));
            }
        }

        return target.Scale(Quotients.Balance(target, lowered, b => facts.IntervalOf(OriginOf(b, factors))), scale);
    }

    /// <summary>
    /// 1/sinh²(u) is −4/(expm1(2u)·expm1(−2u)), where neither factor overflows before the quotient vanishes: the factors are added, and
    /// the number is returned.
    /// </summary>
    private Rational AddInverseSquares(Call sinh, Rational exponent, List<(Node, Rational)> lowered)
    {
        chosen?.Chose(StableFormTable.InverseSquare, source.Power(sinh, -2));
        Node twice = target.Scale(Lower(sinh.Argument), 2);
        int pairs = (int)((-exponent).Numerator / 2);
        lowered.Add((target.Call(Function.ExpM1, twice), -pairs));
        lowered.Add((target.Call(Function.ExpM1, target.Negate(twice)), -pairs));
        if (exponent + (pairs * Rational.Two) is { IsZero: false } rest)
        {
            lowered.Add((Lower(sinh), rest));
        }

        if (Rational.TryPower(-4, pairs, out Rational scale))
        {
            return scale;
        }

        lowered.Add((target.Number(-4), pairs));
        return Rational.One;
    }

    /// <summary>All exponentials, and those that some square is multiplied with.</summary>
    private void FindExponentials(IEnumerable<Node> all)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new(all);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Call { Function: Function.Exp } exponential)
            {
                exponentials.Add(exponential);
            }

            if (node is Product product && product.Exponents.Any(e => e.IsEvenInteger && e.Sign > 0))
            {
                foreach ((Node b, Rational e) in Patterns.Factors(product))
                {
                    if (e.IsOne && b is Call { Function: Function.Exp } exp && !Patterns.Terms(exp.Argument).Any(t => t.Term is Call { Function: Function.Log or Function.Softplus }))
                    {
                        halves.Add(b);
                    }
                }
            }

            foreach (Node child in source.OpenOperandsOf(node))
            {
                pending.Push(child);
            }
        }
    }

    private Node OriginOf(Node lowered, List<(Node Base, Rational Exponent)> factors) =>
        factors.FirstOrDefault(f => done.TryGetValue(f.Base, out Node? result) && ReferenceEquals(result, lowered)).Base ?? source.NaN;

    /// <summary>A difference whose sign does not matter, so that its first variable comes out positive.</summary>
    private Node LowerDifference(Sum difference) => Lower(Oriented(difference));

    private Node Oriented(Sum difference)
    {
        int first = 0;
        for (int i = 1; i < difference.Terms.Length; i++)
        {
            if (FirstSymbol(difference.Terms[i]) < FirstSymbol(difference.Terms[first]))
            {
                first = i;
            }
        }

        return difference.Coefficients[first].Sign < 0 ? source.Negate(difference) : difference;
    }

    private static int FirstSymbol(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return node.FirstOrdinal ??= node switch
        {
            Symbol symbol => symbol.Ordinal,
            _ when node.Children.IsEmpty => int.MaxValue,
            _ => node.Children.Min(FirstSymbol),
        };
    }

    /// <summary>Whether a factor is the logarithm of something: infinite where a probability, or what it was made of, is 0.</summary>
    private static bool IsLogarithmic(Node node) => node switch
    {
        Call { Function: Function.Log } log => log.Argument is not Constant,
        Sum { IsScaled: false } sum => sum.Terms.All(t => t is Call { Function: Function.Log })
            || sum.Terms.Any(t => t is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument)),
        _ => false,
    };

    /// <summary>Whether a factor may be exactly 0 by the data: a parameter or an element, or one minus such.</summary>
    private bool IsDatum(Node node)
    {
        if (data.TryGetValue(node, out bool result))
        {
            return result;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        result = node switch
        {
            Symbol or Element => !facts.IsNonZero(node),
            Sum { Terms.Length: 1 } sum => sum.Terms[0] is Symbol or Element && !facts.IsNonZero(node),
            Conditional conditional => conditional.Then is Constant || conditional.Else is Constant || IsDatum(conditional.Then) || IsDatum(conditional.Else),
            _ => false,
        };
        data.Add(node, result);
        return result;
    }

    /// <summary>x·log x is 0 at 0, and so is y·log(x) where y is 0, whatever x is as long as the logarithm exists.</summary>
    private Node ZeroTimesLog(Product product, Node logarithm, Node value, Node? factor, Node? negated)
    {
        List<(Node Base, Rational Exponent)> cofactors = [.. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, logarithm))];
        List<(Node, Rational)> zeros = [.. cofactors.Where(f => f.Exponent.Sign > 0 && !ReferenceEquals(f.Base, factor) && IsDatum(f.Base))];
        Node zero = source.Monomial([(source.One, Rational.One), .. zeros]);
        Node others = source.Monomial([(source.One, Rational.One), .. cofactors.Where(f => !zeros.Contains(f) && !ReferenceEquals(f.Base, factor))]);
        Node rest = cofactors.Any(f => ReferenceEquals(f.Base, factor)) ? target.Multiply(Lower(others), negated!) : Lower(others);
        if (zeros.Count == 0 || (logarithm is Call { Function: Function.Log, Argument: var x } && facts.IsPositive(x)))
        {
            return target.Multiply(rest, Lower(zero), value);
        }

        chosen?.Chose(StableFormTable.ZeroTimesLog, source.Multiply(zero, logarithm));
        Node y = Lower(zero);
        Node isZero = target.Equal(y, target.Zero);
        if (value is Call { Function: Function.Log or Function.Log1P } log && !ReferenceEquals(y, log.Argument))
        {
            // Where the logarithm does not exist there is no limit either.
            Node infinite = log.Function == Function.Log ? target.Zero : target.Number(Rational.MinusOne);
            isZero = target.And(isZero, target.Equal(log.Argument, infinite));
        }

        return target.Conditional(isZero, target.Zero, target.Multiply(rest, y, value));
    }
}
