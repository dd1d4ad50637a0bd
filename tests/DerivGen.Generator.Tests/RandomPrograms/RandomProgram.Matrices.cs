namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Matrices and planes of <c>System.Numerics</c>.</summary>
internal sealed partial class RandomProgram
{
    private readonly List<string> _matrices = [];
    private readonly List<string> _flatMatrices = [];

    private string Single() => Pick($"(float)({Value(0)})", $"(float){Pick(_scalars)}", "0.5f", "1");

    /// <summary>A matrix, of the plane or of space.</summary>
    private string MatrixOf(bool isFlat, int depth)
    {
        List<string> names = isFlat ? _flatMatrices : _matrices;
        string type = isFlat ? "Matrix3x2" : "Matrix4x4";
        if (depth == 0)
        {
            return names.Count > 0 && !OneIn(3) ? Pick(names)
                : isFlat ? Pick($"Matrix3x2.CreateRotation({Single()})", $"Matrix3x2.CreateScale({Single()}, {Single()})", $"Matrix3x2.CreateTranslation({Single()}, {Single()})", $"new Matrix3x2({Single()}, 0.5f, -0.25f, {Single()}, 0, {Single()})", "Matrix3x2.Identity")
                : Pick($"Matrix4x4.CreateRotation{Pick("X", "Y", "Z")}({Single()})", $"Matrix4x4.CreateScale({Single()}, {Single()}, 0.5f)", $"Matrix4x4.CreateTranslation({Single()}, {Single()}, 1)", $"Matrix4x4.CreateFromQuaternion(Quaternion.Normalize({VectorOf(0, 0)}))", "Matrix4x4.Identity", $"new Matrix4x4({Single()}, 0, 0.5f, 0, {Single()}, 1, 0, 0.25f, 0, -0.5f, {Single()}, 0, {Single()}, 0, 1, 1)");
        }

        (string p, string q) = (MatrixOf(isFlat, depth - 1), MatrixOf(isFlat, 0));
        return Pick($"{p} * {q}", $"({p} {Pick("+", "-")} {q})", $"({p}) * 0.5f", $"-({q})", $"{type}.Lerp({p}, {q}, 0.25f)", isFlat ? $"Matrix3x2.Negate({q})" : $"Matrix4x4.Transpose({p})", $"{type}.{Pick("Add", "Subtract", "Multiply")}({p}, {q})", $"{type}.Negate({p})");
    }

    private string MatrixNumber(int depth)
    {
        bool isFlat = OneIn(3);
        string m = MatrixOf(isFlat, depth > 1 ? 1 : 0);
        if (OneIn(5))
        {
            string type = isFlat ? "Matrix3x2" : "Matrix4x4";
            string inverse = Fresh("q");
            return $"({type}.Invert({m} + {type}.Identity * 4, out {Pick("var", type)} {inverse}) ? {inverse}.{Pick("M11", "Translation.X", "GetDeterminant()")} : x)";
        }

        return isFlat
            ? Pick($"({m}).GetDeterminant()", $"({m}).{Pick("M11", "M21")}", $"({m}).Translation.X", $"Vector2.{Pick("Transform", "TransformNormal")}({VectorOf(2, 0)}, {m}).{Pick("X", "Y")}")
            : Pick($"0.5 * ({m}).GetDeterminant()", $"({m}).{Pick("M11", "M23", "M44")}", $"({m}).Translation.Y", $"Vector3.{Pick("Transform", "TransformNormal")}({VectorOf(3, 0)}, {m}).{Pick("X", "Z", "LengthSquared()")}", $"Vector4.Transform({VectorOf(4, 0)}, {m}).W", PlaneNumber());
    }

    private string PlaneNumber()
    {
        string plane = Pick($"new Plane({VectorOf(3, 0)}, {Single()})", $"Plane.CreateFromVertices({VectorOf(3, 0)}, {VectorOf(3, 0)}, {VectorOf(3, 0)})");
        plane = Pick(plane, $"Plane.Normalize({plane})");
        return Pick($"Plane.Dot{Pick("Coordinate", "Normal")}({plane}, {VectorOf(3, 0)})", $"Plane.Dot({plane}, {VectorOf(4, 0)})", $"({plane}).Normal.X", $"({plane}).D");
    }

    private void Matrices(int depth)
    {
        bool isFlat = OneIn(3);
        string q = Fresh("q");
        Line(depth, $"{Pick("var", isFlat ? "Matrix3x2" : "Matrix4x4")} {q} = {MatrixOf(isFlat, 1)};");
        (isFlat ? _flatMatrices : _matrices).Add(q);
        if (OneIn(3))
        {
            Line(depth, $"if ({Condition()}) {q} = {MatrixOf(isFlat, 1)};");
        }
        else
        {
            string i = Fresh("i");
            string next = isFlat
                ? Pick($"{q} * Matrix3x2.CreateRotation((float)z[{i}])", $"{q} * 0.5f + Matrix3x2.CreateTranslation((float)w[{i}], 1)")
                : Pick($"{q} * Matrix4x4.CreateRotationY((float)z[{i}])", $"{q} * 0.5f + Matrix4x4.CreateTranslation((float)z[{i}], (float)x, 1)", $"Matrix4x4.CreateScale((float)z[{i}], 1, 0.5f) * {q}");
            Line(depth, $"for (int {i} = 0; {i} < {Pick("z.Length", "c", "2")}; {i}++) {q} = {next};");
        }

        Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} 0.5 * {MatrixNumber(2)};");
    }
}
