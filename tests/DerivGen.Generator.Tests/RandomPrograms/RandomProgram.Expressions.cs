namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    /// <summary>An element that may be written.</summary>
    private string Target() => _hasGrid && OneIn(3) ? $"g[({Position()}) * z.Length + {Position()}]" : $"{Pick("a", "b")}[{Position()}]";

    private string Position()
    {
        if (_indices.Count == 0 || OneIn(6))
        {
            return Pick("0", "c", "z.Length - 1");
        }

        string i = Pick(_indices);
        return _random.Next(12) switch
        {
            0 or 1 => $"z.Length - 1 - {i}",
            2 => $"({i} + 1) % z.Length",
            3 => $"({i} * 2 + c) % z.Length",
            4 => $"Math.Min({i} + 1, z.Length - 1)",
            _ => i,
        };
    }

    private string Value(int depth) => _random.Next(depth > 0 ? 12 : 5) switch
    {
        0 => Pick(_readable),
        1 => Pick("0.5", "1", "(-2)", "0.3"),
        2 => $"z[{Position()}]",
        3 => OneIn(2) ? Pick(_scalars) : $"{Pick("a", "b")}[{Position()}]",
        4 => _hasGrid && OneIn(2) ? $"g[({Position()}) * z.Length + {Position()}]" : $"w[{Position()}]",
        5 => $"({Value(depth - 1)} {Pick("+", "-")} {Value(depth - 1)})",
        6 => $"0.3 * {Value(depth - 1)} * {Value(depth - 1)}",
        7 => $"({Condition()} ? {Value(depth - 1)} : {Value(depth - 1)})",
        8 => Pick($"Math.Sin({Value(depth - 1)})", $"Math.Tanh({Value(depth - 1)})", $"Math.Atan({Value(depth - 1)})", $"Math.Exp(-Math.Abs({Value(depth - 1)}))", $"Math.Cos({Value(depth - 1)})"),
        9 => Pick($"Math.Max({Value(depth - 1)}, {Value(depth - 1)})", $"Math.Min({Value(depth - 1)}, {Value(depth - 1)})", $"Math.Clamp({Value(depth - 1)}, -1, 1)", $"Math.Abs({Value(depth - 1)})"),
        10 => Fraction(depth),
        _ => Call(depth),
    };

    /// <summary>Quotients, roots and logarithms, each where it is defined.</summary>
    private string Fraction(int depth)
    {
        string v = Value(depth - 1);
        return Pick(
            $"{Value(depth - 1)} / (1 + {v} * {v})",
            $"Math.Sqrt(0.5 + {v} * {v})",
            $"Math.Log(1.5 + {v} * {v})",
            $"Math.Pow({v}, 2)",
            $"1 / (1 + Math.Exp(-{v}))");
    }

    private string Call(int depth)
    {
        string v = Value(depth - 1);
        return _random.Next(9) switch
        {
            0 => $"Blend({v}, {Value(depth - 1)})",
            1 => $"Dot({Pick("z", "a", "b")}, {Pick("w", "a", "z")})",
            2 => $"Dot(a.AsSpan(0, {Position()} + 1), {(_hasSpan ? "w" : "b")})",
            3 => $"0.1 * Horner({Pick("z", "w", "a", "z.AsSpan(1)")}, Math.Sin({v}))",
            4 => $"FirstAbove({Pick("z", "w", "b")}, {Value(0)})",
            5 => $"Root(1 + {v} * {v})",
            6 when _hasLocalFunction => $"Local({v})",
            7 => $"((({Pick("k", "c", Position())}) % 3) switch {{ 0 => {v}, 1 => {Value(depth - 1)}, _ => {Value(0)} }})",
            _ => $"Turn({v}, {Value(0)}, {Value(0)}).Item{Pick("1", "2")}",
        };
    }

    private string Condition() => _random.Next(8) switch
    {
        0 => $"{Position()} == {Position()}",
        1 => $"z[{Position()}] > {Pick("0", "x")}",
        2 => $"{Position()} < c",
        3 => $"x > {Pick("0", "z[c]", "1")}",
        4 => Pick("f", "!f", "k > 2", "k % 2 == 0"),
        5 => $"{Pick(_scalars)} < {Value(0)}",
        6 => $"({Position()} > 0 {Pick("&&", "||")} {Pick(_readable)} < w[{Position()}])",
        _ => $"{Pick("a", "b")}[{Position()}] {Pick("<", ">=")} {Value(0)}",
    };
}
