using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Derivation;
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
internal sealed partial class StableForms : ILowering
{
    /// <summary>Beyond these, a quotient is near to where it vanishes or overflows.</summary>
    private static readonly Rational SmallQuotient = Rational.ParseDecimal("1e-300");
    private static readonly Rational LargeQuotient = Rational.ParseDecimal("1e300");

    private readonly ExpressionGraph source;
    private readonly ExpressionGraph target;
    private readonly FactBase facts;
    private readonly SigmoidFamily sigmoids;
    private readonly SignsOfTerms signs;
    private readonly HashSet<Node> halves = [];
    private readonly SharedQuotients quotients;
    private readonly List<Call> exponentials = [];
    private readonly Dictionary<Node, ShiftedSum> shifted = [];
    private Dictionary<Node, Node> done = [];
    private readonly Dictionary<int, Index> indices = [];
    private readonly Dictionary<Node, bool> data = [];
    private readonly DerivationLog? chosen;
    private readonly AccuracyGoal goal;

    /// <param name="source">The graph of the mathematics.</param>
    /// <param name="target">The graph of the forms to compute.</param>
    /// <param name="facts">What is known in the source graph.</param>
    /// <param name="all">All expressions that will be computed together.</param>
    /// <param name="goal">How accurate the forms have to be.</param>
    /// <param name="log">Where the chosen forms are noted, if they are wanted.</param>
    public StableForms(ExpressionGraph source, ExpressionGraph target, FactBase facts, IEnumerable<Node> all, AccuracyGoal goal, DerivationLog? log = null)
    {
        this.goal = goal;
        chosen = log;
        this.source = source;
        this.target = target;
        this.facts = facts;
        sigmoids = SigmoidFamily.Of(source, all, sharesAll: goal == AccuracyGoal.Relative);
        FindExponentials(all);
        quotients = SharedQuotients.Of(source, all);
        signs = SignsOfTerms.Of(source, all);
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
        result = ConstantFolder.Fold(node) is { } number ? target.Number(number) : (Branch(node) ?? Choose(node));
        done[node] = result;
        return result;
    }

    private Node Choose(Node node) => node switch
    {
        Constant constant => constant.Type == NodeType.Real ? target.Number(constant.Value)
            : constant.Type == NodeType.Integer ? target.Integer(constant.Value)
            : target.Truth(!constant.Value.IsZero),
        NamedConstant named => target.Intern(named),
        Symbol symbol => target.Adopt(symbol),
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
        Index index = source.OwnIndexOf(reduction);
        Node body = Lower(source.Open(reduction, index));
        return target.Reduce(reduction.Kind, Lower(index), body);
    }

