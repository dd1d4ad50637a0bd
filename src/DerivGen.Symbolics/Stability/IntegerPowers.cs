using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability;

/// <summary>Powers with whole exponents by few multiplications: x⁶ is (x³)², x⁷ is x·(x³)².</summary>
internal static class IntegerPowers
{
    /// <summary>Up to this exponent a power is written as a product of its base.</summary>
    public const int LargestProduct = 4;

    /// <summary>From here on the rounding errors of the multiplications weigh more than the time of a call.</summary>
    public const int Largest = 32;

    /// <summary>The multiplications of a power.</summary>
    public static int Multiplications(int exponent) => exponent switch
    {
        <= LargestProduct => exponent - 1,
        _ when exponent % 2 == 0 => Multiplications(exponent / 2) + 1,
        _ when exponent % 3 == 0 => Multiplications(exponent / 3) + 2,
        _ => Multiplications(exponent - 1) + 1,
    };

    /// <summary>The factors with every exponent beyond a product's replaced.</summary>
    public static IEnumerable<(Node Base, Rational Exponent)> Expand(ExpressionGraph graph, IEnumerable<(Node Base, Rational Exponent)> factors)
    {
        foreach ((Node b, Rational e) in factors)
        {
            Rational size = Rational.Abs(e);
            if (size.IsInteger && size > LargestProduct && size <= Largest)
            {
                yield return (graph.Call(Function.Group, Power(graph, b, (int)size.Numerator)), e.Sign);
            }
            else
            {
                yield return (b, e);
            }
        }
    }

    private static Node Power(ExpressionGraph graph, Node b, int exponent) => exponent switch
    {
        <= LargestProduct => graph.Power(b, exponent),
        _ when exponent % 2 == 0 => graph.Power(graph.Call(Function.Group, Power(graph, b, exponent / 2)), 2),
        _ when exponent % 3 == 0 => graph.Power(graph.Call(Function.Group, Power(graph, b, exponent / 3)), 3),
        _ => graph.Multiply(b, graph.Call(Function.Group, Power(graph, b, exponent - 1))),
    };
}
