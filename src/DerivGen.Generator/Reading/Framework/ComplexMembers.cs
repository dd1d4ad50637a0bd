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
        ["Reciprocal/t"] = (g, a) => Quotient(g, Real(g, g.One), a[0]),
        ["Phase/t"] = (g, a) => [Phase(g, a[0])],
        ["Conjugate/t"] = (g, a) => [a[0][0], g.Negate(a[0][1])],

        // functions
        ["Exp/t"] = (g, a) => Exponential(g, a[0]),
        ["Log/t"] = (g, a) => [g.Log(Norm(g, a[0])), Phase(g, a[0])],
        ["Log/tx"] = (g, a) => Components.Divide(g, [g.Log(Norm(g, a[0])), Phase(g, a[0])], g.Log(a[1][0])),
        ["Log10/t"] = (g, a) => Components.Divide(g, [g.Log(Norm(g, a[0])), Phase(g, a[0])], g.Log(g.Number(10))),
        ["Sqrt/t"] = (g, a) => SquareRoot(g, a[0][0], a[0][1]),
        ["Pow/tx"] = (g, a) => a[1][0] is Constant { Value: { IsInteger: true } power } && Rational.Abs(power) <= MaximumPower ? Power(g, a[0], (int)power.Numerator) : Power(g, a[0], a[1][0]),
        ["Pow/tt"] = (g, a) => Exponential(g, Product(g, a[1], [g.Log(Norm(g, a[0])), Phase(g, a[0])])),
        ["Sin/t"] = (g, a) => [g.Multiply(Of(g, Function.Sin, a[0][0]), Of(g, Function.Cosh, a[0][1])), g.Multiply(Of(g, Function.Cos, a[0][0]), Of(g, Function.Sinh, a[0][1]))],
        ["Cos/t"] = (g, a) => [g.Multiply(Of(g, Function.Cos, a[0][0]), Of(g, Function.Cosh, a[0][1])), g.Negate(g.Multiply(Of(g, Function.Sin, a[0][0]), Of(g, Function.Sinh, a[0][1])))],
        ["Tan/t"] = (g, a) => Tangent(g, a[0][0], a[0][1]),
        ["Sinh/t"] = (g, a) => [g.Multiply(Of(g, Function.Sinh, a[0][0]), Of(g, Function.Cos, a[0][1])), g.Multiply(Of(g, Function.Cosh, a[0][0]), Of(g, Function.Sin, a[0][1]))],
        ["Cosh/t"] = (g, a) => [g.Multiply(Of(g, Function.Cosh, a[0][0]), Of(g, Function.Cos, a[0][1])), g.Multiply(Of(g, Function.Sinh, a[0][0]), Of(g, Function.Sin, a[0][1]))],
        ["Tanh/t"] = (g, a) => Tangent(g, a[0][1], a[0][0]) is [var imaginary, var real] ? [real, imaginary] : [],
    };

    /// <summary>Larger powers are not multiplied out.</summary>
    private const int MaximumPower = 8;

    private static Node Of(ExpressionGraph g, Function function, Node x) => g.Call(function, x);

    private static Node[] Real(ExpressionGraph g, Node x) => [x, g.Zero];

    private static Node[] Polar(ExpressionGraph g, Node magnitude, Node phase) =>
        [g.Multiply(magnitude, Of(g, Function.Cos, phase)), g.Multiply(magnitude, Of(g, Function.Sin, phase))];

    private static Node Phase(ExpressionGraph g, Node[] z) => g.Call(Function.Atan2, z[1], z[0]);

    private static Node[] Product(ExpressionGraph g, Node[] a, Node[] b) =>
        [g.Subtract(g.Multiply(a[0], b[0]), g.Multiply(a[1], b[1])), g.Add(g.Multiply(a[0], b[1]), g.Multiply(a[1], b[0]))];

    private static Node[] Exponential(ExpressionGraph g, Node[] z) => Polar(g, g.Exp(z[0]), z[1]);

    /// <summary>The root whose real part is not negative, with no difference of what is almost equal; at 0 its slope is infinite.</summary>
    private static Node[] SquareRoot(ExpressionGraph g, Node x, Node y)
    {
        // m² = (|z| + |x|)/2 is the square of the larger part, and y/(2m) the other one.
        Node larger = g.Sqrt(g.Scale(g.Add(Norm(g, [x, y]), Of(g, Function.Abs, x)), Rational.Half));
        Node isLeft = g.Less(x, g.Zero);
        Node isBelow = g.Less(y, g.Zero);
        Node smaller = g.Scale(g.Divide(y, larger), Rational.Half);
        return
        [
            g.Conditional(isLeft, g.Conditional(isBelow, g.Negate(smaller), smaller), larger),
            g.Conditional(isLeft, g.Conditional(isBelow, g.Negate(larger), larger), g.Conditional(g.Equal(larger, g.Zero), g.Sqrt(y), smaller)),
        ];
    }

    private static Node[] Power(ExpressionGraph g, Node[] z, int exponent)
    {
        Node[] power = Real(g, g.One);
        for (int i = 0; i < Math.Abs(exponent); i++)
        {
            power = Product(g, power, z);
        }

        return exponent < 0 ? Quotient(g, Real(g, g.One), power) : power;
    }

    private static Node[] Power(ExpressionGraph g, Node[] z, Node exponent) =>
        Polar(g, g.Call(Function.Pow, Norm(g, z), exponent), g.Multiply(Phase(g, z), exponent));

    /// <summary>tan(x + iy) = (sin x·cos x/cosh²y + i·tanh y)/(cos²x + sin²x·tanh²y), of which nothing overflows.</summary>
    private static Node[] Tangent(ExpressionGraph g, Node x, Node y)
    {
        (Node sin, Node cos, Node tanh, Node cosh) = (Of(g, Function.Sin, x), Of(g, Function.Cos, x), Of(g, Function.Tanh, y), Of(g, Function.Cosh, y));
        Node divisor = g.Add(g.Multiply(cos, cos), g.Multiply(g.Multiply(sin, sin), g.Multiply(tanh, tanh)));
        return Components.Divide(g, [g.Divide(g.Multiply(sin, cos), g.Multiply(cosh, cosh)), tanh], divisor);
    }

    private static Node[] Quotient(ExpressionGraph g, Node[] a, Node[] b) =>
        Components.Divide(g, Product(g, a, [b[0], g.Negate(b[1])]), SquaredNorm(g, b));
}
