using DerivGen.Symbolics.Expressions;
using static DerivGen.Generator.Reading.Components;

namespace DerivGen.Generator.Reading;

/// <summary>Turning a vector by a quaternion.</summary>
internal static class RotationMembers
{
    private static readonly Dictionary<string, FrameworkMember> ByConjugation = new(StringComparer.Ordinal)
    {
        ["Transform/tq"] = (g, a) => [.. Conjugated(g, a[0], a[1]).Take(a[0].Length)],
    };

    private static readonly Dictionary<string, FrameworkMember> ByMatrix = new(StringComparer.Ordinal)
    {
        ["Transform/tq"] = (g, a) => [.. Times(g, Spatial(g, a[0]), UnitMatrix(g, a[1])).Take(a[0].Length)],
    };

    public static IEnumerable<Dictionary<string, FrameworkMember>> Of(RotationForm form) => form switch
    {
        RotationForm.Conjugation => [ByConjugation],
        RotationForm.UnitMatrix => [ByMatrix],
        _ => [],
    };

    /// <summary>The matrix of a unit quaternion, its rows one after the other, as the framework writes it.</summary>
    public static Node[] UnitMatrix(ExpressionGraph g, Node[] q)
    {
        (Node x, Node y, Node z, Node w) = (q[0], q[1], q[2], q[3]);
        return
        [
            Diagonal(y, z), Off(x, y, w, z, 1), Off(x, z, w, y, -1),
            Off(x, y, w, z, -1), Diagonal(x, z), Off(y, z, w, x, 1),
            Off(x, z, w, y, 1), Off(y, z, w, x, -1), Diagonal(x, y),
        ];

        Node Diagonal(Node a, Node b) => g.Subtract(g.One, g.Scale(g.Add(g.Multiply(a, a), g.Multiply(b, b)), 2));

        Node Off(Node a, Node b, Node c, Node d, int sign) => g.Scale(g.Add(g.Multiply(a, b), g.Scale(g.Multiply(c, d), sign)), 2);
    }

    /// <summary>q·v·q*: v·(w² − u·u) + 2·u·(u·v) + 2·w·(u × v) for q = (u, w).</summary>
    private static Node[] Conjugated(ExpressionGraph g, Node[] vector, Node[] q)
    {
        Node[] v = Spatial(g, vector);
        Node[] u = [q[0], q[1], q[2]];
        Node w = q[3];
        Node[] along = Scale(g, u, g.Scale(Dot(g, u, v), 2));
        Node[] across = Scale(g, Cross(g, u, v), g.Scale(w, 2));
        return Components.Add(g, Components.Add(g, Scale(g, v, g.Subtract(g.Multiply(w, w), SquaredNorm(g, u))), along), across);
    }

    private static Node[] Spatial(ExpressionGraph g, Node[] v) => v.Length == 3 ? v : [.. v, g.Zero];
}
