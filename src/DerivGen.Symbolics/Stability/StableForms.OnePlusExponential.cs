using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// S = 1 + q, q = w·exp(u) with a positive weight, as in curves of growth: below 1e300 everything is computed from q as it stands,
/// the logarithm as log1p(q); beyond, 1 is nothing beside q.
/// </summary>
internal sealed partial class StableForms
{
    private readonly Dictionary<Node, OnePlusExponential?> onePlusExponentials = [];

    /// <summary>The sum as 1 and one exponential with a weight; null for any other, and for 1 + exp(u), which sigmoid and softplus are for.</summary>
    private OnePlusExponential? OnePlusExponentialOf(Node node)
    {
        if (node is not Sum { IsScaled: false, Constant.IsOne: true, Terms.Length: 1 } sum || sum.Coefficients[0].Sign < 0)
        {
            return null;
        }

        if (!onePlusExponentials.TryGetValue(node, out OnePlusExponential? result))
        {
            onePlusExponentials.Add(node, result = FindOnePlusExponential(sum.Terms[0], sum.Coefficients[0]));
        }

        return result;
    }

    private OnePlusExponential? FindOnePlusExponential(Node term, Rational coefficient)
    {
        (Node Base, Rational Exponent)[] factors = [.. Patterns.Factors(term)];
        if (factors.FirstOrDefault(f => f is { Base: Call { Function: Function.Exp }, Exponent.IsOne: true }).Base is not Call exp
            || IsFormalExponent(exp.Argument)
            || factors.Count(f => LogDomain.HasExponentialFactor(f.Base)) > 1)
        {
            return null;
        }

        Node weight = source.Scale(source.Monomial([(source.One, Rational.One), .. factors.Where(f => !ReferenceEquals(f.Base, exp))]), coefficient);
        if (weight is Constant { Value.IsOne: true } || !facts.IsPositive(weight))
        {
            return null;
        }

        Node exponential = Lower(exp);
        Node q = target.Multiply(Lower(weight), exponential);
        return new(exp.Argument, Lower(exp.Argument), Lower(weight), exponential, q, target.LessOrEqual(target.Number(LargeQuotient), q));
    }

    private static bool IsFormalExponent(Node exponent) => Patterns.Terms(exponent).Any(t => t.Term is Call { Function: Function.Log or Function.Softplus });

    private Node LogOf(OnePlusExponential sum) => target.Conditional(sum.IsFar, FarLogOf(sum), target.Call(Function.Log1P, sum.Q));

    /// <summary>log q, where q is large.</summary>
    private Node FarLogOf(OnePlusExponential sum) => target.Add(sum.Exponent, target.Log(sum.Weight));

    private ShiftedSum ShiftOf(OnePlusExponential sum) => new(
        target.Conditional(sum.IsFar, sum.Exponent, target.Zero),
        target.Conditional(sum.IsFar, sum.Weight, target.Add(target.One, sum.Q)),
        null);

    /// <summary>exp(k·u − n·log S) is (exp(u)/S)^k·S^(k − n), where the quotient is 1/w far out; null where no such factors are at hand.</summary>
    private IEnumerable<(Node, Rational)>? QuotientBy(OnePlusExponential sum, Rational k, Rational n)
    {
        if (!k.IsInteger || k.Sign < 0 || n.Denominator > 2)
        {
            return null;
        }

        Node s = target.Add(target.One, sum.Q);
        if (k.IsOne && n == Rational.Half)
        {
            // exp(u)/√S needs no quotient by S itself
            return [(target.Conditional(sum.IsFar, FarPower(sum, Rational.Half, -n), target.Divide(sum.Exponential, target.Sqrt(s))), Rational.One)];
        }

        if (k > n)
        {
            return null;
        }

        Node share = target.Conditional(sum.IsFar, target.Divide(target.One, sum.Weight), target.Divide(sum.Exponential, s));
        return [(share, k), PowerOf(sum, k - n)];
    }

    /// <summary>S^r, where r is an integer below 0, or has a half.</summary>
    private (Node, Rational) PowerOf(OnePlusExponential sum, Rational r)
    {
        Node s = target.Add(target.One, sum.Q);
        return r.IsInteger ? (s, r) : (target.Conditional(sum.IsFar, FarPower(sum, r, r), target.Power(s, r)), Rational.One);
    }

    private Node FarPower(OnePlusExponential sum, Rational times, Rational power) =>
        target.Multiply(target.Exp(target.Scale(sum.Exponent, times)), target.Power(sum.Weight, power));

    /// <param name="U">The exponent u.</param>
    /// <param name="Exponent">The exponent as it is computed.</param>
    /// <param name="Weight">The weight w.</param>
    /// <param name="Exponential">exp(u).</param>
    /// <param name="Q">w·exp(u).</param>
    /// <param name="IsFar">Whether 1 is nothing beside q, which may overflow.</param>
    private sealed record OnePlusExponential(Node U, Node Exponent, Node Weight, Node Exponential, Node Q, Node IsFar);
}
