namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Vectors of the processor: loops over as many elements as one has, and the rest by itself.</summary>
internal sealed partial class RandomProgram
{
    /// <summary>What loops over vectors look like: how many elements go into one, how it is loaded, the class of its functions, a vector of zeros.</summary>
    private static readonly (string Count, Func<string, string, string> Load, string Class, Func<string, string> Everywhere, bool HasStore)[] Widths =
    [
        ("Vector<double>.Count", (array, i) => $"new Vector<double>({array}, {i})", "Vector", x => $"new Vector<double>({x})", true),
        ("Vector<double>.Count", (array, i) => $"new Vector<double>({array}.AsSpan({i}))", "Vector", x => $"new Vector<double>({x})", true),
        ("2", (array, i) => $"Vector128.Create({array}[{i}], {array}[{i} + 1])", "Vector128", x => $"Vector128.Create({x}, {x})", false),
        ("4", (array, i) => $"Vector256.Create({array}[{i}], {array}[{i} + 1], {array}[{i} + 2], {array}[{i} + 3])", "Vector256", x => $"Vector256.Create({x}, {x}, {x}, {x})", false),
    ];

    private void Lanes(int depth)
    {
        (string count, Func<string, string, string> load, string functions, Func<string, string> everywhere, bool hasStore) = Widths[_random.Next(Widths.Length)];
        (string i, string sum, string v, string q) = (Fresh("i"), Fresh("sum"), Fresh("v"), Fresh("q"));
        Line(depth, $"var {sum} = {everywhere(Pick("0.0", "x", "0.5"))};");
        Line(depth, $"int {i} = 0;");
        Line(depth, Pick($"for (; {i} <= z.Length - {count}; {i} += {count})", $"for (; {i} + {count} <= z.Length; {i} += {count})", $"for (; {i} < z.Length - z.Length % {count}; {i} += {count})"));
        Line(depth, "{");
        Line(depth + 1, $"var {v} = {load(Pick("z", "z", "a"), i)};");
        Line(depth + 1, $"var {q} = {LaneValue(functions, everywhere, v, sum, 2)};");
        Line(depth + 1, Pick($"{sum} += {LaneValue(functions, everywhere, v, q, 1)};", $"{sum} = {sum} * {everywhere("0.5")} + {q} * {v};", $"{sum} = {functions}.{Pick("Max", "Min")}({sum}, {LaneValue(functions, everywhere, v, v, 1)});"));
        if (hasStore && OneIn(2))
        {
            Line(depth + 1, $"({q} * {everywhere("0.25")}).CopyTo({Pick("a", "b")}, {i});");
        }

        Line(depth, "}");
        Line(depth, Pick($"s += 0.5 * {functions}.Sum({sum});", $"t += {functions}.Dot({sum}, {LaneValue(functions, everywhere, sum, sum, 0)}) * 0.25;", $"u = {sum}[0] - 0.5 * {sum}[1];", $"s += {functions}.{Pick("GreaterThanAny", "GreaterThanAll")}({sum}, {everywhere("0.75")}) ? {functions}.Sum({sum}) : x;"));
        Line(depth, $"for (; {i} < z.Length; {i}++) {Pick($"s += z[{i}] * x;", $"t = t * 0.5 + w[{i}];", $"b[{i}] = z[{i}] * 0.5;")}");
    }

    /// <summary>A vector made of two.</summary>
    private string LaneValue(string functions, Func<string, string> everywhere, string v, string w, int depth)
    {
        if (depth == 0)
        {
            return Pick(v, w, v, everywhere(Pick("0.5", "x", "u")));
        }

        (string p, string q) = (LaneValue(functions, everywhere, v, w, depth - 1), LaneValue(functions, everywhere, v, w, 0));
        string one = everywhere("1.0");
        string root = functions == "Vector" ? "SquareRoot" : "Sqrt";
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
            $"{functions}.ConditionalSelect({functions}.{Pick("GreaterThan", "LessThanOrEqual")}({p}, {q}), {p}, {q} * {everywhere("0.5")})");
    }
}
