namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Vectors of the processor: loops over as many elements as one has, and the rest by itself.</summary>
internal sealed partial class RandomProgram
{
    /// <summary>What loops over vectors look like: how many elements go into one, how it is loaded, the class of its functions, a vector of one number.</summary>
    private static readonly LaneWidth[] Widths =
    [
        new("Vector<double>.Count", (array, i) => $"new Vector<double>({array}, {i})", "Vector", x => $"new Vector<double>({x})"),
        new("Vector<double>.Count", (array, i) => $"new Vector<double>({array}.AsSpan({i}))", "Vector", x => $"new Vector<double>({x})"),
        new("Vector<double>.Count", (array, i) => $"Vector.LoadUnsafe(ref {array}[{i}])", "Vector", x => $"new Vector<double>({x})"),
        new("1", (array, i) => $"Vector64.Create({array}[{i}])", "Vector64", x => $"Vector64.Create((double)({x}))"),
        new("2", (array, i) => $"Vector128.Create({array}[{i}], {array}[{i} + 1])", "Vector128", x => $"Vector128.Create({x}, {x})"),
        new("4", (array, i) => $"Vector256.Create({array}[{i}], {array}[{i} + 1], {array}[{i} + 2], {array}[{i} + 3])", "Vector256", x => $"Vector256.Create({x}, {x}, {x}, {x})"),
    ];

    private void Lanes(int depth)
    {
        LaneWidth width = Widths[_random.Next(Widths.Length)];
        (string count, string functions, Func<string, string> everywhere) = (width.Count, width.Class, width.Everywhere);
        (string i, string sum, string v, string q) = (Fresh("i"), Fresh("sum"), Fresh("v"), Fresh("q"));
        Line(depth, $"var {sum} = {everywhere(Pick("0.0", "x", "0.5"))};");
        Line(depth, $"int {i} = 0;");
        Line(depth, Pick($"for (; {i} <= z.Length - {count}; {i} += {count})", $"for (; {i} + {count} <= z.Length; {i} += {count})", $"for (; {i} < z.Length - z.Length % {count}; {i} += {count})"));
        Line(depth, "{");
        Line(depth + 1, $"var {v} = {width.Load(Pick("z", "z", "a"), i)};");
        Line(depth + 1, $"var {q} = {LaneValue(width, v, sum, 2)};");
        Line(depth + 1, Pick($"{sum} += {LaneValue(width, v, q, 1)};", $"{sum} = {sum} * {everywhere("0.5")} + {q} * {v};", $"{sum} = {functions}.{Pick("Max", "Min", "MaxNumber", "MinNumber", "MaxNative", "MinNative")}({sum}, {LaneValue(width, v, v, 1)});"));
        if (functions == "Vector" && OneIn(2))
        {
            Line(depth + 1, Pick($"({q} * {everywhere("0.25")}).CopyTo({Pick("a", "b")}, {i});", $"Vector.StoreUnsafe({q} * {everywhere("0.25")}, ref {Pick("a", "b")}[{i}]);"));
        }

        Line(depth, "}");
        Line(depth, Pick(
            $"s += 0.5 * {functions}.Sum({sum});",
            $"t += {functions}.Dot({sum}, {LaneValue(width, sum, sum, 0)}) * 0.25;",
            count == "1" ? $"u = {sum}[0] - 0.5;" : $"u = {sum}[0] - 0.5 * {sum}[1];",
            $"s += {functions}.{Pick("GreaterThan", "LessThan", "GreaterThanOrEqual", "LessThanOrEqual", "Equals")}{Pick("Any", "All")}({sum}, {everywhere("0.75")}) ? {functions}.Sum({sum}) : x;",
            $"u += {functions}.ToScalar({sum});",
            $"u -= {functions}.GetElement({functions}.WithElement({sum}, 0, {Value(0)}), {(count == "1" ? "0" : "1")});",
            count == "4" ? $"t += Vector128.Sum(Vector256.{Pick("GetLower", "GetUpper")}({sum}));" : $"t += {functions}.Sum({sum} * {Value(0)});"));
        Line(depth, $"for (; {i} < z.Length; {i}++) {Pick($"s += z[{i}] * x;", $"t = t * 0.5 + w[{i}];", $"b[{i}] = z[{i}] * 0.5;")}");
    }

