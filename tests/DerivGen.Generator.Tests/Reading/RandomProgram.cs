using System.Globalization;
using System.Text;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>
/// Writes a random method over <c>double x, double[] z, int c</c> from the statements that loops are made of. Indices stay in
/// range, values stay small; whether the reader can make something of it is left to chance.
/// </summary>
internal sealed class RandomProgram(Random random)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _indices = [];
    private int _next;

    public static string Write(Random random, string name)
    {
        RandomProgram program = new(random);
        program._text.Append(CultureInfo.InvariantCulture, $"[Differentiable] public static double {name}(double x, double[] z, int c)\n{{\n    double s = 0, t = {program.Start()}, u = x; int k = 0; bool f = false; var a = new double[z.Length]; var b = new double[z.Length];\n");
        int count = random.Next(2, 5);
        for (int i = 0; i < count; i++)
        {
            program.Statement(1, inLoop: false);
        }

        program._text.Append("    double r = s + t * 0.5 + u * 0.25 + k + (f ? x : 0);\n    for (int i = 0; i < z.Length; i++) r += (a[i] + b[i] * 0.5) * (i + 1);\n    return r;\n}\n");
        return program._text.ToString();
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private string Start() => Pick("0", "1", "z[0]", "x", "double.NegativeInfinity < x ? 1 : 2");

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    private void Statement(int depth, bool inLoop)
    {
        switch (random.Next(inLoop ? 12 : 8))
        {
            case 0 or 1 or 2 or 3 when depth < 4 && !(inLoop && random.Next(2) == 0):
                Loop(depth);
                break;
            case 4 when depth < 4:
                Line(depth, $"if ({Condition()})");
                Line(depth, "{");
                Statement(depth + 1, inLoop);
                Line(depth, "}");
                if (random.Next(2) == 0)
                {
                    Line(depth, "else");
                    Line(depth, "{");
                    Statement(depth + 1, inLoop);
                    Line(depth, "}");
                }

                break;
            case 5 when inLoop && random.Next(3) == 0:
                Line(depth, $"if ({Condition()}) {Pick("continue;", "break;", $"return {Value(1)};")}");
                break;
            case 5:
                Line(depth, Pick("(a, b) = (b, a);", "(s, t) = (t, s + u * 0.5);", "u = 0.5 * u + Math.Sin(t);", "s = 0.5 * s * t - u * 0.25;"));
                break;
            case 6:
                Line(depth, $"{Pick("s", "t", "u")} = {Value(2)};");
                break;
            case 7:
                Line(depth, $"{Pick("a", "b")}[{Position()}] {Pick("=", "=", "+=", "-=")} {Value(2)};");
                break;
            case 8:
                Line(depth, Pick("k++;", "f = true;", "k += 2;", "f |= z[c] > 0;"));
                break;
            case 9:
                string m = Pick("s", "t", "u");
                string v = Value(1);
                Line(depth, Pick($"if ({v} > {m}) {m} = {v};", $"{m} = Math.Max({m}, {v});", $"{m} = {v} <= {m} ? {v} : {m};", $"if ({v} > {m}) {{ {m} = {v}; k = {(_indices.Count > 0 ? _indices[^1] : "c")}; }}"));
                break;
            case 10:
                Line(depth, $"{Pick("s", "t", "u")} *= {Pick("0.5", "z[c]", "(1 + x * 0.1)")};");
                break;
            default:
                Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} {Value(2)};");
                break;
        }
    }

    private void Loop(int depth)
    {
        string i = "i" + _next++.ToString(CultureInfo.InvariantCulture);
        if (random.Next(6) == 0)
        {
            While(depth, i);
            return;
        }

        string head = random.Next(7) switch
        {
            0 => $"for (int {i} = 1; {i} < z.Length; {i}++)",
            1 => $"for (int {i} = z.Length - 1; {i} >= 0; {i}--)",
            2 => $"for (int {i} = 0; {i} < z.Length; {i} += 2)",
            3 => $"for (int {i} = 0; {i} <= c; {i}++)",
            4 when _indices.Count > 0 => $"for (int {i} = 0; {i} <= {_indices[^1]}; {i}++)",
            5 => $"for (int {i} = 0; {i} < 2; {i}++)",
            _ => $"for (int {i} = 0; {i} < z.Length; {i}++)",
        };
        Line(depth, head);
        Line(depth, "{");
        _indices.Add(i);
        int count = random.Next(1, 4);
        for (int statement = 0; statement < count; statement++)
        {
            Statement(depth + 1, inLoop: true);
        }

        _indices.RemoveAt(_indices.Count - 1);
        Line(depth, "}");
    }

    /// <summary>A loop that ends by a condition on data; a count keeps it from running forever.</summary>
    private void While(int depth, string i)
    {
        bool isDo = random.Next(3) == 0;
        string condition = $"{i} < z.Length && {Pick("s", "t", "u")} {Pick("<", ">")} {Value(0)}";
        Line(depth, $"int {i} = 0;");
        Line(depth, isDo ? "do" : $"while ({condition})");
        Line(depth, "{");
        int count = random.Next(1, 3);
        for (int statement = 0; statement < count; statement++)
        {
            Statement(depth + 1, inLoop: false);
        }

        Line(depth + 1, $"{i}++;");
        Line(depth, isDo ? $"}} while ({condition});" : "}");
    }

    private string Position() => _indices.Count == 0 || random.Next(6) == 0
        ? Pick("0", "c", "z.Length - 1")
        : random.Next(4) == 0 ? $"z.Length - 1 - {_indices[random.Next(_indices.Count)]}" : _indices[random.Next(_indices.Count)];

    private string Value(int depth) => random.Next(depth > 0 ? 9 : 5) switch
    {
        0 => "x",
        1 => Pick("0.5", "1", "-2"),
        2 => $"z[{Position()}]",
        3 => Pick("s", "t", "u", $"a[{Position()}]", $"b[{Position()}]"),
        4 => $"z[{Position()}]",
        5 => $"({Value(depth - 1)} {Pick("+", "-")} {Value(depth - 1)})",
        6 => $"0.3 * {Value(depth - 1)} * {Value(depth - 1)}",
        7 => $"({Condition()} ? {Value(depth - 1)} : {Value(depth - 1)})",
        _ => Pick($"Math.Sin({Value(depth - 1)})", $"Math.Max({Value(depth - 1)}, {Value(depth - 1)})", $"a[{Position()}]"),
    };

    private string Condition() => random.Next(4) switch
    {
        0 => $"{Position()} == {Position()}",
        1 => $"z[{Position()}] > {Pick("0", "x")}",
        2 => $"{Position()} < c",
        _ => $"x > {Pick("0", "z[c]", "1")}",
    };
}
