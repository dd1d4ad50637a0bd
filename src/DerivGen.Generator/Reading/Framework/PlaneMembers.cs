using DerivGen.Symbolics.Expressions;
using static DerivGen.Generator.Reading.Components;

namespace DerivGen.Generator.Reading;

/// <summary>The members of <c>Plane</c>: the normal, then the distance.</summary>
internal static class PlaneMembers
{
    public static readonly Dictionary<string, FrameworkMember> Rows = new(StringComparer.Ordinal)
    {
        ["Create/3x"] = VectorMembers.Joined,
        ["Create/4"] = VectorMembers.Joined,
        ["Create/xxxx"] = VectorMembers.Joined,
        ["CreateFromVertices/333"] = (g, a) => Through(g, a[0], a[1], a[2]),
        ["Normalize/t"] = (g, a) => Components.Divide(g, a[0], Norm(g, [.. a[0].Take(3)])),
        ["Dot/t4"] = (g, a) => [Dot(g, a[0], a[1])],
        ["DotCoordinate/t3"] = (g, a) => [Dot(g, a[0], [.. a[1], g.One])],
        ["DotNormal/t3"] = (g, a) => [Dot(g, [.. a[0].Take(3)], a[1])],
        ["op_Equality/tt"] = (g, a) => [AllEqual(g, a[0], a[1])],
        ["op_Inequality/tt"] = (g, a) => [g.Not(AllEqual(g, a[0], a[1]))],
    };

    private static Node[] Through(ExpressionGraph g, Node[] a, Node[] b, Node[] c)
    {
        Node[] normal = Normalize(g, Cross(g, Subtract(g, b, a), Subtract(g, c, a)));
        return [.. normal, g.Negate(Dot(g, normal, a))];
    }
}
