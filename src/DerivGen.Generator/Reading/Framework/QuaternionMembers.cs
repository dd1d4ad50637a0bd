using DerivGen.Symbolics.Expressions;
using static DerivGen.Generator.Reading.Components;

namespace DerivGen.Generator.Reading;

/// <summary>The members of <c>Quaternion</c>: (x, y, z, w), w being the real part.</summary>
internal static class QuaternionMembers
{
    public static readonly Dictionary<string, FrameworkMember> Rows = new(StringComparer.Ordinal)
    {
        ["Create/xxxx"] = VectorMembers.Joined,
        ["Create/3x"] = VectorMembers.Joined,
        ["Zero/"] = (g, a) => VectorMembers.Numbers(g, 0, 0, 0, 0),
        ["Identity/"] = (g, a) => VectorMembers.Numbers(g, 0, 0, 0, 1),
        ["op_Addition/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["Add/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["op_Subtraction/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["Subtract/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["op_UnaryNegation/t"] = (g, a) => Negate(g, a[0]),
        ["Negate/t"] = (g, a) => Negate(g, a[0]),
        ["op_Multiply/tt"] = (g, a) => Product(g, a[0], a[1]),
        ["Multiply/tt"] = (g, a) => Product(g, a[0], a[1]),
        ["Concatenate/tt"] = (g, a) => Product(g, a[1], a[0]),
        ["op_Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["op_Division/tt"] = (g, a) => Product(g, a[0], Inverse(g, a[1])),
        ["Divide/tt"] = (g, a) => Product(g, a[0], Inverse(g, a[1])),
        ["op_Equality/tt"] = (g, a) => [AllEqual(g, a[0], a[1])],
        ["op_Inequality/tt"] = (g, a) => [g.Not(AllEqual(g, a[0], a[1]))],
        ["Conjugate/t"] = (g, a) => Conjugate(g, a[0]),
        ["Inverse/t"] = (g, a) => Inverse(g, a[0]),
        ["Dot/tt"] = (g, a) => [Dot(g, a[0], a[1])],
        ["Length/t"] = (g, a) => [Norm(g, a[0])],
        ["LengthSquared/t"] = (g, a) => [SquaredNorm(g, a[0])],
        ["Normalize/t"] = (g, a) => Normalize(g, a[0]),
        ["Lerp/ttx"] = (g, a) => Normalize(g, Lerp(g, a[0], Nearer(g, a[0], a[1]), a[2][0])),
        ["Slerp/ttx"] = (g, a) => Between(g, a[0], a[1], a[2][0]),
        ["CreateFromAxisAngle/3x"] = (g, a) => [.. Scale(g, a[0], g.Call(Function.Sin, Half(g, a[1][0]))), g.Call(Function.Cos, Half(g, a[1][0]))],
        ["CreateFromYawPitchRoll/xxx"] = (g, a) => FromAngles(g, Half(g, a[0][0]), Half(g, a[1][0]), Half(g, a[2][0])),
        ["IsIdentity/t"] = (g, a) => [AllEqual(g, a[0], VectorMembers.Numbers(g, 0, 0, 0, 1))],
        ["Item/tx"] = (g, a) => [At(g, a[0], a[1][0])],
    };

    /// <summary>(u, v)·(s, t) = (u·t + s·v + u × s, v·t − u·s), the vectors first.</summary>
    private static Node[] Product(ExpressionGraph g, Node[] p, Node[] q)
    {
        Node[] u = [p[0], p[1], p[2]];
        Node[] s = [q[0], q[1], q[2]];
        Node[] vector = Components.Add(g, Components.Add(g, Scale(g, u, q[3]), Scale(g, s, p[3])), Cross(g, u, s));
        return [.. vector, g.Subtract(g.Multiply(p[3], q[3]), Dot(g, u, s))];
    }

    private static Node[] Conjugate(ExpressionGraph g, Node[] q) => [g.Negate(q[0]), g.Negate(q[1]), g.Negate(q[2]), q[3]];

    private static Node[] Inverse(ExpressionGraph g, Node[] q) => Components.Divide(g, Conjugate(g, q), SquaredNorm(g, q));

    /// <summary>The one of ±q that is nearer to p.</summary>
    private static Node[] Nearer(ExpressionGraph g, Node[] p, Node[] q)
    {
        Node isNear = g.LessOrEqual(g.Zero, Dot(g, p, q));
        return Map(q, x => g.Conditional(isNear, x, g.Negate(x)));
    }

    /// <summary>At an angle ω: p·sin((1 − t)·ω)/sin ω + q·sin(t·ω)/sin ω for the nearer q; along the chord where ω is almost 0, as the framework has it.</summary>
    private static Node[] Between(ExpressionGraph g, Node[] p, Node[] q, Node t)
    {
        Node[] nearer = Nearer(g, p, q);
        Node cosine = g.Call(Function.Abs, Dot(g, p, q));
        Node angle = g.Call(Function.Acos, cosine);
        Node[] parts = [g.Subtract(g.One, t), t];
        Node isAlmostZero = g.Less(g.Number(Rational.One - new Rational(1, 1000000)), cosine);
        Node[] shares = Map(parts, part => g.Conditional(isAlmostZero, part, g.Divide(g.Call(Function.Sin, g.Multiply(part, angle)), g.Call(Function.Sin, angle))));
        return Components.Add(g, Scale(g, p, shares[0]), Scale(g, nearer, shares[1]));
    }

    private static Node Half(ExpressionGraph g, Node angle) => g.Scale(angle, new Rational(1, 2));

    private static Node[] FromAngles(ExpressionGraph g, Node yaw, Node pitch, Node roll)
    {
        (Node sy, Node cy) = (g.Call(Function.Sin, yaw), g.Call(Function.Cos, yaw));
        (Node sp, Node cp) = (g.Call(Function.Sin, pitch), g.Call(Function.Cos, pitch));
        (Node sr, Node cr) = (g.Call(Function.Sin, roll), g.Call(Function.Cos, roll));
        return
        [
            g.Add(g.Multiply(cy, sp, cr), g.Multiply(sy, cp, sr)),
            g.Subtract(g.Multiply(sy, cp, cr), g.Multiply(cy, sp, sr)),
            g.Subtract(g.Multiply(cy, cp, sr), g.Multiply(sy, sp, cr)),
            g.Add(g.Multiply(cy, cp, cr), g.Multiply(sy, sp, sr)),
        ];
    }
}
