using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Forms that keep the relative accuracy of a small difference. A share q is a number between 0 and 1 whose complement 1 − q is
/// as accurate as q itself: a sigmoid, and one exponential of its sum. What is linear in q, f(q) = q·f(1) + (1 − q)·f(0), is then
/// computed from its two ends, where the data alone decide; and the logarithm of a sum of exponentials is its largest exponent
/// and log1p of what the others add.
/// </summary>
internal sealed partial class StableForms
{
    private const int MaximumAlternatives = 3;

    private readonly Dictionary<Node, ImmutableArray<Node>> settled = [];

    /// <summary>
    /// The sums of the target graph whose terms are known not to cancel beyond what the arguments' own last places make of
    /// them, with the parts that have to be accurate for that.
    /// </summary>
    public IReadOnlyDictionary<Node, ImmutableArray<Node>> Settled => settled;

    /// <summary>The form of a sum where relative accuracy is asked for; null where the usual one is chosen.</summary>
    private Node? RelativeForm(Sum sum) =>
        goal == AccuracyGoal.Relative && !sum.IsScaled ? ByAlternatives(sum) ?? OfShare(sum) ?? OfLogarithm(sum) : null;

    /// <summary>f(c ? x : y) is c ? f(x) : f(y) where an alternative is added to a share: in each branch the other terms are known.</summary>
    private Node? ByAlternatives(Sum sum)
    {
        Conditional[] alternatives = [.. sum.Terms.OfType<Conditional>().Where(c => facts.IsPassive(c))];
        if (alternatives.Length is 0 or > MaximumAlternatives || !Patterns.Terms(sum).Any(t => ShareOf(t.Term) is not null))
        {
            return null;
        }

        Conditional first = alternatives[0];
        Rational k = Patterns.CoefficientOf(sum, first);
        return target.Conditional(Lower(first.Condition), With(first.Then), With(first.Else));

        Node With(Node branch) => Lower(source.LinearCombination([(sum, Rational.One), (first, -k), (branch, k)]));
    }

    /// <summary>
    /// w·q + r is q·(w + r) + (1 − q)·r, where the two ends have one sign, or a datum in r whose own last place explains what
    /// else they cancel.
    /// </summary>
    private Node? OfShare(Sum sum)
    {
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (ShareOf(term) is not { } share || ComplementOf(share) is not { } complement)
            {
                continue;
            }

            Node rest = source.Subtract(sum, source.Scale(term, k));
            Node weight = source.Scale(source.Monomial([(source.One, Rational.One), .. Patterns.Factors(term).Where(f => !ReferenceEquals(f.Base, share))]), k);
            Node whole = source.Add(weight, rest);
            bool isOneSided = IsZero(whole) || HaveOneSign(whole, rest);
            if (!isOneSided && !(facts.IsPassive(rest) && Patterns.Terms(rest).Any(t => Patterns.Factors(t.Term).Any(f => f.Base is Symbol or Element))))
            {
                continue;
            }

            chosen?.Chose(StableFormTable.Share, sum);
            (Node all, Node none) = (Lower(whole), Lower(rest));
            Node result = target.Add(target.Multiply(Lower(share), all), target.Multiply(complement, none));
            settled[result] = ImmutableArray.Create(Lower(share), complement, all, none);
            return result;
        }

