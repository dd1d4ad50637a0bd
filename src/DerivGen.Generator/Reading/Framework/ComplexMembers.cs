using DerivGen.Symbolics.Expressions;
using static DerivGen.Generator.Reading.Components;

namespace DerivGen.Generator.Reading;

/// <summary>The members of <c>Complex</c>: the real part, then the imaginary one.</summary>
internal static class ComplexMembers
{
    public static readonly Dictionary<string, FrameworkMember> Rows = new(StringComparer.Ordinal)
    {
        ["Create/xx"] = VectorMembers.Joined,
        ["FromPolarCoordinates/xx"] = (g, a) => Polar(g, a[0][0], a[1][0]),
        ["Zero/"] = (g, a) => VectorMembers.Numbers(g, 0, 0),
        ["One/"] = (g, a) => VectorMembers.Numbers(g, 1, 0),
        ["ImaginaryOne/"] = (g, a) => VectorMembers.Numbers(g, 0, 1),
        ["op_Implicit/x"] = (g, a) => Real(g, a[0][0]),

        // arithmetic, also with real numbers
        ["op_Addition/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["op_Addition/tx"] = (g, a) => Components.Add(g, a[0], Real(g, a[1][0])),
        ["op_Addition/xt"] = (g, a) => Components.Add(g, Real(g, a[0][0]), a[1]),
        ["Add/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["Add/tx"] = (g, a) => Components.Add(g, a[0], Real(g, a[1][0])),
        ["Add/xt"] = (g, a) => Components.Add(g, Real(g, a[0][0]), a[1]),
        ["op_Subtraction/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["op_Subtraction/tx"] = (g, a) => Subtract(g, a[0], Real(g, a[1][0])),
        ["op_Subtraction/xt"] = (g, a) => Subtract(g, Real(g, a[0][0]), a[1]),
        ["Subtract/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["Subtract/tx"] = (g, a) => Subtract(g, a[0], Real(g, a[1][0])),
        ["Subtract/xt"] = (g, a) => Subtract(g, Real(g, a[0][0]), a[1]),
        ["op_UnaryNegation/t"] = (g, a) => Negate(g, a[0]),
        ["op_UnaryPlus/t"] = (g, a) => a[0],
        ["Negate/t"] = (g, a) => Negate(g, a[0]),
        ["op_Multiply/tt"] = (g, a) => Product(g, a[0], a[1]),
        ["op_Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["op_Multiply/xt"] = (g, a) => Scale(g, a[1], a[0][0]),
        ["Multiply/tt"] = (g, a) => Product(g, a[0], a[1]),
        ["Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["Multiply/xt"] = (g, a) => Scale(g, a[1], a[0][0]),
        ["op_Division/tt"] = (g, a) => Quotient(g, a[0], a[1]),
        ["op_Division/tx"] = (g, a) => Components.Divide(g, a[0], a[1][0]),
        ["op_Division/xt"] = (g, a) => Quotient(g, Real(g, a[0][0]), a[1]),
        ["Divide/tt"] = (g, a) => Quotient(g, a[0], a[1]),
        ["Divide/tx"] = (g, a) => Components.Divide(g, a[0], a[1][0]),
        ["Divide/xt"] = (g, a) => Quotient(g, Real(g, a[0][0]), a[1]),
        ["op_Equality/tt"] = (g, a) => [AllEqual(g, a[0], a[1])],
        ["op_Inequality/tt"] = (g, a) => [g.Not(AllEqual(g, a[0], a[1]))],

        // parts
        ["Abs/t"] = (g, a) => [Norm(g, a[0])],
        ["Magnitude/t"] = (g, a) => [Norm(g, a[0])],
        ["Phase/t"] = (g, a) => [Phase(g, a[0])],
        ["Conjugate/t"] = (g, a) => [a[0][0], g.Negate(a[0][1])],

        // functions
        ["Exp/t"] = (g, a) => Polar(g, g.Exp(a[0][0]), a[0][1]),
        ["Log/t"] = (g, a) => [g.Log(Norm(g, a[0])), Phase(g, a[0])],
        ["Sin/t"] = (g, a) => [g.Multiply(Of(g, Function.Sin, a[0][0]), Of(g, Function.Cosh, a[0][1])), g.Multiply(Of(g, Function.Cos, a[0][0]), Of(g, Function.Sinh, a[0][1]))],
        ["Cos/t"] = (g, a) => [g.Multiply(Of(g, Function.Cos, a[0][0]), Of(g, Function.Cosh, a[0][1])), g.Negate(g.Multiply(Of(g, Function.Sin, a[0][0]), Of(g, Function.Sinh, a[0][1])))],
        ["Sinh/t"] = (g, a) => [g.Multiply(Of(g, Function.Sinh, a[0][0]), Of(g, Function.Cos, a[0][1])), g.Multiply(Of(g, Function.Cosh, a[0][0]), Of(g, Function.Sin, a[0][1]))],
        ["Cosh/t"] = (g, a) => [g.Multiply(Of(g, Function.Cosh, a[0][0]), Of(g, Function.Cos, a[0][1])), g.Multiply(Of(g, Function.Sinh, a[0][0]), Of(g, Function.Sin, a[0][1]))],
    };

    private static Node Of(ExpressionGraph g, Function function, Node x) => g.Call(function, x);

    private static Node[] Real(ExpressionGraph g, Node x) => [x, g.Zero];

    private static Node[] Polar(ExpressionGraph g, Node magnitude, Node phase) =>
        [g.Multiply(magnitude, Of(g, Function.Cos, phase)), g.Multiply(magnitude, Of(g, Function.Sin, phase))];

    private static Node Phase(ExpressionGraph g, Node[] z) => g.Call(Function.Atan2, z[1], z[0]);

    private static Node[] Product(ExpressionGraph g, Node[] a, Node[] b) =>
        [g.Subtract(g.Multiply(a[0], b[0]), g.Multiply(a[1], b[1])), g.Add(g.Multiply(a[0], b[1]), g.Multiply(a[1], b[0]))];

    private static Node[] Quotient(ExpressionGraph g, Node[] a, Node[] b) =>
        Components.Divide(g, Product(g, a, [b[0], g.Negate(b[1])]), SquaredNorm(g, b));
}