    /// <summary>A vector made of two.</summary>
    private string LaneValue(LaneWidth width, string v, string w, int depth)
    {
        (string functions, Func<string, string> everywhere) = (width.Class, width.Everywhere);
        if (depth == 0)
        {
            return Pick(v, w, v, everywhere(Pick("0.5", "x", "u")));
        }

        (string p, string q) = (LaneValue(width, v, w, depth - 1), LaneValue(width, v, w, 0));
        string one = everywhere("1.0");
        string root = functions == "Vector" ? "SquareRoot" : "Sqrt";
        if (OneIn(3))
        {
            return $"{functions}.{Pick("Floor", "Ceiling", "Truncate", "Round")}({p})";
        }

        if (OneIn(2))
        {
            return Pick(
                $"{functions}.{Pick("Cos", "DegreesToRadians", "Negate")}({p})",
                $"{functions}.RadiansToDegrees({q}) * {everywhere("0.015625")}",
                $"{functions}.{Pick("Log", "Log2")}({one} + {functions}.Abs({p}))",
                $"{functions}.{Pick("CopySign", "Hypot")}({p}, {q} + {one})",
                $"{functions}.Lerp({p}, {q}, {everywhere("0.25")})",
                $"{functions}.{Pick("Clamp", "ClampNative")}({p}, -{one}, {one})",
                $"{functions}.{Pick("FusedMultiplyAdd", "MultiplyAddEstimate")}({p}, {q}, {one})",
                $"{functions}.Divide({p}, {one} + {q} * {q})",
                functions == "Vector" ? $"({p} + Vector<double>.{Pick("One", "Zero")})" : Mask(functions, p, q, everywhere));
        }

        return Pick(
            $"({p} {Pick("+", "-", "*")} {q})",
            $"{functions}.{Pick("Add", "Subtract", "Multiply")}({p}, {q})",
            $"(-{p})",
            $"{functions}.{Pick("Max", "Min")}({p}, {q})",
            $"{functions}.Abs({p})",
            $"{functions}.{root}({functions}.Abs({p}) + {one})",
            $"({p} / ({one} + {q} * {q}))",
            $"{functions}.Sin({p})",
            $"{functions}.Exp(-{functions}.Abs({p}))",
            $"{functions}.ConditionalSelect({functions}.{Pick("GreaterThan", "LessThanOrEqual", "GreaterThanOrEqual", "LessThan")}({p}, {q}), {p}, {q} * {everywhere("0.5")})");
    }

    /// <summary>Masks combined with masks and with numbers, which have one type where a vector's size is known.</summary>
    private string Mask(string functions, string p, string q, Func<string, string> everywhere) => Pick(
        $"{functions}.AndNot({p}, {functions}.GreaterThan({p}, {everywhere("0.5")}))",
        $"{functions}.BitwiseAnd({q}, {functions}.LessThan({p}, {q}))",
        $"{functions}.ConditionalSelect({functions}.BitwiseOr({functions}.GreaterThan({p}, {everywhere("1.0")}), {functions}.LessThan({q}, {everywhere("-0.25")})), {p}, {q})",
        $"{functions}.ConditionalSelect({functions}.OnesComplement({functions}.Equals({p}, {everywhere("0.0")})), {q}, {p})");

    /// <param name="Count">How many elements go into a vector.</param>
    /// <param name="Load">A vector of the elements of an array from a place on.</param>
    /// <param name="Class">The class of the functions.</param>
    /// <param name="Everywhere">A vector that holds one number in every lane.</param>
    private sealed record LaneWidth(string Count, Func<string, string, string> Load, string Class, Func<string, string> Everywhere);
}