        return null;
    }

    /// <summary>w·q + r is q·(w + r) + (1 − q)·r for a sigmoid q, where the number r goes away in w + r: what is left is as small as the other end.</summary>
    private Node? OfShareWithoutConstant(Sum sum)
    {
        if (sum.Constant.IsZero || sum.Terms.Length != 1 || ShareOf(sum.Terms[0]) is not Call { Function: Function.Sigmoid } share)
        {
            return null;
        }

        Node weight = source.Scale(source.Monomial([(source.One, Rational.One), .. Patterns.Factors(sum.Terms[0]).Where(f => !ReferenceEquals(f.Base, share))]), sum.Coefficients[0]);
        if (weight is not Sum { IsScaled: false } difference || difference.Constant != -sum.Constant || ComplementOf(share) is not { } complement)
        {
            return null;
        }

        chosen?.Chose(StableFormTable.Share, sum);
        return target.LinearCombination(
        [
            (target.Multiply(Lower(share), Lower(source.Add(weight, source.Number(sum.Constant)))), Rational.One),
            (complement, sum.Constant),
        ]);
    }

    private bool HaveOneSign(Node a, Node b) =>
        (facts.IntervalOf(a).IsNonNegative && facts.IntervalOf(b).IsNonNegative) || (facts.IntervalOf(a).IsNonPositive && facts.IntervalOf(b).IsNonPositive);

    /// <summary>The factor of a term that is a share: a sigmoid, or exp(u − log S).</summary>
    private static Node? ShareOf(Node term) => Patterns.Factors(term).FirstOrDefault(f => f.Exponent.IsOne && f.Base switch
    {
        Call { Function: Function.Sigmoid } => true,
        Call { Function: Function.Exp } exp => WholeOf(exp) is not null,
        _ => false,
    }).Base;

    /// <summary>S where the node is exp(u − log S).</summary>
    private static Node? WholeOf(Call exp)
    {
        (Node Term, Rational Coefficient)[] wholes = [.. Patterns.Terms(exp.Argument).Where(t => t.Term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument))];
        return wholes.Length == 1 && wholes[0].Coefficient == Rational.MinusOne ? ((Call)wholes[0].Term).Argument : null;
    }

    /// <summary>1 − q: where q's exponential is the largest one, it is what the others add; elsewhere at least a half.</summary>
    private Node? ComplementOf(Node share)
    {
        Call call = (Call)share;
        if (call.Function == Function.Sigmoid)
        {
            return sigmoids.Complement(target, call.Argument, Lower(call.Argument));
        }

        Node whole = WholeOf(call)!;
        Node exponent = source.Add(call.Argument, source.Log(whole));
        if (Shift(whole) is not { Excess: { } excess } shifted || !ExponentialTerms.IsAmong(source, facts, whole, exponent))
        {
            return null;
        }

        Node distance = target.Subtract(Lower(exponent), shifted.Shift);
        Node exponential = target.Exp(distance);
        Node others = target.Conditional(target.Equal(distance, target.Zero), excess, target.Subtract(shifted.Sum, exponential));
        settled[others] = ImmutableArray.Create(excess, shifted.Sum, exponential);
        return target.Divide(others, shifted.Sum);
    }

    /// <summary>log S − a with S = exp(m)·(1 + r) is (m − a) + log1p(r); of a term a of S neither part is negative.</summary>
    private Node? OfLogarithm(Sum sum)
    {
        foreach ((Node term, Rational k) in Patterns.Terms(sum))
        {
            if (term is not Call { Function: Function.Log } log || !LogDomain.IsExponentialSum(log.Argument) || Shift(log.Argument) is not { Excess: { } excess } shifted)
            {
                continue;
            }

            Node subtracted = source.Scale(source.Subtract(sum, source.Scale(term, k)), -Rational.One / k);
            Node distance = target.Call(Function.Group, target.Subtract(shifted.Shift, Lower(subtracted)));
            Node small = target.Call(Function.Log1P, excess);
            Node result = target.LinearCombination([(distance, k), (small, k)]);
            if (ExponentialTerms.IsAmong(source, facts, log.Argument, subtracted))
            {
                chosen?.Chose(StableFormTable.LogSumExpMinusTerm, sum);
                settled[result] = ImmutableArray.Create(distance, small);
                return result;
            }
        }

        return null;
    }

    /// <summary>
    /// What a shifted sum of exponentials has beyond 1: the terms below the largest, and the largest ones but one. Null where
    /// terms have weights.
    /// </summary>
    private Node? ExcessOf(Node sum, Node shift)
    {
        if (Others(sum, false) is not { } below || Others(sum, true) is not { } largest)
        {
            return null;
        }

        Node result = target.Add(below, target.Call(Function.Group, target.Subtract(largest, target.One)));
        settled[result] = ImmutableArray.Create(below);
        return result;

        Node? Others(Node node, bool counts)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            switch (node)
            {
                case Constant { Value.IsZero: true }:
                    return target.Zero;
                case Constant { Value.IsOne: true }:
                    return Term(target.Negate(shift));
                case Call { Function: Function.Exp } exp:
                    return Term(target.Subtract(Lower(exp.Argument), shift));
                case Conditional conditional:
                    return Others(conditional.Then, counts) is { } then && Others(conditional.Else, counts) is { } otherwise
                        ? target.Conditional(Lower(conditional.Condition), then, otherwise)
                        : null;
                case Reduction { Kind: ReductionKind.Sum } reduction:
                    Index index = source.OwnIndexOf(reduction, i => shift.DependsOn(Lower(i)));
                    return Others(source.Open(reduction, index), counts) is { } body ? target.Reduce(ReductionKind.Sum, Lower(index), body) : null;
                case Sum parts when parts.Coefficients.All(c => c.IsOne):
                    List<Node> terms = [];
                    foreach (Node part in parts.Terms.Append(source.Number(parts.Constant)))
                    {
                        if (Others(part, counts) is not { } lowered)
                        {
                            return null;
                        }

                        terms.Add(lowered);
                    }

                    return target.Add([.. terms]);
                default:
                    return null;
            }

            Node Term(Node distance) => target.Conditional(
                target.Equal(distance, target.Zero),
                counts ? target.One : target.Zero,
                counts ? target.Zero : target.Exp(distance));
        }
    }
}
