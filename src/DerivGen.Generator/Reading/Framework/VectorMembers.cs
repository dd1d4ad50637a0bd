using DerivGen.Symbolics.Expressions;
using static DerivGen.Generator.Reading.Components;

namespace DerivGen.Generator.Reading;

/// <summary>The members of <c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>.</summary>
internal static class VectorMembers
{
    public static readonly Dictionary<string, FrameworkMember> Rows = new(StringComparer.Ordinal)
    {
        // arithmetic
        ["op_Addition/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["Add/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["op_Subtraction/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["Subtract/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["op_UnaryNegation/t"] = (g, a) => Negate(g, a[0]),
        ["op_UnaryPlus/t"] = (g, a) => a[0],
        ["Negate/t"] = (g, a) => Negate(g, a[0]),
        ["op_Multiply/tt"] = (g, a) => Zip(a[0], a[1], (x, y) => g.Multiply(x, y)),
        ["Multiply/tt"] = (g, a) => Zip(a[0], a[1], (x, y) => g.Multiply(x, y)),
        ["op_Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["op_Multiply/xt"] = (g, a) => Scale(g, a[1], a[0][0]),
        ["Multiply/xt"] = (g, a) => Scale(g, a[1], a[0][0]),
        ["op_Division/tt"] = (g, a) => Zip(a[0], a[1], g.Divide),
        ["Divide/tt"] = (g, a) => Zip(a[0], a[1], g.Divide),
        ["op_Division/tx"] = (g, a) => Components.Divide(g, a[0], a[1][0]),
        ["Divide/tx"] = (g, a) => Components.Divide(g, a[0], a[1][0]),
        ["FusedMultiplyAdd/ttt"] = (g, a) => Components.Add(g, Zip(a[0], a[1], (x, y) => g.Multiply(x, y)), a[2]),
        ["MultiplyAddEstimate/ttt"] = (g, a) => Components.Add(g, Zip(a[0], a[1], (x, y) => g.Multiply(x, y)), a[2]),
        ["Lerp/ttx"] = (g, a) => Lerp(g, a[0], a[1], a[2][0]),
        ["Lerp/ttt"] = (g, a) => [.. a[0].Select((x, i) => g.Add(g.Multiply(x, g.Subtract(g.One, a[2][i])), g.Multiply(a[1][i], a[2][i])))],
        ["op_Equality/tt"] = (g, a) => [AllEqual(g, a[0], a[1])],
        ["op_Inequality/tt"] = (g, a) => [g.Not(AllEqual(g, a[0], a[1]))],

        // lengths and products
        ["Dot/tt"] = (g, a) => [Dot(g, a[0], a[1])],
        ["Sum/t"] = (g, a) => [Sum(g, a[0])],
        ["Length/t"] = (g, a) => [Norm(g, a[0])],
        ["LengthSquared/t"] = (g, a) => [SquaredNorm(g, a[0])],
        ["Distance/tt"] = (g, a) => [Norm(g, Subtract(g, a[0], a[1]))],
        ["DistanceSquared/tt"] = (g, a) => [SquaredNorm(g, Subtract(g, a[0], a[1]))],
        ["Normalize/t"] = (g, a) => Normalize(g, a[0]),
        ["Reflect/tt"] = (g, a) => Subtract(g, a[0], Scale(g, a[1], g.Scale(Dot(g, a[0], a[1]), 2))),

        // of each component
        ["Abs/t"] = (g, a) => Map(a[0], x => g.Call(Function.Abs, x)),
        ["SquareRoot/t"] = (g, a) => Map(a[0], x => g.Sqrt(x)),
        ["Max/tt"] = (g, a) => Zip(a[0], a[1], (x, y) => g.Call(Function.Max, x, y)),
        ["Min/tt"] = (g, a) => Zip(a[0], a[1], (x, y) => g.Call(Function.Min, x, y)),
        ["Clamp/ttt"] = (g, a) => [.. a[0].Select((x, i) => Clamp(g, x, a[1][i], a[2][i]))],
        ["Exp/t"] = (g, a) => Map(a[0], x => g.Exp(x)),
        ["Log/t"] = (g, a) => Map(a[0], x => g.Log(x)),
        ["Sin/t"] = (g, a) => Map(a[0], x => g.Call(Function.Sin, x)),
        ["Cos/t"] = (g, a) => Map(a[0], x => g.Call(Function.Cos, x)),
        ["Hypot/tt"] = (g, a) => Zip(a[0], a[1], (x, y) => Norm(g, [x, y])),

        // components
        ["Item/tx"] = (g, a) => [At(g, a[0], a[1][0])],
    };

    public static readonly Dictionary<string, FrameworkMember> OfPairs = new(StringComparer.Ordinal)
    {
        ["Create/x"] = (g, a) => [a[0][0], a[0][0]],
        ["Create/xx"] = Joined,
        ["Zero/"] = (g, a) => Numbers(g, 0, 0),
        ["One/"] = (g, a) => Numbers(g, 1, 1),
        ["UnitX/"] = (g, a) => Numbers(g, 1, 0),
        ["UnitY/"] = (g, a) => Numbers(g, 0, 1),
        ["Cross/tt"] = (g, a) => [g.Subtract(g.Multiply(a[0][0], a[1][1]), g.Multiply(a[0][1], a[1][0]))],
        ["Transform/tm"] = (g, a) => Times(g, [.. a[0], g.One], a[1]),
        ["Transform/tM"] = (g, a) => [.. Times(g, [.. a[0], g.Zero, g.One], a[1]).Take(2)],
        ["TransformNormal/tm"] = (g, a) => Times(g, [.. a[0], g.Zero], a[1]),
        ["TransformNormal/tM"] = (g, a) => [.. Times(g, [.. a[0], g.Zero, g.Zero], a[1]).Take(2)],
    };

    public static readonly Dictionary<string, FrameworkMember> OfTriples = new(StringComparer.Ordinal)
    {
        ["Create/x"] = (g, a) => [a[0][0], a[0][0], a[0][0]],
        ["Create/2x"] = Joined,
        ["Create/xxx"] = Joined,
        ["Zero/"] = (g, a) => Numbers(g, 0, 0, 0),
        ["One/"] = (g, a) => Numbers(g, 1, 1, 1),
        ["UnitX/"] = (g, a) => Numbers(g, 1, 0, 0),
        ["UnitY/"] = (g, a) => Numbers(g, 0, 1, 0),
        ["UnitZ/"] = (g, a) => Numbers(g, 0, 0, 1),
        ["Cross/tt"] = (g, a) => Cross(g, a[0], a[1]),
        ["Transform/tM"] = (g, a) => [.. Times(g, [.. a[0], g.One], a[1]).Take(3)],
        ["TransformNormal/tM"] = (g, a) => [.. Times(g, [.. a[0], g.Zero], a[1]).Take(3)],
    };

    public static readonly Dictionary<string, FrameworkMember> OfQuadruples = new(StringComparer.Ordinal)
    {
        ["Create/x"] = (g, a) => [a[0][0], a[0][0], a[0][0], a[0][0]],
        ["Create/2xx"] = Joined,
        ["Create/3x"] = Joined,
        ["Create/xxxx"] = Joined,
        ["Zero/"] = (g, a) => Numbers(g, 0, 0, 0, 0),
        ["One/"] = (g, a) => Numbers(g, 1, 1, 1, 1),
        ["UnitX/"] = (g, a) => Numbers(g, 1, 0, 0, 0),
        ["UnitY/"] = (g, a) => Numbers(g, 0, 1, 0, 0),
        ["UnitZ/"] = (g, a) => Numbers(g, 0, 0, 1, 0),
        ["UnitW/"] = (g, a) => Numbers(g, 0, 0, 0, 1),
        ["Transform/2M"] = (g, a) => Times(g, [.. a[0], g.Zero, g.One], a[1]),
        ["Transform/3M"] = (g, a) => Times(g, [.. a[0], g.One], a[1]),
        ["Transform/tM"] = (g, a) => Times(g, a[0], a[1]),
    };

    /// <summary>All numbers of the operands, one after the other.</summary>
    public static Node[] Joined(ExpressionGraph graph, Node[][] operands) => [.. operands.SelectMany(operand => operand)];

    public static Node[] Numbers(ExpressionGraph graph, params int[] numbers) => [.. numbers.Select(number => graph.Number(number))];

    /// <summary>The framework gives the upper end where the ends are exchanged.</summary>
    private static Node Clamp(ExpressionGraph g, Node x, Node lower, Node upper) =>
        lower is Constant low && upper is Constant high && low.Value <= high.Value
            ? g.Call(Function.Clamp, x, lower, upper)
            : g.Call(Function.Min, g.Call(Function.Max, x, lower), upper);
}
