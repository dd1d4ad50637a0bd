namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Vectors and quaternions of <c>System.Numerics</c>: locals, carried by loops, parameters.</summary>
internal sealed partial class RandomProgram
{
    /// <summary>The names of vectors, by their number of components; of quaternions by 0.</summary>
    private readonly Dictionary<int, List<string>> _vectors = new() { [0] = [], [2] = [], [3] = [], [4] = [] };

    private static string TypeOf(int size) => size == 0 ? "Quaternion" : $"Vector{size}";

    private string NewVector(int size, int depth) =>
        $"new {TypeOf(size)}({string.Join(", ", Enumerable.Range(0, size == 0 ? 4 : size).Select(_ => Pick($"(float)({Value(depth)})", $"(float){Pick(_scalars)}", "0.5f", "1")))})";

    /// <summary>A vector or a quaternion.</summary>
    private string VectorOf(int size, int depth)
    {
        if (depth == 0)
        {
            return _vectors[size].Count > 0 && !OneIn(3) ? Pick(_vectors[size]) : NewVector(size, 0);
        }

        (string p, string q) = (VectorOf(size, depth - 1), VectorOf(size, 0));
        string type = TypeOf(size);
        if (size == 0)
        {
            return Pick($"({p} {Pick("+", "-", "*")} {q})", $"({p} * 0.5f)", $"-{q}", $"Quaternion.Conjugate({p})", $"Quaternion.Normalize({p})", $"Quaternion.Concatenate({p}, {q})", $"Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)({Value(0)}))", $"Quaternion.Inverse({p})", $"({p} / {q})", "Quaternion.Identity", $"Quaternion.{Pick("Add", "Subtract", "Multiply", "Divide")}({p}, {q})", $"Quaternion.Negate({p})", $"({q} + Quaternion.Zero)", $"Quaternion.Lerp({p}, {q}, 0.25f)", $"Quaternion.Slerp(Quaternion.Normalize({p}), Quaternion.Normalize({q}), {Pick("0.25f", $"(float)({Value(0)})")})", $"Quaternion.CreateFromYawPitchRoll((float)({Value(0)}), (float)({Value(0)}), 0.5f)", $"({p}.IsIdentity ? {q} : {p})");
        }

        if (OneIn(3))
        {
            return Pick(
                $"{type}.Add({p}, {q})",
                $"{type}.Subtract({p}, {q})",
                $"{type}.Multiply({p}, {q})",
                $"{type}.Divide({p}, 2)",
                $"{type}.Negate({q})",
                $"{type}.Create((float)({Value(0)}))",
                $"{type}.Sin({p})",
                $"{type}.Cos({p})",
                $"{type}.Exp(-{type}.Abs({p}))",
                $"{type}.Log({type}.One + {type}.Abs({q}))",
                $"{type}.Hypot({p}, {q})",
                $"{type}.FusedMultiplyAdd({p}, {q}, {type}.One)",
                $"{type}.MultiplyAddEstimate({p}, {q}, {type}.One)",
                $"{type}.Unit{"XYZW"[_random.Next(size)]}");
        }

        string common = Pick(
            $"({p} {Pick("+", "-", "*")} {q})",
            $"0.5f * {p}",
            $"({p} * (float)({Value(0)}))",
            $"-{q}",
            $"({p} / (1 + {type}.Dot({q}, {q})))",
            $"{type}.{Pick("Min", "Max", size == 4 ? "Max" : "Reflect")}({p}, 0.5f * {q})",
            $"{type}.Lerp({p}, {q}, {Pick("0.25f", $"(float)({Value(0)})")})",
            $"{type}.Clamp({p}, -{type}.One, {type}.One)",
            $"{type}.{Pick("Abs", "Normalize")}({p})",
            $"{type}.SquareRoot({type}.Abs({p}) + {type}.One)",
            $"({p} / ({type}.Abs({q}) + {type}.One))",
            Pick($"{type}.Unit{"XYZW"[_random.Next(size)]}", $"{type}.Zero", $"({q} + {type}.UnitY)"));
        return size == 3 && OneIn(3)
            ? Pick($"0.5f * Vector3.Cross({p}, {q})", $"Vector3.Transform({p}, Quaternion.Normalize({VectorOf(0, 0)}))", $"Vector3.Transform({q}, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, (float)({Value(0)})))", $"new Vector3({VectorOf(2, 0)}, 0.5f)")
            : common;
    }

    /// <summary>A number of a vector.</summary>
    private string VectorNumber(int depth)
    {
        int size = _random.Next(4) switch { 0 => 0, 1 => 2, 2 => 3, _ => 4 };
        string p = VectorOf(size, depth > 1 ? 1 : 0);
        string type = TypeOf(size);
        return _random.Next(6) switch
        {
            5 when size > 0 => $"{type}.Sum({p})",
            0 => $"0.5 * {type}.Dot({p}, {VectorOf(size, 0)})",
            1 => $"({p}).{Pick("Length()", "LengthSquared()")}",
            2 when size > 0 => $"{type}.{Pick("Distance", "DistanceSquared")}({p}, {VectorOf(size, 0)})",
            3 when size == 2 => $"Vector2.Cross({p}, {VectorOf(size, 0)})",
            3 => $"({p})[{Pick("0", "1")}]",
            _ => $"({p}).{Pick("X", "Y")}",
        };
    }

    private void Vectors(int depth)
    {
        int size = _random.Next(5) switch { 0 => 0, 1 => 2, 2 => 4, _ => 3 };
        string q = Fresh("q");
        string type = TypeOf(size);
        Line(depth, $"{Pick(type, "var")} {q} = {(OneIn(3) ? VectorOf(size, 1) : NewVector(size, 1))};");
        _vectors[size].Add(q);
        int change = _random.Next(5);
        if (change == 0)
        {
            Line(depth, $"{q}.{Pick("X", "Y")} {Pick("=", "+=", "*=")} (float)({Value(1)});");
        }
        else if (change == 1)
        {
            Line(depth, $"if ({Condition()}) {q} = {VectorOf(size, 1)};");
        }
        else if (change < 4)
        {
            string i = Fresh("i");
            string item = size == 0 ? $"new Quaternion((float)z[{i}], 0.5f, 0, 1)" : $"new {type}({string.Join(", ", Enumerable.Range(0, size).Select(_ => Pick($"(float)z[{i}]", $"(float)w[{i}]", "0.5f", "(float)x")))})";
            string next = size switch
            {
                0 => Pick($"Quaternion.Normalize({q} * {item})", $"{q} * 0.5f + {item}"),
                3 => Pick($"0.25f * Vector3.Cross({q}, {item}) + {item}", $"0.5f * {q} + {item}", $"{type}.Max({q}, {item})"),
                _ => Pick($"0.5f * {q} + {item}", $"{type}.Lerp({q}, {item}, 0.25f)", $"0.5f * {q} * {item}"),
            };
            Line(depth, $"for (int {i} = 0; {i} < z.Length; {i}++) {q} = {next};");
        }

        Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} {VectorNumber(2)};");
    }
}
