using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Evaluation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Chooses how to compute: from the mathematics of one graph to the floating-point forms of another. Sums of exponentials
/// are shifted by their largest exponent, sigmoid and softplus share one exponential, 1 + u under a logarithm becomes
/// log1p(u), and what is 0·∞ in the text gets its limit.
/// </summary>
internal sealed class StableForms
{
    private readonly ExpressionGraph source;
    private readonly ExpressionGraph target;
    private readonly FactBase facts;
    private readonly SigmoidFamily sigmoids;
    private readonly HashSet<Node> halves = [];
    private readonly Dictionary<Node, Node> done = [];
    private readonly Dictionary<Node, ShiftedSum> shifted = [];
    private readonly Dictionary<int, Index> indices = [];

    /// <param name="source">The graph of the mathematics.</param>
    /// <param name="target">The graph of the forms to compute.</param>
    /// <param name="facts">What is known in the source graph.</param>
    /// <param name="all">All expressions that will be computed together.</param>
    public StableForms(ExpressionGraph source, ExpressionGraph target, FactBase facts, IEnumerable<Node> all)
    {
        this.source = source;
        this.target = target;
        this.facts = facts;
        sigmoids = SigmoidFamily.Of(source, all);
        FindHalves(all);
    }

    /// <summary>The open index of the target graph that runs over what the source's index runs over.</summary>
    public Index Lower(Index index)
    {
        if (!indices.TryGetValue(index.Number, out Index? result))
        {
            (Node lower, Node upper) = source.RangeOf(index);
            result = target.FreshIndex(Lower(lower), Lower(upper));
            indices.Add(index.Number, result);
        }

        return result;
    }

