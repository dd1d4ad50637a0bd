using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Tests.Simplification;

/// <summary>Polynomials with repeated factors as products of powers.</summary>
public sealed class RepeatedFactorsTests
{
    private readonly ExpressionGraph g = new();
    private readonly Node x;
    private readonly Node y;

    public RepeatedFactorsTests()
    {
        x = g.Symbol("x", "x", NodeType.Real, 0, 0);
        y = g.Symbol("y", "y", NodeType.Real, 0, 1);
    }

    [Fact]
    public void Polynomials_AreProductsOfPowers()
    {
        // x⁵ − 2x³ + x
        Assert.Same(
            g.Multiply(x, g.Power(g.Subtract(g.Power(x, 2), g.One), 2)),
            Of((g.Power(x, 5), 1), (g.Power(x, 3), -2), (x, 1)));

        // 6x³ − 18x + 12 = 6·(x + 2)·(x − 1)²
        Assert.Same(
            g.Scale(g.Multiply(g.Add(x, g.Number(2)), g.Power(g.Subtract(x, g.One), 2)), 6),
            Of((g.Power(x, 3), 6), (x, -18), (g.One, 12)));

        // (2x/3 − 1)³
        Assert.Same(
            g.Scale(g.Power(g.LinearCombination([(x, 2), (g.One, -3)]), 3), new Rational(1, 27)),
            Of((g.Power(x, 3), new Rational(8, 27)), (g.Power(x, 2), new Rational(-4, 3)), (x, 2), (g.One, -1)));
    }

    [Fact]
    public void HomogeneousSums_AreProductsOfPowers()
    {
        Assert.Same(g.Power(g.Subtract(x, y), 2), Of((g.Power(x, 2), 1), (g.Multiply(x, y), -2), (g.Power(y, 2), 1)));
        Assert.Same(g.Power(g.Subtract(g.Power(x, 2), y), 2), Of((g.Power(x, 4), 1), (g.Multiply(g.Power(x, 2), y), -2), (g.Power(y, 2), 1)));
        Assert.Same(g.Power(g.Subtract(g.Multiply(x, y), g.One), 2), Of((g.Multiply(g.Power(x, 2), g.Power(y, 2)), 1), (g.Multiply(x, y), -2), (g.One, 1)));
        Assert.Same(g.Power(g.Subtract(g.Sqrt(x), g.Sqrt(y)), 2), Of((x, 1), (g.Multiply(g.Sqrt(x), g.Sqrt(y)), -2), (y, 1)));
    }

    [Fact]
    public void SquareOfRoots_IsFoundAmongOtherTerms()
    {
        Sum sum = (Sum)g.LinearCombination([(x, 2), (g.Multiply(g.Sqrt(x), g.Sqrt(y)), -4), (y, 2), (g.Power(y, 3), 1)]);
        Assert.Same(g.LinearCombination([(g.Power(g.Subtract(g.Sqrt(x), g.Sqrt(y)), 2), 2), (g.Power(y, 3), 1)]), RepeatedFactors.SquareAmong(g, sum));
    }

    [Fact]
    public void OtherSums_Stay()
    {
        Assert.Null(Of((g.Power(x, 2), 1), (x, -3), (g.One, 2)));
        Assert.Null(Of((g.Power(x, 2), 1), (x, -2), (g.One, new Rational(999999, 1000000))));
        Assert.Null(Of((g.Power(x, 2), 1), (g.Multiply(x, y), -2), (y, 1)));
        Assert.Null(Of((g.Power(x, -2), 1), (g.Power(x, -1), -2), (g.One, 1)));

        // √x·√y is no factor of both, and x without it may be negative.
        Assert.Null(RepeatedFactors.SquareAmong(g, (Sum)g.LinearCombination([(x, 1), (g.Multiply(x, y), -2), (g.Multiply(x, g.Power(y, 2)), 1)])));
    }

    private Node? Of(params (Node, Rational)[] terms) => RepeatedFactors.Of(g, (Sum)g.LinearCombination(terms));
}
