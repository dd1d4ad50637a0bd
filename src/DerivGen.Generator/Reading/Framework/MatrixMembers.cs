using DerivGen.Symbolics.Expressions;
using static DerivGen.Generator.Reading.Components;

namespace DerivGen.Generator.Reading;

/// <summary>The members of <c>Matrix3x2</c> and <c>Matrix4x4</c>: their rows one after the other.</summary>
internal static class MatrixMembers
{
    public static readonly Dictionary<string, FrameworkMember> Rows = new(StringComparer.Ordinal)
    {
        ["op_Addition/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["Add/tt"] = (g, a) => Components.Add(g, a[0], a[1]),
        ["op_Subtraction/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["Subtract/tt"] = (g, a) => Subtract(g, a[0], a[1]),
        ["op_UnaryNegation/t"] = (g, a) => Negate(g, a[0]),
        ["Negate/t"] = (g, a) => Negate(g, a[0]),
        ["op_Multiply/tt"] = (g, a) => Product(g, a[0], a[1]),
        ["Multiply/tt"] = (g, a) => Product(g, a[0], a[1]),
        ["op_Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["Multiply/tx"] = (g, a) => Scale(g, a[0], a[1][0]),
        ["Lerp/ttx"] = (g, a) => Lerp(g, a[0], a[1], a[2][0]),
        ["op_Equality/tt"] = (g, a) => [AllEqual(g, a[0], a[1])],
        ["op_Inequality/tt"] = (g, a) => [g.Not(AllEqual(g, a[0], a[1]))],
    };

    public static readonly Dictionary<string, FrameworkMember> OfPlane = new(StringComparer.Ordinal)
    {
        ["Create/xxxxxx"] = VectorMembers.Joined,
        ["Identity/"] = (g, a) => VectorMembers.Numbers(g, 1, 0, 0, 1, 0, 0),
        ["GetDeterminant/t"] = (g, a) => [g.Subtract(g.Multiply(a[0][0], a[0][3]), g.Multiply(a[0][1], a[0][2]))],
        ["Invert/t"] = (g, a) => Inverse(g, [a[0][0], a[0][1], g.Zero, a[0][2], a[0][3], g.Zero, a[0][4], a[0][5], g.One], 2),
        ["Translation/t"] = (g, a) => [a[0][4], a[0][5]],
        ["CreateRotation/x"] = (g, a) => [.. Turn(g, a[0][0]), g.Zero, g.Zero],
        ["CreateScale/x"] = (g, a) => [a[0][0], g.Zero, g.Zero, a[0][0], g.Zero, g.Zero],
        ["CreateScale/xx"] = (g, a) => [a[0][0], g.Zero, g.Zero, a[1][0], g.Zero, g.Zero],
        ["CreateScale/2"] = (g, a) => [a[0][0], g.Zero, g.Zero, a[0][1], g.Zero, g.Zero],
        ["CreateTranslation/xx"] = (g, a) => [.. VectorMembers.Numbers(g, 1, 0, 0, 1), a[0][0], a[1][0]],
        ["CreateTranslation/2"] = (g, a) => [.. VectorMembers.Numbers(g, 1, 0, 0, 1), .. a[0]],
    };

    public static readonly Dictionary<string, FrameworkMember> OfSpace = new(StringComparer.Ordinal)
    {
        ["Create/xxxxxxxxxxxxxxxx"] = VectorMembers.Joined,
        ["Create/4444"] = VectorMembers.Joined,
        ["Identity/"] = (g, a) => Diagonal(g, g.One, g.One, g.One),
        ["Transpose/t"] = (g, a) => [.. Enumerable.Range(0, 16).Select(i => a[0][((i % 4) * 4) + (i / 4)])],
        ["GetDeterminant/t"] = (g, a) => [Determinant(g, a[0], [0, 1, 2, 3], [0, 1, 2, 3])],
        ["Invert/t"] = (g, a) => Inverse(g, a[0], 4),
        ["Translation/t"] = (g, a) => [a[0][12], a[0][13], a[0][14]],
        ["CreateTranslation/xxx"] = (g, a) => Translation(g, a[0][0], a[1][0], a[2][0]),
        ["CreateTranslation/3"] = (g, a) => Translation(g, a[0][0], a[0][1], a[0][2]),
        ["CreateScale/x"] = (g, a) => Diagonal(g, a[0][0], a[0][0], a[0][0]),
        ["CreateScale/xxx"] = (g, a) => Diagonal(g, a[0][0], a[1][0], a[2][0]),
        ["CreateScale/3"] = (g, a) => Diagonal(g, a[0][0], a[0][1], a[0][2]),
        ["CreateRotationX/x"] = (g, a) => About(g, 1, 2, a[0][0]),
        ["CreateRotationY/x"] = (g, a) => About(g, 2, 0, a[0][0]),
        ["CreateRotationZ/x"] = (g, a) => About(g, 0, 1, a[0][0]),
        ["CreateFromQuaternion/q"] = (g, a) => Extended(g, RotationMembers.UnitMatrix(g, a[0])),
    };

    /// <summary>Of 3×2, the last column of both is (0, 0, 1).</summary>
    private static Node[] Product(ExpressionGraph g, Node[] a, Node[] b)
    {
        if (a.Length == 16)
        {
            return [.. Enumerable.Range(0, 4).SelectMany(row => Times(g, [.. a.Skip(row * 4).Take(4)], b))];
        }

        return [.. Enumerable.Range(0, 3).SelectMany(row => Times(g, [a[row * 2], a[(row * 2) + 1], row == 2 ? g.One : g.Zero], b))];
    }

    private static Node[] Turn(ExpressionGraph g, Node angle)
    {
        Node cosine = g.Call(Function.Cos, angle);
        Node sine = g.Call(Function.Sin, angle);
        return [cosine, sine, g.Negate(sine), cosine];
    }

    /// <summary>The rotation that turns one axis towards the other.</summary>
    private static Node[] About(ExpressionGraph g, int from, int to, Node angle)
    {
        Node[] turn = Turn(g, angle);
        Node[] result = Diagonal(g, g.One, g.One, g.One);
        result[(from * 4) + from] = turn[0];
        result[(from * 4) + to] = turn[1];
        result[(to * 4) + from] = turn[2];
        result[(to * 4) + to] = turn[3];
        return result;
    }

    private static Node[] Diagonal(ExpressionGraph g, Node x, Node y, Node z)
    {
        Node[] result = [.. Enumerable.Repeat(g.Zero, 16)];
        (result[0], result[5], result[10], result[15]) = (x, y, z, g.One);
        return result;
    }

    private static Node[] Translation(ExpressionGraph g, Node x, Node y, Node z)
    {
        Node[] result = Diagonal(g, g.One, g.One, g.One);
        (result[12], result[13], result[14]) = (x, y, z);
        return result;
    }

    private static Node[] Extended(ExpressionGraph g, Node[] m) =>
        [m[0], m[1], m[2], g.Zero, m[3], m[4], m[5], g.Zero, m[6], m[7], m[8], g.Zero, g.Zero, g.Zero, g.Zero, g.One];

    /// <summary>Whether there is an inverse, and its first columns: the cofactors, transposed, by the determinant.</summary>
    private static Node[] Inverse(ExpressionGraph g, Node[] m, int columns)
    {
        int[] all = [.. Enumerable.Range(0, m.Length == 9 ? 3 : 4)];
        Node determinant = Determinant(g, m, all, all);
        IEnumerable<Node> cells = all.SelectMany(row => all.Take(columns).Select(column =>
            g.Divide(g.Scale(Determinant(g, m, Without(all, column), Without(all, row)), (row + column) % 2 == 0 ? 1 : -1), determinant)));
        return [g.Not(g.Equal(determinant, g.Zero)), .. cells];
    }

    /// <summary>Of these rows and columns, by the first of the rows.</summary>
    private static Node Determinant(ExpressionGraph g, Node[] m, int[] rows, int[] columns)
    {
        int size = m.Length == 9 ? 3 : 4;
        return rows.Length == 1
            ? m[(rows[0] * size) + columns[0]]
            : Sum(g, [.. columns.Select((column, i) => g.Scale(g.Multiply(m[(rows[0] * size) + column], Determinant(g, m, Without(rows, rows[0]), Without(columns, column))), i % 2 == 0 ? 1 : -1))]);
    }

    private static int[] Without(int[] places, int one) => [.. places.Where(place => place != one)];
}
