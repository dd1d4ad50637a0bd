using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Sums of exponentials whose exponents are multiples of one u: polynomials in t = exp(−|u|), one for each sign of u, which
/// serve the logarithm of the sum and every quotient by it.
/// </summary>
internal sealed partial class StableForms
{
    /// <summary>No polynomial of a higher degree is made: its terms vanish beside each other.</summary>
    private const int HighestDegree = 8;

    private readonly Dictionary<Node, ExponentialPolynomial?> polynomials = [];

    /// <summary>The sum as a polynomial; null where its exponents are no multiples of one, or a weight may vanish and leave a lesser term as the largest.</summary>
    private ExponentialPolynomial? PolynomialOf(Node node)
    {
        if (goal == AccuracyGoal.Relative || node is not Sum { IsScaled: false } sum || WeightedExponentialOf(node) is not null)
        {
            return null;
        }

        if (!polynomials.TryGetValue(node, out ExponentialPolynomial? result))
        {
            polynomials.Add(node, result = FindPolynomial(sum));
        }

        return result;
    }

    private ExponentialPolynomial? FindPolynomial(Sum sum)
    {
        Node? first = null;
        Rational unit = Rational.Zero;
        List<(Rational Multiple, Node Weight, Rational Coefficient)> terms = [];
        foreach ((Node term, Rational k) in Patterns.Terms(sum).Append((source.One, sum.Constant)).Where(t => !t.Item2.IsZero))
        {
            (Node Base, Rational Exponent)[] factors = [.. Patterns.Factors(term)];
            Node? exponent = factors.FirstOrDefault(f => f is { Base: Call { Function: Function.Exp }, Exponent.IsOne: true }).Base is Call exp ? exp.Argument : null;
            Node weight = exponent is null ? term : source.Monomial([(source.One, Rational.One), .. factors.Where(f => f.Base is not Call { Function: Function.Exp })]);
            if (LogDomain.HasExponentialFactor(weight) || (weight is not Constant && !facts.IsNonZero(weight)))
            {
                return null;
            }

            first ??= exponent;
            Rational multiple = exponent is null || first is null ? Rational.Zero : ExponentialRules.MultipleOf(exponent, first);
            if (exponent is not null && !ReferenceEquals(exponent, source.Scale(first!, multiple)))
            {
                return null;
            }

            unit = multiple.IsZero ? unit : unit.IsZero ? Rational.Abs(multiple) : Rational.GreatestCommonDivisor(unit, multiple);
            terms.Add((multiple, weight, k));
        }

        if (first is null || unit.IsZero || terms.Select(t => t.Multiple).Distinct().Count() < 2)
        {
            return null;
        }

        Rational lowest = terms.Min(t => t.Multiple) / unit;
        Rational highest = terms.Max(t => t.Multiple) / unit;
        Node u = source.Scale(first, unit);
        if (highest - lowest > HighestDegree || IsFormalExponent(u))
        {
            return null;
        }

        Node lowered = Lower(u);
        return new(
            u,
            lowest,
            highest,
            facts.IntervalOf(u) is { IsNonPositive: true } ? target.False : facts.IsNonNegative(u) ? target.True : target.LessOrEqual(target.Zero, lowered),
            SigmoidFamily.Decay(target, lowered),
            [.. terms.Select(t => ((int)(highest - (t.Multiple / unit)).Numerator, Lower(t.Weight), t.Coefficient))],
            [.. terms.Select(t => ((int)((t.Multiple / unit) - lowest).Numerator, Lower(t.Weight), t.Coefficient))]);
    }

    private ShiftedSum ShiftOf(ExponentialPolynomial polynomial)
    {
        Node u = Lower(polynomial.U);
        return new(
            target.Conditional(polynomial.IsLarge, target.Scale(u, polynomial.Highest), target.Scale(u, polynomial.Lowest)),
            target.Conditional(polynomial.IsLarge, InDecay(polynomial, polynomial.WhereLarge), InDecay(polynomial, polynomial.WhereSmall)),
            null);
    }

    /// <summary>Σ coefficient · weight · t^power by Horner's scheme.</summary>
    private Node InDecay(ExponentialPolynomial polynomial, IReadOnlyList<(int Power, Node Weight, Rational Coefficient)> terms)
    {
        Node? result = null;
        for (int power = terms.Max(t => t.Power); power >= 0; power--)
        {
            Node own = target.LinearCombination([(target.Zero, Rational.One), .. terms.Where(t => t.Power == power).Select(t => (t.Weight, t.Coefficient))]);
            result = result is null ? own : target.Add(own, target.Multiply(polynomial.Decay, result is Sum { IsScaled: false } ? target.Call(Function.Group, result) : result));
        }

        return result!;
    }

    /// <summary>exp(k·u − n·log S) without what S itself is computed by: a power of t; null where it may grow.</summary>
    private Node? ShareIn(ExponentialPolynomial polynomial, Rational k, Rational n)
    {
        Rational above = (n * polynomial.Highest) - k;
        Rational below = k - (n * polynomial.Lowest);
        return k.IsInteger && n.IsInteger && above.Sign >= 0 && below.Sign >= 0
            ? target.Conditional(polynomial.IsLarge, target.Power(polynomial.Decay, above), target.Power(polynomial.Decay, below))
            : null;
    }

    /// <param name="U">What the exponents are multiples of.</param>
    /// <param name="Lowest">The lowest multiple.</param>
    /// <param name="Highest">The highest multiple.</param>
    /// <param name="IsLarge">Whether u is not negative, so that the highest multiple is the largest exponent.</param>
    /// <param name="Decay">exp(−|u|).</param>
    /// <param name="WhereLarge">The terms of the sum over exp(highest·u), by powers of the decay.</param>
    /// <param name="WhereSmall">The terms of the sum over exp(lowest·u).</param>
    private sealed record ExponentialPolynomial(
        Node U,
        Rational Lowest,
        Rational Highest,
        Node IsLarge,
        Node Decay,
        IReadOnlyList<(int Power, Node Weight, Rational Coefficient)> WhereLarge,
        IReadOnlyList<(int Power, Node Weight, Rational Coefficient)> WhereSmall);
}
