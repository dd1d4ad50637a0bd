using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>Expressions at random, of every shape that an operator or a precedence can be wrong in.</summary>
internal sealed class RandomExpressions(ExpressionTexts t, Random random)
{
    private static readonly Rational[] Exponents = [1, -1, 2, -2, 3, 1, -1, -3, 5];

    public Node Real(int depth)
    {
        ExpressionGraph g = t.G;
        if (depth == 0)
        {
            return Leaf();
        }

        return random.Next(13) switch
        {
            0 or 1 or 2 => g.LinearCombination([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Real(depth - 1), Coefficient())), (t.G.One, random.Next(-2, 3))]),
            3 or 4 or 5 => g.Monomial([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Real(depth - 1), Exponents[random.Next(Exponents.Length)]))]),
            6 => g.Conditional(Boolean(depth - 1), Real(depth - 1), Real(depth - 1)),
            7 => g.Call(random.Next(2) == 0 ? Function.Max : Function.Min, Real(depth - 1), Real(depth - 1), Real(depth - 1)),
            8 => g.Call(Function.Abs, Real(depth - 1)),
            9 => g.Call(Function.Sign, Real(depth - 1)),
            10 => g.Call(Function.Clamp, Real(depth - 1), t.Number(-1), t.Number(2)),
            11 => g.Real(Integer(depth - 1)),
            _ => Leaf(),
        };
    }

    private Node Leaf() => random.Next(8) switch
    {
        0 or 1 => t.X,
        2 => t.Y,
        3 => t.W,
        4 => t.A,
        5 => t.Other,
        6 => t.G.Element(t.V, t.G.Call(Function.BitAnd, Integer(1), t.Integer(7))),
        _ => t.G.Real(t.N),
    };

    private Node Integer(int depth)
    {
        ExpressionGraph g = t.G;
        if (depth <= 0)
        {
            return random.Next(4) switch { 0 => t.N, 1 => t.M, 2 => t.Integer(random.Next(-3, 4)), _ => g.Element(t.Labels, t.M) };
        }

        return random.Next(8) switch
        {
            0 or 1 => g.LinearCombination([(Integer(depth - 1), random.Next(-2, 3)), (Integer(depth - 1), random.Next(-2, 3)), (t.Integer(1), random.Next(-2, 3))]),
            2 => g.Multiply(Integer(depth - 1), Integer(depth - 1)),
            3 => g.Call(Function.IntegerDivide, Integer(depth - 1), t.M),
            4 => g.Call(Function.IntegerRemainder, Integer(depth - 1), t.M),
            5 => g.Call(random.Next(2) == 0 ? Function.BitOr : Function.BitXor, Integer(depth - 1), Integer(depth - 1)),
            6 => g.Call(Function.ShiftLeft, Integer(depth - 1), t.Integer(1)),
            _ => g.Conditional(Boolean(depth - 1), Integer(depth - 1), Integer(depth - 1)),
        };
    }

    private Node Boolean(int depth)
    {
        ExpressionGraph g = t.G;
        return random.Next(depth <= 0 ? 4 : 7) switch
        {
            0 => t.Flag,
            1 => g.Less(Real(Math.Max(depth - 1, 0)), Real(0)),
            2 => g.LessOrEqual(Integer(depth - 1), Integer(depth - 1)),
            3 => g.Equal(Integer(0), Integer(0)),
            4 => g.Not(Boolean(depth - 1)),
            5 => g.And(Boolean(depth - 1), Boolean(depth - 1)),
            _ => g.Or(Boolean(depth - 1), Boolean(depth - 1)),
        };
    }

    private Rational Coefficient() => random.Next(6) switch
    {
        0 => Rational.One,
        1 => Rational.MinusOne,
        2 => Rational.Half,
        3 => new Rational(-1, 3),
        4 => new Rational(2, 3),
        _ => random.Next(-3, 4),
    };
}