    private Node LowerCall(Call call)
    {
        switch (call.Function)
        {
            case Function.Exp:
                return LowerProductOf(call);
            case Function.Log:
                return LowerLog(call.Argument);
            case Function.Pow when IsPowerOfExponentials(call):
                return PowerOfExponentials(call);
            case Function.Pow when call.Argument is Sum { IsScaled: false, Constant.IsOne: true } b:
                return PowerNearOne(b, call.Arguments[1]);
            case Function.Sin or Function.Cos or Function.Tan:
                return LowerPeriodic(call.Function, call.Argument);
            case Function.Sigmoid:
                chosen?.Chose(sigmoids.IsShared(call.Argument) ? StableFormTable.SigmoidBySign : StableFormTable.Sigmoid, call);
                return sigmoids.Sigmoid(target, call.Argument, Lower(call.Argument));
            case Function.Softplus:
                chosen?.Chose(StableFormTable.Softplus, call);
                return SigmoidFamily.Softplus(target, Lower(call.Argument));
            default:
                return target.Call(call, [.. call.Arguments.Select(Lower)]);
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

        return RelativeForm(sum) ?? OfShareWithoutConstant(sum) ?? SeparateParts(sum) ?? ByCofactors(sum) ?? WithoutLinearParts(sum) ?? LowerTerms(sum);
    }

    private Node LowerTerms(Sum sum)
    {
        if (sum.IsScaled && InsideBranch(sum.Terms[0], sum.Coefficients[0]) is { } guarded)
        {
            return guarded;
        }

        if (sum.IsScaled && sum.Coefficients[0].Sign < 0 && !signs.IsPositive(sum.Terms[0]) && Negated(sum.Terms[0]) is { } negated)
        {
            return target.Scale(negated, -sum.Coefficients[0]);
        }

        if (SigmoidMinusIndicator(sum) is { } indicated)
        {
            return indicated;
        }

        if (Conjugate(sum) is { } conjugate)
        {
            chosen?.Chose(StableFormTable.Conjugate, sum);
            return conjugate;
        }

        if (InverseConjugate(sum) is { } inverse)
        {
            chosen?.Chose(StableFormTable.InverseConjugate, sum);
            return inverse;
        }

        List<(Node, Rational)> rest = [];
        Node remaining = sum;
        ILookup<Rational, Node> byCoefficient = Patterns.Terms(sum).ToLookup(t => t.Coefficient, t => t.Term);
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (Patterns.CoefficientOf(remaining, term).IsZero)
            {
                continue;
            }

            // What is subtracted as often as the term is added; in a long sum no more of them are looked at than a fixed number.
            IEnumerable<Node> opposite = byCoefficient[-k].Where(t => Patterns.CoefficientOf(remaining, t) == -k).Take(MaximumPartners);

            // k·softplus(u) − k·u is k·softplus(−u)
            if (term is Call { Function: Function.Softplus } softplus && ContainsMultiple(remaining, softplus.Argument, -k))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (softplus.Argument, k)]);
                chosen?.Chose(StableFormTable.Softplus, source.Call(Function.Softplus, softplus.Argument));
                rest.Add((SigmoidFamily.Softplus(target, target.Negate(Lower(softplus.Argument))), k));
            }

            // k·softplus(a − b) + k·b is k·log(exp(a) + exp(b))
            else if (term is Call { Function: Function.Softplus } pair && LesserOf(pair.Argument, remaining, k) is { } lesser)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (lesser, -k)]);
                chosen?.Chose(StableFormTable.LogSumExp, source.Add(pair, lesser));
                Node greater = source.Add(pair.Argument, lesser);
                rest.Add((target.Add(target.Call(Function.Max, Lower(greater), Lower(lesser)), SigmoidFamily.LogOfSum(target, Lower(pair.Argument))), k));
            }

            else if (term is Call { Function: Function.Softplus } plus && MultipleOf(remaining, plus.Argument, k) is (Node multiple, Rational q, Node factor))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (multiple, -q)]);
                chosen?.Chose(StableFormTable.SoftplusMinusMultiple, source.Subtract(plus, source.Multiply(factor, plus.Argument)));
                rest.Add((SoftplusMinusMultiple(plus.Argument, factor), k));
            }

            // k·log(a + w·exp(u)) − k·log a
            else if (RatioOfWeightedExponential(term, opposite) is var (onePlus, lessLog))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (lessLog, k)]);
                chosen?.Chose(StableFormTable.LogQuotient, source.Subtract(term, lessLog));
                rest.Add((Lower(source.Log(onePlus)), k));
            }

            // k·log a − k·log b − k·log c is k·log1p((a − b·c)/(b·c)), where the difference is a single term
            else if (k.Sign > 0 && IncrementOfLogarithm(term, opposite) is var (quotient1, logarithms))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), .. logarithms.Select(l => (l, k))]);
                rest.Add((quotient1, k));
            }

            // k·log a − k·log b is k·log(a/b)
            else if (term is Call { Function: Function.Log } log && k.Sign > 0
                && opposite.FirstOrDefault(t => t is Call { Function: Function.Log } subtracted && HaveQuotient(log, subtracted)) is Call divisor)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (divisor, k)]);
                chosen?.Chose(StableFormTable.LogQuotient, source.Subtract(log, divisor));
                rest.Add((LogOfQuotient(log.Argument, divisor.Argument, arePositive: true), k));
            }

            // k·exp(u) ± k·exp(−u) is 2k·cosh(u), 2k·sinh(u)
            else if (term is Call { Function: Function.Exp } grows && source.Exp(source.Negate(grows.Argument)) is var decays && !ReferenceEquals(decays, term)
                && Rational.Abs(Patterns.CoefficientOf(remaining, decays)) == Rational.Abs(k))
            {
                Rational other = Patterns.CoefficientOf(remaining, decays);
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (decays, -other)]);
                chosen?.Chose(StableFormTable.Hyperbolic, source.LinearCombination([(term, Rational.One), (decays, other / k)]));
                rest.Add((target.Call(other == k ? Function.Cosh : Function.Sinh, Lower(grows.Argument)), k * Rational.Two));
            }

            else if (k.Sign > 0 && IncrementOfWeightedLogarithm(term, opposite) is var (weighted, other1, left))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (other1, k), (left, k)]);
                rest.Add((weighted, k));
            }

            // k·f(b + d) − k·f(b)
            else if (k.Sign > 0 && Increment(term, opposite) is var (increment, less1))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (less1, k)]);
                rest.Add((increment, k));
            }

            // k·exp(a) − k·exp(b) is k·exp(b)·expm1(a − b)
            else if (k.Sign > 0 && IsPlainExp(term) && opposite.FirstOrDefault(IsPlainExp) is Call less)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (less, k)]);
                rest.Add((DifferenceOfExponentials(((Call)term).Argument, less.Argument), k));
            }

            else if (k.Sign > 0 && ShareNear(term, opposite) is { } lessShare)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (lessShare, k)]);
                rest.Add((DifferenceOfExponentials(((Call)term).Argument, lessShare.Argument), k));
            }

            // k·M·(1 + u)^r − k·M
            else if (PowerMinusOne(term, k, remaining) is var (power, cofactor))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (cofactor, k)]);
                rest.Add((power, k));
            }

            // k·exp(u) − k is k·expm1(u), k − k·cos(u) is 2k·sin²(u/2)
            else if (term is Call { Function: Function.Exp } exp && remaining is Sum { Constant: var c } && !c.IsZero && c == -k && !exp.Argument.Equals(source.One)
                && !Patterns.Terms(exp.Argument).Any(t => t.Term is Call { Function: Function.Log } quotient && LogDomain.IsExponentialSum(quotient.Argument)))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (source.One, k)]);
                chosen?.Chose(StableFormTable.ExpM1, source.Subtract(exp, source.One));
                rest.Add((target.Call(Function.ExpM1, Lower(exp.Argument)), k));
            }
            else if (term is Call { Function: Function.Cos } cos && remaining is Sum { Constant: var d } && !d.IsZero && d == -k)
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (source.One, k)]);
                chosen?.Chose(StableFormTable.Cosine, source.Subtract(source.One, cos));
                rest.Add((target.Power(LowerPeriodic(Function.Sin, source.Scale(cos.Argument, Rational.Half)), 2), -k * Rational.Two));
            }
            else if (term is Call { Function: Function.Erf } erf && remaining is Sum { Constant: var e } && !e.IsZero && Rational.Abs(e) == Rational.Abs(k))
            {
                remaining = source.LinearCombination([(remaining, Rational.One), (term, -k), (source.One, -e)]);
                chosen?.Chose(StableFormTable.Erfc, source.LinearCombination([(source.One, Rational.One), (erf, k / e)]));
                rest.Add((target.Call(Function.Erfc, e == k ? target.Negate(Lower(erf.Argument)) : Lower(erf.Argument)), e));
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

    /// <summary>
    /// log(a/b), or log1p((a − b)/b) where a is b and a single term more. A quotient of numbers whose magnitudes the facts do
    /// not bound may overflow or vanish, where their logarithms do not. (One of probabilities does so only where one of them
    /// is below the smallest normal number.)
    /// </summary>
    private Node LogOfQuotient(Node a, Node b, bool arePositive)
    {
        Node? step = a is Sum { IsScaled: false } ? Step(a, b) : null;
        if (step is null && Step(b, a) is not null)
        {
            return target.Negate(LogOfQuotient(b, a, arePositive));
        }

        bool isNear = step is not null;
        Node quotient = target.Divide(Lower(step ?? a), Lower(b));
        Node log = target.Call(isNear ? Function.Log1P : Function.Log, quotient);
        if (!arePositive || (facts.IntervalOf(a).Upper <= 1 && facts.IntervalOf(b).Upper <= 1) || a is Constant or NamedConstant || b is Constant or NamedConstant)
        {
            return log;
        }

        if (isNear && facts.IntervalOf(step!).IsNonPositive)
        {
            return log; // where it exists, the quotient is not below -1
        }

        Node isBounded = target.Less(quotient, target.Number(LargeQuotient));
        return target.Conditional(
            isNear ? isBounded : target.And(target.Less(target.Number(SmallQuotient), quotient), isBounded),
            log,
            target.Subtract(target.Log(Lower(a)), target.Log(Lower(b))));
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

    /// <summary>k · (c ? x : 0) is c ? k·x : 0: where there is nothing, nothing is multiplied.</summary>
    private Node? InsideBranch(Node term, Rational coefficient) =>
        term is Conditional { Type: NodeType.Real } q && (IsZero(q.Then) || IsZero(q.Else))
            ? target.Conditional(Lower(q.Condition), Lower(source.Scale(q.Then, coefficient)), Lower(source.Scale(q.Else, coefficient)))
            : null;

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

    /// <summary>The b of a difference u = a − b that the sum has k times.</summary>
    private Node? LesserOf(Node u, Node sum, Rational k) =>
        u is Sum { IsScaled: false, Terms.Length: 2, Constant.IsZero: true } difference
            ? Patterns.Terms(difference).Select(t => source.Scale(t.Term, -t.Coefficient)).FirstOrDefault(b => ContainsMultiple(sum, b, k))
            : null;

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
            if (!opposite || rest is Sum { IsScaled: false } or Constant { Value.IsZero: true })
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

    private static bool IsZero(Node node) => node is Constant { Value.IsZero: true };

    /// <summary>Whether log a − log b is computed as one logarithm: of two numbers, or of 1 + u and that and a single term more.</summary>
    private bool HaveQuotient(Call a, Call b) =>
        (IsPlainLog(a) && IsPlainLog(b)) || (Step(a.Argument, b.Argument) is not null && !LogDomain.IsExponentialSum(a.Argument) && !LogDomain.IsExponentialSum(b.Argument));

    private static bool IsPlainLog(Call log) => log.Argument is not Constant && !LogDomain.IsExponentialSum(log.Argument)
        && log.Argument is not Sum { Constant.IsOne: true };
}
