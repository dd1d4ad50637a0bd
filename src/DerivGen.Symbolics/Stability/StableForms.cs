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
        Product product => LowerProduct(product),
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
                return sigmoids.Softplus(target, Lower(call.Argument));
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
                rest.Add((sigmoids.Softplus(target, target.Negate(Lower(softplus.Argument))), k));
            }

            // k·log a − k·log b is k·log(a/b)
            else if (term is Call { Function: Function.Log } log && k.Sign > 0 && IsPlainLog(log)
                && Patterns.Terms(remaining).FirstOrDefault(t => t.Term is Call { Function: Function.Log } other && IsPlainLog(other) && t.Coefficient == -k).Term is Call divisor)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (divisor, k)]);
                rest.Add((target.Log(target.Divide(Lower(log.Argument), Lower(divisor.Argument))), k));
            }

            // k·exp(u) − k is k·expm1(u), k − k·cos(u) is 2k·sin²(u/2)
            else if (term is Call { Function: Function.Exp } exp && remaining is Sum { Constant: var c } && !c.IsZero && c == -k && !exp.Argument.Equals(source.One))
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
            rest.Add((Lower(term), k));
        }

        rest.Add((target.Number(remaining is Sum s ? s.Constant : remaining is Constant number ? number.Value : Rational.Zero), Rational.One));
        return target.LinearCombination(rest);
    }

    /// <summary>−k · (y − a) · x is k · (a − y) · x, also under a Σ: a sign costs nothing inside a difference.</summary>
    private Node? Flipped(Sum sum)
    {
        foreach ((Node b, Rational e) in Patterns.Factors(sum.Terms[0]))
        {
            if (e.IsOne && Negated(b) is { } negated)
            {
                return target.Scale(
                    target.Monomial([.. Patterns.Factors(sum.Terms[0]).Select(f => ReferenceEquals(f.Base, b) ? (negated, Rational.One) : (Lower(f.Base), f.Exponent))]),
                    -sum.Coefficients[0]);
            }
        }

        return null;
    }

    /// <summary>The lowered negative of a difference, or of a Σ of differences; null where nothing takes up the sign.</summary>
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
                        return target.Monomial([.. Patterns.Factors(product).Select(f => ReferenceEquals(f.Base, b) ? (negated, Rational.One) : (Lower(f.Base), f.Exponent))]);
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
            terms.Add((Lower(sum.Terms[i]), sum.Coefficients[i]));
        }

        return target.LinearCombination(terms);
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

    private Node LowerProduct(Product product)
    {
        List<(Node, Rational)> factors = [];
        HashSet<Node> taken = [];
        foreach ((Node b, Rational e) in Patterns.Factors(product))
        {
            // sigmoid(u)^p · (1 − sigmoid(u))^q shares t/(1+t)², t = exp(−|u|)
            if (b is Call { Function: Function.Sigmoid } sigmoid && !taken.Contains(b)
                && Patterns.Factors(product).FirstOrDefault(f => ReferenceEquals(Patterns.ComplementOfSigmoid(f.Base), sigmoid.Argument)) is { Base: { } complement, Exponent: var q }
                && q == e)
            {
                taken.Add(b);
                taken.Add(complement);
                factors.Add((sigmoids.Slope(target, Lower(sigmoid.Argument)), e));
            }
        }

        Node? logarithm = null;
        foreach ((Node b, Rational e) in Patterns.Factors(product))
        {
            if (taken.Contains(b))
            {
                continue;
            }

            if (logarithm is null && b is Call { Function: Function.Log, Argument: not Constant } && e.IsOne)
            {
                logarithm = b;
                continue;
            }

            factors.Add(e.IsOne ? (Lower(b), e) : ConstantFolder.Fold(source.Power(b, e)) is { } number ? (target.Number(number), Rational.One) : (Lower(b), e));
        }

        if (logarithm is null)
        {
            return Root(product) ?? target.Monomial(factors);
        }

        return ZeroTimesLog(product, (Call)logarithm, target.Monomial([(target.One, Rational.One), .. factors]));
    }

    /// <summary>√(x² + y²) is hypot(x, y), which neither overflows nor underflows.</summary>
    private Node? Root(Product product)
    {
        if (product.Bases.Length != 1 || product.Exponents[0] != Rational.Half
            || product.Bases[0] is not Sum { Terms.Length: 2, Constant.IsZero: true } sum
            || sum.Coefficients.Any(c => !c.IsOne)
            || sum.Terms.Any(t => t is not Product { Bases.Length: 1 } square || square.Exponents[0] != Rational.Two))
        {
            return null;
        }

        return target.Call(Function.Hypot, [.. sum.Terms.Select(t => Lower(((Product)t).Bases[0]))]);
    }

    /// <summary>x·log x is 0 at 0, and y·log(x) is 0 where both are.</summary>
    private Node ZeroTimesLog(Product product, Call log, Node rest)
    {
        Node x = log.Argument;
        Node cofactor = source.Divide(product, log);
        Node value = Lower(log);
        bool harmless = facts.IsPositive(x) || facts.IsNonZero(cofactor) || value is not Call { Function: Function.Log or Function.Log1P }
            || Patterns.Factors(cofactor).All(f => f.Base is Constant or Call { Function: Function.ToReal } || f.Exponent.Sign < 0);
        if (harmless)
        {
            return target.Multiply(rest, value);
        }

        if (value is Call { Function: Function.Log, Argument: var lowered })
        {
            foreach ((Node b, Rational e) in Patterns.Factors(rest))
            {
                if (ReferenceEquals(b, lowered) && e.IsOne)
                {
                    return target.Multiply(target.Divide(rest, lowered), target.Call(Function.XLogX, lowered));
                }
            }

            // The part that can be zero goes into the function, what cannot stays outside.
            List<(Node, Rational)> zero = [];
            List<(Node, Rational)> other = [(target.One, Rational.One)];
            foreach ((Node b, Rational e) in Patterns.Factors(rest))
            {
                (e.Sign > 0 && b is not Call { Function: Function.ToReal } ? zero : other).Add((b, e));
            }

            Rational coefficient = rest is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One;
            return target.Scale(target.Multiply(target.Monomial(other), target.Call(Function.XLogY, target.Monomial(zero), lowered)), coefficient);
        }

        return target.Conditional(
            target.And(target.Equal(rest, target.Zero), target.Equal(Lower(x), target.Zero)),
            target.Zero,
            target.Multiply(rest, value));
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
