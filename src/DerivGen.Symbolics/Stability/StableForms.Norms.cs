using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Roots and norms.</summary>
internal sealed partial class StableForms
{
    /// <summary>x^(k/2) by a square root; √(x² + y² + z²) is hypot(hypot(x, y), z), which neither overflows nor underflows.</summary>
    private void AddRoot(Node b, Rational exponent, List<(Node, Rational)> factors)
    {
        Rational whole = new(exponent.Numerator - exponent.Numerator.Sign, 2);
        if ((Hypotenuse(b) ?? Norm(b)) is { } norm)
        {
            chosen?.Chose(b is Sum ? StableFormTable.Hypotenuse : StableFormTable.Norm, source.Sqrt(b));
            factors.Add((norm, exponent * Rational.Two));
            return;
        }

        if (WeightedExponentialOf(b) is { } weighted)
        {
            // The sum overflows where its root does not.
            factors.Add(PowerOf(weighted, new Rational(exponent.Sign, 2)));
            factors.Add((weighted.Total, whole));
            return;
        }

        Node lowered;
        if (exponent.Sign > 0 && LogDomain.IsExponentialSum(b) && facts.IsPositive(b))
        {
            // The sum overflows where its root does not.
            ShiftedSum sum = Shift(b);
            factors.Add((target.Exp(target.Scale(sum.Shift, exponent)), Rational.One));
            lowered = sum.Sum;
        }
        else
        {
            lowered = Lower(b);
        }

        factors.Add((target.Call(Function.Sqrt, lowered), exponent.Sign));
        if (!whole.IsZero)
        {
            factors.Add((lowered, whole));
        }
    }

    /// <summary>
    /// x^(k/3) by a cube root: no number in floating point is a third, and a large x shows it. A negative x has a cube root, but
    /// no such power.
    /// </summary>
    private void AddCubeRoot(Node b, Rational exponent, List<(Node, Rational)> factors)
    {
        Rational whole = new(exponent.Numerator / 3, 1);
        Node lowered = Lower(b);
        Node root = target.Call(Function.Cbrt, lowered);
        factors.Add((facts.IsNonNegative(b) ? root : target.Conditional(target.LessOrEqual(target.Zero, lowered), root, target.NaN), (exponent - whole) * 3));
        if (!whole.IsZero)
        {
            factors.Add((Lower(b), whole));
        }
    }

    private const int MaximumLegs = 4;

    private Node? Hypotenuse(Node node)
    {
        if (node is not Sum sum || sum.Terms.Length + (sum.Constant.IsZero ? 0 : 1) is < 2 or > MaximumLegs || sum.Coefficients.Any(c => c.Sign < 0) || sum.Constant.Sign < 0)
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

        return legs.Aggregate((a, b) => target.Call(Function.Hypot, a, b));
    }

    /// <summary>
    /// √Σx²: by its definition where that neither overflows nor vanishes, else with every x divided by the largest.
    /// </summary>
    private Node? Norm(Node node)
    {
        if (node is not Reduction { Kind: ReductionKind.Sum } sum || !Patterns.IsSumOfSquares(sum))
        {
            return null;
        }

        Index index = source.OwnIndexOf(sum);
        if (source.Open(sum, index) is not Product body)
        {
            return null;
        }

        Node leg = Lower(source.Monomial([.. Patterns.Factors(body).Select(f => (f.Base is Sum difference ? Oriented(difference) : f.Base, f.Exponent * Rational.Half))]));
        Node squares = Lower(sum);
        Node largest = target.Call(Function.Max, target.Reduce(ReductionKind.Maximum, Lower(index), target.Call(Function.Abs, leg)), target.Zero);
        Node ratio = target.Call(Function.Group, target.Divide(leg, largest));
        Node scaled = target.Call(Function.Sqrt, target.Reduce(ReductionKind.Sum, Lower(index), target.Power(ratio, 2)));
        return target.Conditional(
            target.And(target.Less(target.Number(SmallSquare), squares), target.Less(squares, target.Number(LargeSquare))),
            target.Call(Function.Sqrt, squares),
            target.Conditional(
                target.And(target.Less(target.Zero, largest), target.Call(Function.IsFinite, largest)),
                target.Multiply(largest, scaled),
                largest));
    }

    /// <summary>Between these no square in a sum has lost digits that matter, and none has overflowed.</summary>
    private static readonly Rational SmallSquare = Rational.ParseDecimal("1e-280");
    private static readonly Rational LargeSquare = Rational.ParseDecimal("1e300");

    /// <summary>Whether a sum of squares has the square of another factor among its terms, as in x/(x² + y²).</summary>
    private static bool SharesLeg(Node sum, List<(Node Base, Rational Exponent)> factors) =>
        Patterns.Terms(sum).Any(t => Patterns.Factors(t.Term).Any(s => s.Exponent.IsEvenInteger && factors.Any(f => f.Exponent.Sign > 0 && ReferenceEquals(f.Base, s.Base))));
}
