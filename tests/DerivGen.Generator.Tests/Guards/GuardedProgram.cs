using System.Globalization;
using System.Text;

namespace DerivGen.Generator.Tests.Guards;

/// <summary>
/// Writes a random method over <c>double x, double[] z, double[] w, int c</c> whose reads stand behind conditions that keep
/// them in range, whatever the lengths and c are. Expressions are written again and again, in all places where what they read
/// may be read.
/// </summary>
internal sealed class GuardedProgram(Random random)
{
    /// <summary>A condition over the index {0}, if it mentions one, and what may be read where it holds.</summary>
    private static readonly (string Condition, string Read)[] Guards =
    [
        ("{0} > 0", "z[{0} - 1]"),
        ("{0} >= 2", "z[{0} - 2]"),
        ("{0} + 1 < z.Length", "z[{0} + 1]"),
        ("{0} < w.Length", "w[{0}]"),
        ("{0} > 0 && {0} - 1 < w.Length", "w[{0} - 1]"),
        ("{0} >= c && c >= 0", "z[{0} - c]"),
        ("c > 0", "z[{0} / c]"),
        ("c > 0 && {0} % c < w.Length", "w[{0} % c]"),
        ("c >= 0 && c < w.Length", "w[c]"),
        ("c >= 0 && c < z.Length", "z[c]"),
        ("w.Length > 0", "w[0]"),
        ("z.Length > 1", "z[1]"),
    ];

    private readonly StringBuilder _text = new();
    private readonly List<string> _indices = [];

    /// <summary>What may be read here.</summary>
    private readonly List<string> _reads = ["x"];

    /// <summary>What was written before, and what it reads.</summary>
    private readonly List<(string Text, HashSet<string> Reads)> _written = [];

    private HashSet<string> _mentioned = [];
    private int _next;

    public const string Helpers = """
        static double LogAdd(double a, double b) => double.IsNegativeInfinity(a) ? b : double.IsNegativeInfinity(b) ? a : a > b ? a + Math.Log(1 + Math.Exp(b - a)) : b + Math.Log(1 + Math.Exp(a - b));
        static double Bent(double a) => a > 0.25 ? a * a + Math.Exp(-a) : Math.Exp(a) - a;

        """;

    public static string Write(Random random, string name)
    {
        GuardedProgram program = new(random);
        program._text.Append(CultureInfo.InvariantCulture, $"[Differentiable] public static double {name}(double x, double[] z, double[] w, int c)\n{{\n    double s = 0;\n");
        program.Block(1, random.Next(2, 4));
        program._text.Append("    return s;\n}\n");
        return program._text.ToString();
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    private void Block(int depth, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (random.Next(7))
        {
            case 0 or 1 when depth < 4 && _indices.Count < 2:
                Loop(depth);
                break;
            case 2 or 3 when depth < 5:
                (string condition, string? read) = Guard();
                Line(depth, $"if ({condition})");
                Inside(depth, read, random.Next(1, 3));
                if (random.Next(2) == 0)
                {
                    Line(depth, "else");
                    Inside(depth, null, 1);
                }

                break;
            case 4:
                string local = "v" + _next++.ToString(CultureInfo.InvariantCulture);
                Line(depth, $"double {local} = {Value(2)};");
                Line(depth, $"s += {local} * {Value(1)};");
                break;
            default:
                Line(depth, $"s {Pick("+=", "-=")} {Value(3)};");
                break;
        }
    }

    private void Inside(int depth, string? read, int count)
    {
        int before = _reads.Count;
        if (read is not null)
        {
            _reads.Add(read);
        }

        Line(depth, "{");
        Block(depth + 1, count);
        Line(depth, "}");
        _reads.RemoveRange(before, _reads.Count - before);
    }

    private void Loop(int depth)
    {
        string i = "i" + _next++.ToString(CultureInfo.InvariantCulture);
        (string head, string? read) = random.Next(6) switch
        {
            0 => ($"for (int {i} = 1; {i} < z.Length; {i}++)", $"z[{i} - 1]"),
            1 => ($"for (int {i} = 0; {i} < w.Length; {i}++)", $"w[{i}]"),
            2 => ($"for (int {i} = 0; {i} < c; {i}++)", null),
            3 when _indices.Count > 0 => ($"for (int {i} = 0; {i} < {_indices[^1]}; {i}++)", null),
            _ => ($"for (int {i} = 0; {i} < z.Length; {i}++)", $"z[{i}]"),
        };
        Line(depth, head);
        _indices.Add(i);
        Inside(depth, read, random.Next(1, 3));
        _indices.RemoveAt(_indices.Count - 1);
    }

    /// <summary>A condition that allows a read, or one of values that allows nothing.</summary>
    private (string Condition, string? Read) Guard()
    {
        if (random.Next(5) == 0)
        {
            return ($"{Value(1)} > {Pick("0", "0.5", "x")}", null);
        }

        (string condition, string read) = Guards[random.Next(Guards.Length)];
        if (!condition.Contains('{', StringComparison.Ordinal) && !read.Contains('{', StringComparison.Ordinal))
        {
            return (condition, read);
        }

        // An index below z.Length is what these conditions are about.
        string[] indices = [.. _indices.Where(i => _reads.Contains($"z[{i}]"))];
        if (indices.Length == 0)
        {
            return Guard();
        }

        string index = indices[random.Next(indices.Length)];
        _mentioned.Add($"z[{index}]");
        return (string.Format(CultureInfo.InvariantCulture, condition, index), string.Format(CultureInfo.InvariantCulture, read, index));
    }

    private string Value(int depth)
    {
        (string Text, HashSet<string> Reads)[] again = [.. _written.Where(w => w.Reads.All(_reads.Contains))];
        if (again.Length > 0 && random.Next(3) == 0)
        {
            (string text, HashSet<string> reads) = again[random.Next(again.Length)];
            _mentioned.UnionWith(reads);
            return text;
        }

        HashSet<string> around = _mentioned;
        _mentioned = [];
        string value = New(depth);
        if (depth > 0)
        {
            _written.Add((value, _mentioned));
        }

        around.UnionWith(_mentioned);
        _mentioned = around;
        return value;
    }

    private string New(int depth) => random.Next(depth > 0 ? 10 : 3) switch
    {
        0 => Pick("0.5", "2", "x"),
        1 or 2 => Read(),
        3 => $"({Value(depth - 1)} {Pick("+", "-")} {Value(depth - 1)})",
        4 => $"0.5 * {Value(depth - 1)} * {Value(depth - 1)}",
        5 => $"Math.{Pick("Sin", "Exp", "Tanh")}({Read()})",
        6 => $"LogAdd({Value(depth - 1)}, {Value(depth - 1)})",
        7 => $"Bent({Value(depth - 1)})",
        _ => Choice(depth),
    };

    private string Choice(int depth)
    {
        (string condition, string? read) = Guard();
        int before = _reads.Count;
        if (read is not null)
        {
            _reads.Add(read);
        }

        string then = Value(depth - 1);
        _reads.RemoveRange(before, _reads.Count - before);
        if (read is not null && !_reads.Contains(read))
        {
            _mentioned.Remove(read);
        }

        return $"({condition} ? {then} : {Value(depth - 1)})";
    }

    private string Read()
    {
        string read = _reads[random.Next(_reads.Count)];
        _mentioned.Add(read);
        return read;
    }
}
