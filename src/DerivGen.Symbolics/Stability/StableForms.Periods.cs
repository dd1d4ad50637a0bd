using System.Numerics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Circular functions of multiples of π.</summary>
internal sealed partial class StableForms
{
    /// <summary>Of larger ratios the period is no help, or long.</summary>
    private const int LargestRatio = 64;

    /// <summary>
    /// sin(q·π·x) of an argument x is sin(q·π·(x − T·round(x/T))): the difference is exact, and the product, whose rounding would be
    /// many periods of a large x, stays small.
    /// </summary>
    private Node LowerPeriodic(Function function, Node argument)
    {
        if (Ratio(argument) is not var (q, x))
        {
            return target.Call(function, Lower(argument));
        }

        // The least whole number of x after which all three come back.
        BigInteger period = q.Denominator * 2 / BigInteger.GreatestCommonDivisor(q.Numerator, 2);
        chosen?.Chose(StableFormTable.Period, source.Call(function, argument));
        Node lowered = Lower(x);
        Rational length = new(period, BigInteger.One);
        Node rest = target.Subtract(lowered, target.Scale(target.Call(Function.Round, target.Scale(lowered, Rational.One / length)), length));
        return target.Call(function, target.Scale(target.Multiply(target.Pi, rest), q));
    }

    /// <summary>q and x where the node is q·π·x, x a variable or a datum that may be large.</summary>
    private (Rational Q, Node X)? Ratio(Node argument)
    {
        Rational q = Rational.One;
        if (argument is Sum { IsScaled: true } scaled)
        {
            (q, argument) = (scaled.Coefficients[0], scaled.Terms[0]);
        }

        if (argument is not Product { Bases.Length: 2 } product || product.Exponents.Any(e => !e.IsOne) || product.Bases.FirstOrDefault(b => b is Symbol or Element) is not { Type: NodeType.Real } x
            || !product.Bases.Any(b => ReferenceEquals(b, source.Pi)) || BigInteger.Abs(q.Numerator) > LargestRatio || q.Denominator > LargestRatio)
        {
            return null;
        }

        return facts.IntervalOf(x) is { Lower: >= -1, Upper: <= 1 } ? null : (q, x);
    }
}
