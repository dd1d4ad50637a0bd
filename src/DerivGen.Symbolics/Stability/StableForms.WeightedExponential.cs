using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// S = a + q, q = w·exp(u) with a positive a and a w that is not negative, as in curves of growth: below 1e300 everything is computed from q as it
/// stands, the logarithm of 1 + q as log1p(q); beyond, from S/exp(u) = w + a/exp(u).
/// </summary>
internal sealed partial class StableForms
{
    private readonly Dictionary<Node, WeightedExponential?> weightedExponentials = [];

    /// <summary>
    /// The sum as something and one exponential with a weight; null for any other, and where both are numbers, as in 1 + exp(u), which
    /// sigmoid and softplus are for.
    /// </summary>
    private WeightedExponential? WeightedExponentialOf(Node node)
    {
        if (node is not Sum { IsScaled: false } sum || sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1) != 2)
        {
            return null;
        }

        if (!weightedExponentials.TryGetValue(node, out WeightedExponential? result))
        {
            weightedExponentials.Add(node, result = FindWeightedExponential(sum));
        }

        return result;
    }

    private WeightedExponential? FindWeightedExponential(Sum sum)
    {
        int place = LogDomain.HasExponentialFactor(sum.Terms[0]) ? 0 : sum.Terms.Length - 1;
        (Node Base, Rational Exponent)[] factors = [.. Patterns.Factors(sum.Terms[place])];
        if (factors.Count(f => LogDomain.HasExponentialFactor(f.Base)) != 1
            || factors.FirstOrDefault(f => f is { Base: Call { Function: Function.Exp }, Exponent.IsOne: true }).Base is not Call exp || IsFormalExponent(exp.Argument))
        {
            return null;
        }

        Node term = source.Scale(sum.Terms[place], sum.Coefficients[place]);
        Node rest = source.Subtract(sum, term);
        Node weight = source.Divide(term, exp);
        if (LogDomain.HasExponentialFactor(rest) || LogDomain.HasExponentialFactor(weight) || (rest is Constant && weight is Constant)
            || !facts.IsPositive(rest) || !facts.IsNonNegative(weight))
        {
            return null;
        }

        Node exponent = Lower(exp.Argument);
        Node exponential = Lower(exp);
        Node q = target.Multiply(Lower(weight), exponential);
        if (!facts.IsPositive(weight))
        {
            // Where the weight is 0, so is q, even if the exponential overflows.
            q = target.Conditional(target.Equal(Lower(weight), target.Zero), target.Zero, q);
        }

        Node far = rest is Constant { Value.IsOne: true } ? Lower(weight) : target.Add(Lower(weight), target.Divide(Lower(rest), exponential));
        Node isFar = facts.IntervalOf(term).Upper < LargeQuotient.ToDouble() ? target.False : target.LessOrEqual(target.Number(LargeQuotient), q);
        return new(exp, rest, weight, exponent, exponential, q, target.Add(Lower(rest), q), isFar, far);
    }

    private static bool IsFormalExponent(Node exponent) => Patterns.Terms(exponent).Any(t => t.Term is Call { Function: Function.Log or Function.Softplus });

    private Node LogOf(WeightedExponential sum, bool isOnePlus) =>
        target.Conditional(sum.IsFar, FarLogOf(sum), isOnePlus ? target.Call(Function.Log1P, sum.Q) : target.Log(sum.Total));

    /// <summary>The logarithm where q is large.</summary>
    private Node FarLogOf(WeightedExponential sum) => target.Add(
        sum.Exponent,
        sum.FarTotal is Product { Bases: [var b], Exponents: [var e] } && e == Rational.MinusOne ? target.Negate(target.Log(b)) : target.Log(sum.FarTotal));

    private ShiftedSum ShiftOf(WeightedExponential sum) => new(
        target.Conditional(sum.IsFar, sum.Exponent, target.Zero),
        target.Conditional(sum.IsFar, sum.FarTotal, sum.Total),
        null);

    /// <summary>exp(k·u − n·log S) is (exp(u)/S)^k·S^(k − n); null where no such factors are at hand.</summary>
    private IEnumerable<(Node, Rational)>? QuotientBy(WeightedExponential sum, Rational k, Rational n)
    {
        if (!k.IsInteger || k.Sign < 0 || n.Denominator > 2)
        {
            return null;
        }

        if (k.IsOne && n == Rational.Half)
        {
            // exp(u)/√S needs no quotient by S itself
            return [(target.Conditional(sum.IsFar, FarPower(sum, Rational.Half, -n), target.Divide(sum.Exponential, target.Sqrt(sum.Total))), Rational.One)];
        }

        if (k > n)
        {
            return null;
        }

        Node share = target.Conditional(sum.IsFar, target.Divide(target.One, sum.FarTotal), target.Divide(sum.Exponential, sum.Total));
        return [(share, k), PowerOf(sum, k - n)];
    }

    /// <summary>S^r, where r is an integer below 0, or has a half.</summary>
    private (Node, Rational) PowerOf(WeightedExponential sum, Rational r) =>
        r.IsInteger ? (sum.Total, r) : (target.Conditional(sum.IsFar, FarPower(sum, r, r), target.Power(sum.Total, r)), Rational.One);

    private Node FarPower(WeightedExponential sum, Rational times, Rational power) =>
        target.Multiply(target.Exp(target.Scale(sum.Exponent, times)), target.Power(sum.FarTotal, power));

    /// <summary>log(a + w·exp(u)) − log a is log(1 + (w/a)·exp(u)): that sum, if a logarithm to be subtracted is log a.</summary>
    private (Node OnePlus, Node Less)? RatioOfWeightedExponential(Node log, IEnumerable<Node> opposite)
    {
        if (log is not Call { Function: Function.Log, Argument: Sum { Constant.IsZero: true } sum } || WeightedExponentialOf(sum) is not { } weighted)
        {
            return null;
        }

        Node? less = opposite.FirstOrDefault(t => t is Call { Function: Function.Log } other && ReferenceEquals(other.Argument, weighted.Rest));
        return less is null ? null : (source.Add(source.One, source.Divide(source.Multiply(weighted.Weight, weighted.Power), weighted.Rest)), less);
    }

    /// <param name="Power">exp(u), in the mathematics.</param>
    /// <param name="Rest">a, in the mathematics.</param>
    /// <param name="Weight">w, in the mathematics.</param>
    /// <param name="Exponent">The exponent as it is computed.</param>
    /// <param name="Exponential">exp(u).</param>
    /// <param name="Q">w·exp(u).</param>
    /// <param name="Total">S itself.</param>
    /// <param name="IsFar">Whether q is large, and may overflow.</param>
    /// <param name="FarTotal">S/exp(u), for a large q.</param>
    private sealed record WeightedExponential(Call Power, Node Rest, Node Weight, Node Exponent, Node Exponential, Node Q, Node Total, Node IsFar, Node FarTotal);
}