    public Node Lower(Node node)
    {
        if (done.TryGetValue(node, out Node? result))
        {
            return result;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        result = ConstantFolder.Fold(node) is { } number ? target.Number(number) : Choose(node);
        done.Add(node, result);
        return result;
    }

    private Node Choose(Node node) => node switch
    {
        Constant constant => constant.Type == NodeType.Real ? target.Number(constant.Value)
            : constant.Type == NodeType.Integer ? target.Integer(constant.Value)
            : target.Truth(!constant.Value.IsZero),
        NamedConstant named => target.Intern(named),
        Symbol symbol => target.Symbol(symbol.Name, symbol.Text, symbol.Type, symbol.Dimensions, symbol.Ordinal),
        Index index => Lower(index),
        Length length => target.Length((Symbol)Lower(length.Array), length.Dimension),
        Element element => target.Element((Symbol)Lower(element.Array), [.. element.Children.Skip(1).Select(Lower)]),
        Sum sum => LowerSum(sum),
        Product product => LowerProduct(product, null, null),
        Call call => LowerCall(call),
        Conditional conditional => target.Conditional(Lower(conditional.Condition), Lower(conditional.Then), Lower(conditional.Else)),
        Reduction reduction => LowerReduction(reduction),
        _ => throw new InvalidOperationException(),
    };

    private Node LowerReduction(Reduction reduction)
    {
        Index index = OpenIndexOf(reduction);
        Node body = Lower(source.Open(reduction, index));
        return target.Reduce(reduction.Kind, Lower(index), body);
    }

    private Index OpenIndexOf(Reduction reduction)
    {
        int level = 0;
        Index index;
        do
        {
            index = source.SharedIndex(reduction.Lower, reduction.Upper, level++);
        }
        while (reduction.DependsOn(index));
        return index;
    }

    private Node LowerCall(Call call)
    {
        switch (call.Function)
        {
            case Function.Exp:
                return LowerExp(call.Argument);
            case Function.Log:
                return LowerLog(call.Argument);
            case Function.Sigmoid:
                return sigmoids.Sigmoid(target, call.Argument, Lower(call.Argument));
            case Function.Softplus:
                return SigmoidFamily.Softplus(target, Lower(call.Argument));
            default:
                return target.Call(call.Function, [.. call.Arguments.Select(Lower)]);
        }
    }

    private Node LowerSum(Sum sum)
    {
        if (sum.Type == NodeType.Integer)
        {
            return Plain(sum);
        }

        if (Complement(sum) is { } complement)
        {
            return complement;
        }

        if (sum.IsScaled && sum.Coefficients[0].Sign < 0 && Flipped(sum) is { } flipped)
        {
            return flipped;
        }

        if (SigmoidMinusIndicator(sum) is { } indicated)
        {
            return indicated;
        }

        if (Conjugate(sum) is { } conjugate)
        {
            return conjugate;
        }

        List<(Node, Rational)> rest = [];
        Node remaining = sum;
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (Patterns.CoefficientOf(remaining, term).IsZero)
            {
                continue;
            }

            // k·softplus(u) − k·u is k·softplus(−u)
            if (term is Call { Function: Function.Softplus } softplus && ContainsMultiple(remaining, softplus.Argument, -k))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (softplus.Argument, k)]);
                rest.Add((SigmoidFamily.Softplus(target, target.Negate(Lower(softplus.Argument))), k));
            }

            else if (term is Call { Function: Function.Softplus } plus && MultipleOf(remaining, plus.Argument, k) is (Node multiple, Rational q, Node factor))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (multiple, -q)]);
                rest.Add((SoftplusMinusMultiple(plus.Argument, factor), k));
            }

            // k·log a − k·log b is k·log(a/b)
            else if (term is Call { Function: Function.Log } log && k.Sign > 0 && IsPlainLog(log)
                && Patterns.Terms(remaining).FirstOrDefault(t => t.Term is Call { Function: Function.Log } other && IsPlainLog(other) && t.Coefficient == -k).Term is Call divisor)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (divisor, k)]);
                rest.Add((target.Log(target.Divide(Lower(log.Argument), Lower(divisor.Argument))), k));
            }

            // k·exp(u) − k is k·expm1(u), k − k·cos(u) is 2k·sin²(u/2)
            else if (term is Call { Function: Function.Exp } exp && remaining is Sum { Constant: var c } && !c.IsZero && c == -k && !exp.Argument.Equals(source.One)
                && !Patterns.Terms(exp.Argument).Any(t => t.Term is Call { Function: Function.Log } quotient && LogDomain.IsExponentialSum(quotient.Argument)))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (source.One, k)]);
                rest.Add((target.Call(Function.ExpM1, Lower(exp.Argument)), k));
            }
            else if (term is Call { Function: Function.Cos } cos && remaining is Sum { Constant: var d } && !d.IsZero && d == -k)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (source.One, k)]);
                Node half = target.Scale(Lower(cos.Argument), Rational.Half);
                rest.Add((target.Power(target.Call(Function.Sin, half), 2), -k * Rational.Two));
            }
            else if (term is Call { Function: Function.Erf } erf && remaining is Sum { Constant: var e } && !e.IsZero && e == -k)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (source.One, k)]);
                rest.Add((target.Call(Function.Erfc, Lower(erf.Argument)), -k));
            }
        }

        if (rest.Count == 0)
        {
            return Plain(sum);
        }

        foreach ((Node term, Rational k) in Patterns.Terms(remaining))
        {
            AddTerm(term, k, rest);
        }

        rest.Add((target.Number(remaining is Sum s ? s.Constant : remaining is Constant number ? number.Value : Rational.Zero), Rational.One));
        return target.LinearCombination(rest);
    }

    /// <summary>−k · (y − a) · x is k · (a − y) · x, also under a Σ: a sign costs nothing inside a difference.</summary>
    private Node? Flipped(Sum sum) =>
        Negated(sum.Terms[0]) is { } negated ? target.Scale(negated, -sum.Coefficients[0]) : null;

    /// <summary>The lowered negative of a difference, or of a product or Σ with one; null where nothing takes up the sign.</summary>
    private Node? Negated(Node node)
    {
        switch (node)
        {
            case Sum { IsScaled: false, Type: NodeType.Real } difference when Complement(difference) is null
                && (difference.Constant.Sign < 0 || difference.Coefficients.Any(c => c.Sign < 0)):
                return Lower(source.Negate(difference));
            case Product product:
                foreach ((Node b, Rational e) in Patterns.Factors(product))
                {
                    if (e.IsOne && Negated(b) is { } negated)
                    {
                        return LowerProduct(product, b, negated);
                    }
                }

                return null;
            case Reduction { Kind: ReductionKind.Sum } reduction:
                Index index = OpenIndexOf(reduction);
                return Negated(source.Open(reduction, index)) is { } body ? target.Reduce(ReductionKind.Sum, Lower(index), body) : null;
            default:
                return null;
        }
    }

    private Node Plain(Sum sum)
    {
        List<(Node, Rational)> terms = [(sum.Type == NodeType.Integer ? target.Integer(sum.Constant) : target.Number(sum.Constant), Rational.One)];
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            AddTerm(sum.Terms[i], sum.Coefficients[i], terms);
        }

        return target.LinearCombination(terms);
    }

    private void AddTerm(Node term, Rational coefficient, List<(Node, Rational)> terms)
    {
        if (coefficient.Sign < 0 && source.Scale(term, coefficient) is Sum { IsScaled: true } scaled && Flipped(scaled) is { } flipped)
        {
            terms.Add((flipped, Rational.One));
        }
        else
        {
            terms.Add((Lower(term), coefficient));
        }
    }

    /// <summary>
    /// softplus(u) − c·u is (u ≥ 0 ? (1 − c)·u : −c·u) + log1p(exp(−|u|)): nothing cancels, and 0·∞ is its limit 0.
    /// </summary>
    private Node SoftplusMinusMultiple(Node u, Node c)
    {
        Node lowered = Lower(u);
        return target.Add(
            target.Conditional(
                target.LessOrEqual(target.Zero, lowered),
                Times(source.Subtract(source.One, c), source.One),
                Times(source.Negate(c), source.Zero)),
            SigmoidFamily.LogOfSum(target, lowered));

        Node Times(Node factor, Node root) => factor is Constant || facts.IsNonZero(factor)
            ? target.Multiply(Lower(factor), lowered)
            : target.Conditional(target.Equal(Lower(c), Lower(root)), target.Zero, target.Multiply(Lower(factor), lowered));
    }

    /// <summary>The c for which the sum has k·(softplus(u) − c·u), and the term that holds it.</summary>
    private (Node Term, Rational Coefficient, Node C)? MultipleOf(Node sum, Node u, Rational k)
    {
        foreach ((Node term, Rational q) in Patterns.Terms(sum))
        {
            if (term is Product or Sum && Patterns.Factors(u).All(f => Patterns.Factors(term).Any(t => ReferenceEquals(t.Base, f.Base) && t.Exponent == f.Exponent)))
            {
                Node c = source.Scale(source.Divide(term, u), -q / k);
                return (term, q, c);
            }
        }

        return null;
    }

    /// <summary>sigmoid(u) − (c ? 1 : 0) is c ? −sigmoid(−u) : sigmoid(u), where the condition is passive.</summary>
    private Node? SigmoidMinusIndicator(Sum sum)
    {
        if (sum.Terms.Length != 2)
        {
            return null;
        }

        for (int i = 0; i < 2; i++)
        {
            if (sum.Terms[i] is Call { Function: Function.Sigmoid } && sum.Terms[1 - i] is Conditional { Then: Constant then, Else: Constant otherwise } q
                && (sum.Constant + (then.Value * sum.Coefficients[1 - i]) == -sum.Coefficients[i]
                    || sum.Constant + (otherwise.Value * sum.Coefficients[1 - i]) == -sum.Coefficients[i]))
            {
                return target.Conditional(Lower(q.Condition), With(then), With(otherwise));

                Node With(Constant value) => Lower(source.LinearCombination([(sum, Rational.One), (q, -sum.Coefficients[1 - i]), (value, sum.Coefficients[1 - i])]));
            }
        }

        return null;
    }

    /// <summary>k·√x − r is (k²x − r²)/(k·√x + r) where that difference is a single term.</summary>
    private Node? Conjugate(Sum sum)
    {
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (term is not Product { Bases.Length: 1 } root || root.Exponents[0] != Rational.Half)
            {
                continue;
            }

            Node rest = source.Subtract(sum, source.Scale(term, k));
            bool opposite = k.Sign > 0 ? facts.IntervalOf(rest).IsNonPositive : facts.IntervalOf(rest).IsNonNegative;
            if (!opposite || rest is Sum { IsScaled: false })
            {
                continue;
            }

            Node difference = source.Subtract(source.Scale(root.Bases[0], k * k), source.Power(rest, 2));
            if (difference is not Sum { IsScaled: false })
            {
                return Lower(source.Divide(difference, source.Subtract(source.Scale(term, k), rest)));
            }
        }

        return null;
    }

    /// <summary>c − c·sigmoid(u) is c·sigmoid(−u).</summary>
    private Node? Complement(Sum sum) =>
        sum.Terms.Length == 1 && !sum.Constant.IsZero && sum.Coefficients[0] == -sum.Constant
        && sum.Terms[0] is Call { Function: Function.Sigmoid } sigmoid
            ? target.Scale(sigmoids.Complement(target, sigmoid.Argument, Lower(sigmoid.Argument)), sum.Constant)
            : null;

    private static bool ContainsMultiple(Node node, Node part, Rational factor) =>
        Patterns.Terms(part).All(t => Patterns.CoefficientOf(node, t.Term) == t.Coefficient * factor)
        && (part is not Sum { Constant.IsZero: false } shifted || (node is Sum sum && sum.Constant == shifted.Constant * factor));

    private static bool IsPlainLog(Call log) => log.Argument is not Constant && !LogDomain.IsExponentialSum(log.Argument)
        && log.Argument is not Sum { Constant.IsOne: true };

    /// <summary>The product; where <paramref name="negated"/> is given, that factor stands with the opposite sign.</summary>
    private Node LowerProduct(Product product, Node? factor, Node? negated)
    {
        List<(Node Base, Rational Exponent)> factors = [.. Patterns.Factors(product)];
        if (factors.FirstOrDefault(f => f.Exponent.IsOne && IsLogarithmic(f.Base)) is { Base: { } logarithm })
        {
            return ZeroTimesLog(product, logarithm, ReferenceEquals(logarithm, factor) ? negated! : Lower(logarithm), factor, negated);
        }

        List<(Node, Rational)> lowered = [];
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
                lowered.Add((SigmoidFamily.Slope(target, Lower(sigmoid.Argument)), e));
            }
        }

        foreach ((Node b, Rational e) in factors.Where(f => !taken.Contains(f.Base)))
        {
            if (ConstantFolder.Fold(source.Power(b, e)) is { } number)
            {
                lowered.Add((target.Number(number), Rational.One));
            }
            else if (ReferenceEquals(b, factor))
            {
                lowered.Add((negated!, e));
            }
            else if (b is Call { Function: Function.Exp } exp && e.IsOne && halves.Contains(exp))
            {
                // exp(u)·x² is (x/exp(−u/2))²: neither factor overflows before the product does.
                lowered.Add((target.Exp(Lower(source.Scale(exp.Argument, new Rational(-1, 2)))), -2));
            }
            else if (e.Denominator == 2)
            {
                AddRoot(b, e, lowered);
            }
            else
            {
                lowered.Add((b is Sum difference && e.IsEvenInteger ? LowerDifference(difference) : Lower(b), e));
            }
        }

        return Quotients.Balance(target, lowered, b => facts.IntervalOf(OriginOf(b, factors)));
    }

    /// <summary>The exponentials that some square is multiplied with.</summary>
    private void FindHalves(IEnumerable<Node> all)
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

            foreach (Node child in node is Reduction reduction ? [reduction.Lower, reduction.Upper, source.Open(reduction, OpenIndexOf(reduction))] : (IEnumerable<Node>)node.Children)
            {
                pending.Push(child);
            }
        }
    }

    private Node OriginOf(Node lowered, List<(Node Base, Rational Exponent)> factors) =>
        factors.FirstOrDefault(f => done.TryGetValue(f.Base, out Node? result) && ReferenceEquals(result, lowered)).Base ?? source.NaN;

    /// <summary>x^(k/2) by a square root; √(x² + y²) is hypot(x, y), which neither overflows nor underflows.</summary>
    private void AddRoot(Node b, Rational exponent, List<(Node, Rational)> factors)
    {
        Rational whole = new(exponent.Numerator - exponent.Numerator.Sign, 2);
        if (Hypotenuse(b) is { } hypotenuse)
        {
            factors.Add((hypotenuse, exponent * Rational.Two));
            return;
        }

        factors.Add((target.Call(Function.Sqrt, Lower(b)), exponent.Sign));
        if (!whole.IsZero)
        {
            factors.Add((Lower(b), whole));
        }
    }

    private Node? Hypotenuse(Node node)
    {
        if (node is not Sum sum || sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1) != 2 || sum.Coefficients.Any(c => c.Sign < 0) || sum.Constant.Sign < 0)
        {
            return null;
        }

        List<Node> legs = [];
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (!Rational.TryPower(k, Rational.Half, out Rational root) || Patterns.Factors(term).Any(f => !f.Exponent.IsEvenInteger))
            {
                return null;
            }

            legs.Add(Lower(source.Scale(source.Monomial([.. Patterns.Factors(term).Select(f => (f.Base, f.Exponent * Rational.Half))]), root)));
        }

        if (!sum.Constant.IsZero)
        {
            if (!Rational.TryPower(sum.Constant, Rational.Half, out Rational root))
            {
                return null;
            }

            legs.Add(target.Number(root));
        }

        return target.Call(Function.Hypot, [.. legs]);
    }

    /// <summary>A difference whose sign does not matter, so that its first variable comes out positive.</summary>
    private Node LowerDifference(Sum difference)
    {
        int first = 0;
        for (int i = 1; i < difference.Terms.Length; i++)
        {
            if (FirstSymbol(difference.Terms[i]) < FirstSymbol(difference.Terms[first]))
            {
                first = i;
            }
        }

        return Lower(difference.Coefficients[first].Sign < 0 ? source.Negate(difference) : difference);
    }

    private static int FirstSymbol(Node node) => node switch
    {
        Symbol symbol => symbol.Ordinal,
        _ when node.Children.IsEmpty => int.MaxValue,
        _ => node.Children.Min(FirstSymbol),
    };

    /// <summary>Whether a factor is the logarithm of something: infinite where a probability, or what it was made of, is 0.</summary>
    private static bool IsLogarithmic(Node node) => node switch
    {
        Call { Function: Function.Log } log => log.Argument is not Constant,
        Sum { IsScaled: false } sum => sum.Terms.All(t => t is Call { Function: Function.Log })
            || sum.Terms.Any(t => t is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument)),
        _ => false,
    };

    /// <summary>Whether a factor may be exactly 0 by the data: a parameter or an element, or one minus such.</summary>
    private bool IsDatum(Node node) => node switch
    {
        Symbol or Element => !facts.IsNonZero(node),
        Sum { Terms.Length: 1 } sum => sum.Terms[0] is Symbol or Element && !facts.IsNonZero(node),
        Conditional conditional => IsDatum(conditional.Then) || IsDatum(conditional.Else) || conditional.Then is Constant || conditional.Else is Constant,
        _ => false,
    };

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

        Node y = Lower(zero);
        if (value is Call { Function: Function.Log, Argument: var lowered })
        {
            return target.Multiply(rest, ReferenceEquals(y, lowered)
                ? target.Call(Function.XLogX, lowered)
                : target.Call(Function.XLogY, y, lowered));
        }

        return target.Conditional(target.Equal(y, target.Zero), target.Zero, target.Multiply(rest, y, value));
    }

    private Node LowerLog(Node argument)
    {
        if (LogDomain.IsExponentialSum(argument))
        {
            ShiftedSum sum = Shift(argument);
            return target.Add(sum.Shift, target.Log(sum.Sum));
        }

        if (argument is Sum { Constant.IsOne: true } onePlus)
        {
            // log(1 − exp(u)) is log1mexp(−u)
            if (onePlus.Terms.Length == 1 && onePlus.Coefficients[0].Equals(Rational.MinusOne) && onePlus.Terms[0] is Call { Function: Function.Exp } exp)
            {
                return target.Call(Function.Log1MExp, target.Negate(Lower(exp.Argument)));
            }

            return target.Call(Function.Log1P, Lower(source.Subtract(onePlus, source.One)));
        }

        return target.Log(Lower(argument));
    }

    /// <summary>exp(u − k·log S) is exp(u − k·m) / s^k, where S = exp(m)·s.</summary>
    private Node LowerExp(Node argument)
    {
        if (Split(argument) is { } product)
        {
            return target.Monomial([.. product.Select(p => (Lower(source.Exp(p.Exponent)), p.Power))]);
        }

        List<(Node, Rational)> exponent = [];
        List<(Node, Rational)> factors = [];
        foreach ((Node term, Rational k) in Patterns.Terms(argument))
        {
            if (term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument))
            {
                ShiftedSum sum = Shift(log.Argument);
                exponent.Add((sum.Shift, k));
                factors.Add((sum.Sum, k));
            }
            else
            {
                exponent.Add((Lower(term), k));
            }
        }

        exponent.Add((target.Number(argument is Sum s ? s.Constant : argument is Constant c ? c.Value : Rational.Zero), Rational.One));
        return target.Monomial([(target.Exp(target.LinearCombination(exponent)), Rational.One), .. factors]);
    }

    /// <summary>
    /// exp(2a − 2·log S) is the square of exp(a − log S), and exp(aᵢ + aⱼ − 2·log S) a product of such quotients, which are
    /// computed anyway; null for an exponential that is to be computed itself.
    /// </summary>
    private List<(Node Exponent, Rational Power)>? Split(Node argument)
    {
        List<(Node Term, Rational Coefficient)> terms = [.. Patterns.Terms(argument)];
        (Node logarithm, Rational k) = terms.FirstOrDefault(t => t.Term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument));
        if (logarithm is null || !k.IsInteger || k > -2 || argument is Sum { Constant.IsZero: false })
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
            Node largest = Lower(Exponents.Largest(source, sum, facts.IsNonZero));
            // Where all exponents are −∞, or one is +∞, there is nothing to shift by.
            Node shift = target.Conditional(target.Call(Function.IsFinite, largest), largest, target.Zero);
            Node lowered = ShiftedTerms(sum, shift);
            result = new(shift, lowered);
            shifted.Add(sum, result);
        }

        return result;
    }

    /// <summary>The sum with exp(a − shift) in place of every exp(a).</summary>
    private Node ShiftedTerms(Node node, Node shift)
    {
        switch (node)
        {
            case Call { Function: Function.Exp } exp:
                return target.Exp(target.Subtract(Lower(exp.Argument), shift));
            case Product product when product.Bases.FirstOrDefault(LogDomain.HasExponentialFactor) is { } factor:
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
                Index index = OpenIndexOf(reduction);
                Node body = ShiftedTerms(source.Open(reduction, index), shift);
                return target.Reduce(ReductionKind.Sum, Lower(index), body);
            case Constant { Value.IsZero: true }:
                return target.Zero;
            default:
                return target.Multiply(Lower(node), target.Exp(target.Negate(shift)));
        }
    }

    private sealed record ShiftedSum(Node Shift, Node Sum);
}
