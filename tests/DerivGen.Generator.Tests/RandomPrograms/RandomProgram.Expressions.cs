namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    /// <summary>An element that may be written.</summary>
    private string Target() => _hasGrid && OneIn(3) ? $"g[({Position()}) * z.Length + {Position()}]" : $"{Pick(_arrays)}[{Position()}]";

    private string Position()
    {
        if (_indices.Count == 0 || OneIn(6))
        {
            return Pick("0", "c", "z.Length - 1", "k % z.Length", "c / 2");
        }

        string i = Pick(_indices);
        if (_hasOrder && OneIn(8))
        {
            return $"order[{i}]";
        }

        return _random.Next(19) switch
        {
            0 or 1 => $"z.Length - 1 - {i}",
            2 => $"({i} + 1) % z.Length",
            3 => $"({i} * 2 + c) % z.Length",
            4 => $"Math.Min({i} + 1, z.Length - 1)",
            5 => $"Math.Max({i} - 1, 0)",
            6 => Pick($"{i} / 2", $"({i} >> 1)", $"Math.Abs({i} - c)", $"({i} + k) % z.Length", $"({i} * {Pick(_indices)}) % z.Length"),
            7 when OneIn(2) => $"(int)Math.Min(Math.Abs({Pick(_readable)}), 9) % z.Length",
            _ => i,
        };
    }

    /// <summary>A number that is read from somewhere.</summary>
    private string Element() => _random.Next(8) switch
    {
        0 => $"z[^({Position()} + 1)]",
        1 when _hasMatrix => $"m[{Position()}, {Position()}]",
        2 when _hasGrid => $"g[({Position()}) * z.Length + {Position()}]",
        3 or 4 => $"z[{Position()}]",
        5 or 6 => $"w[{Position()}]",
        _ => $"{Pick(_arrays)}[{Position()}]",
    };

    private string Value(int depth) => _random.Next(depth > 0 ? 15 : 5) switch
    {
        0 => Pick(_readable),
        1 => Pick("0.5", "1", "(-2)", "0.3"),
        2 => Element(),
        3 when _structNumbers.Count > 0 && OneIn(2) => _structNumbers[_random.Next(_structNumbers.Count)](),
        3 => OneIn(2) ? Pick(_scalars) : $"{Pick(_arrays)}[{Position()}]",
        4 => _hasMatrix && OneIn(3) ? $"m[{Position()}, {Position()}]" : Element(),
        5 => $"({Value(depth - 1)} {Pick("+", "-")} {Value(depth - 1)})",
        6 => $"0.3 * {Value(depth - 1)} * {Value(depth - 1)}",
        7 => $"({Condition()} ? {Value(depth - 1)} : {Value(depth - 1)})",
        8 => Pick($"Math.Sin({Value(depth - 1)})", $"Math.Tanh({Value(depth - 1)})", $"Math.Atan({Value(depth - 1)})", $"Math.Exp(-Math.Abs({Value(depth - 1)}))", $"Math.Cos({Value(depth - 1)})"),
        9 => Pick(
            $"Math.Max({Value(depth - 1)}, {Value(depth - 1)})",
            $"Math.Min({Value(depth - 1)}, {Value(depth - 1)})",
            $"Math.Clamp({Value(depth - 1)}, -1, 1)",
            $"Math.Abs({Value(depth - 1)})",
            $"Math.CopySign({Value(depth - 1)}, {Value(depth - 1)} + 0.7)",
            $"Math.Sign({Value(depth - 1)}) * {Value(depth - 1)}"),
        10 => Fraction(depth),
        11 => Chosen(depth),
        13 when _hasNewest => NewestValue(depth),
        12 or 13 => ValueOfTopic(depth),
        _ => Call(depth),
    };

    /// <summary>A value that patterns choose.</summary>
    private string Chosen(int depth)
    {
        (string one, string two, string three) = (Value(depth - 1), Value(0), Value(0));
        string v = Fresh("v");
        return _random.Next(4) switch
        {
            0 => $"((({Pick("k", "c", Position())}) % 3) switch {{ 0 => {one}, 1 => {two}, _ => {three} }})",
            1 => $"(({Pick("k", "c", Position())}) switch {{ > 2 and < 5 => {one}, 1 or 2 => {two}, _ => {three} }})",
            2 => $"((k % 2, {Position()}) switch {{ (0, 0) => {one}, (1, > 0) => {two}, _ => {three} }})",
            _ => $"({two} switch {{ var {v} when {v} > {Value(0)} => {one}, var {v} when {v} < {Pick(_scalars)} => 0.5 * {v}, _ => {three} }})",
        };
    }

    /// <summary>Quotients, roots and logarithms, each where it is defined.</summary>
    private string Fraction(int depth)
    {
        string v = Value(depth - 1);
        return Pick(
            $"{Value(depth - 1)} / (1 + {Square(v)})",
            $"Math.Sqrt(0.5 + {Square(v)})",
            $"Math.Log(1.5 + {Square(v)})",
            $"Math.Pow({v}, 2)",
            $"1 / (1 + Math.Exp(-{v}))");
    }

    private string Call(int depth)
    {
        string v = Value(depth - 1);
        return _random.Next(17) switch
        {
            0 => $"Blend({v}, {Value(depth - 1)})",
            1 => $"Dot({Pick("z", "a", "b")}, {Pick("w", "a", "z")})",
            2 => $"Dot(a.AsSpan(0, {Position()} + 1), {(_hasSpan ? "w" : "b")})",
            3 => $"0.1 * Horner({Pick("z", "w", "a", "z.AsSpan(1)", "z[..^1]")}, Math.Sin({v}))",
            4 => $"FirstAbove({Pick("z", "w", "b")}, {Value(0)})",
            5 => $"Root(1 + {Square(v)})",
            6 when _hasLocalFunction => $"Local({v})",
            7 => $"Power(Math.Sin({v}), {Pick("3", "c", "k % 4", Position())})",
            8 => $"Tail({Pick("z", "w", "a")}, {Position()})",
            9 => $"Twice(v => {Pick("0.5 * v + t", "Math.Sin(v) * x", "v > s ? v : x", "v * z[c]")}, {v})",
            10 => $"SumOf(i => {Pick("z[i] * x", "0.5 * a[i]", "i < c ? z[i] : u", "z[i] * (i + 1)")}, {Pick("z.Length", "c", $"({Position()})")})",
            11 when _hasLambda => Pick($"lambda({v})", $"Twice(lambda, {v})"),
            12 when _hasNext && !_isCondition => $"Next({v})",
            13 or 14 or 15 when _mayBeTyped => Query(),
            _ => $"Turn({v}, {Value(0)}, {Value(0)}).Item{Pick("1", "2")}",
        };
    }

    private string Condition()
    {
        bool outer = _isCondition;
        _isCondition = true;
        string result = _random.Next(10) switch
        {
            0 => $"{Position()} == {Position()}",
            1 => $"z[{Position()}] > {Pick("0", "x")}",
            2 => $"{Position()} < c",
            3 => $"x > {Pick("0", "z[c]", "1")}",
            4 when _hasFlag && OneIn(2) => Pick("flag", "!flag", "(flag && f)", "(flag || k > 1)"),
            4 => Pick("f", "!f", "k > 2", "k % 2 == 0"),
            5 => $"{Pick(_scalars)} < {Value(0)}",
            6 => $"({Position()} > 0 {Pick("&&", "||")} {Pick(_readable)} < w[{Position()}])",
            7 => $"{Pick("k", "c", $"({Position()})")} is {Pick("> 1 and < 4", "0 or 2", "not 1")}",
            8 => $"({Value(0)} > {Value(0)} {Pick("&&", "||")} {Pick("f", "x < 1", $"{Value(1)} <= {Value(0)}")})",
            _ => $"{Pick(_arrays)}[{Position()}] {Pick("<", ">=")} {Value(0)}",
        };
        _isCondition = outer;
        return result;
    }

    /// <summary>What is not negative: v·v.</summary>
    private string Square(string v)
    {
        string factor = Repeatable(v);
        return factor + " * " + factor;
    }

    /// <summary>A text that may stand twice in one statement: v, but where its patterns name something.</summary>
    private string Repeatable(string v) =>
        v.Contains(" switch ", StringComparison.Ordinal) || v.Contains(" is ", StringComparison.Ordinal) || v.Contains("out ", StringComparison.Ordinal) ? Pick(_scalars) : v;
}
