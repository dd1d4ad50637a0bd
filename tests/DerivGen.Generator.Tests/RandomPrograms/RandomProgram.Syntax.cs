namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Patterns of numbers, constants, anonymous objects, sizes, conditions that assign.</summary>
internal sealed partial class RandomProgram
{
    private string PatternValue(int depth)
    {
        string one = Value(depth - 1);
        (string two, string three) = (Value(0), Value(0));
        string n = Pick(_scalars);
        string p = Fresh("p");

        // What a pattern names belongs to its arm: an expression may stand in a text twice.
        return _random.Next(14) switch
        {
            0 => $"({n} switch {{ > {Pick("0.5", "1.0")} => {one}, <= {Pick("-0.5", "0.25")} => {two}, _ => {three} }})",
            1 => $"({n} is {Pick("> 0.0 and < 1.5", "< -0.5 or > 0.5", "not > 0.25")} ? {one} : {two})",
            2 => $"(({n}, {Pick(_scalars)}) switch {{ (> 0.0, > 0.5) => {one}, (var {p}, < 0.25) => {p} * {two}, _ => {three} }})",
            3 => $"({n} switch {{ var {p} when {p} > {two} => {one} * {p}, _ => {three} }})",
            4 => $"((k, c) == ({Pick("0", "1")}, {Position()}) ? {one} : {two})",
            8 => $"((c, k) switch {{ (int {p}, >= 0) => {p} * {one}, _ => {two} }})",
            9 => $"(k switch {{ > 3 => {one}, int => {two} }})",
            10 => $"(z?.Length ?? 0) * 0.25 * {one}",
            11 => $"(k switch {{ int {p} when c is 0 or 2 && {p} > 1 => {one}, _ => {two} }})",
            12 => $"({n} is 0.0 or 1.0 ? {one} : {two})",
            13 when _mayBeTyped => Pick($"(new Turned({two}, {three}) is (var {p}, _) ? {p} * {one} : {two})", $"(new Turned({two}, x) is {{ Re: var {p} }} && {p} > 0.25 ? {one} : {p} * {three})"),
            5 => $"{Pick("sizeof(int)", "sizeof(long)")} * 0.125 * {one}",
            6 => $"({one} + default(double))",
            _ => $"((k, f, c) switch {{ (> 1, true, _) => {one}, (_, false, 0 or 1) => {two}, _ => {three} }})",
        };
    }

    private void Syntax(int depth)
    {
        string q = Fresh("q");
        string p = Fresh("p");
        string to = Pick("s", "t", "u");
        switch (_random.Next(20))
        {
            case 0:
                Line(depth, $"const double {q} = {Pick("0.3", "0.5", "1.25")};");
                Line(depth, $"{to} += {q} * {Value(1)};");
                break;
            case 1:
                Line(depth, $"const int {q} = {Pick("1", "2")};");
                Line(depth, $"{to} -= {q} * {Value(1)};");
                break;
            case 2:
                Line(depth, $"var {q} = new {{ V = {Value(1)}, W = {Pick(_scalars)} }};");
                Line(depth, $"{to} += {q}.V * 0.5 * {q}.W;");
                break;
            case 3:
                Line(depth, $"int {q} = {Pick("c", "z.Length", "3")};");
                Line(depth, $"while ({q}-- > 0) {{ {to} {Pick("+=", "-=")} {Pick($"z[{q} % z.Length] * {Value(0)}", Value(1))};{Pick("", $" if ({Condition()}) break;")} }}");
                break;
            case 4:
                Line(depth, $"int {q} = 0;");
                Line(depth, $"while (++{q} < z.Length) {{ {to} = 0.5 * {to} + {Pick($"z[{q}]", $"a[{q} - 1]")} * {Value(0)}; }}");
                break;
            case 5:
                Line(depth, $"if ({Pick(_scalars)} is {Pick("> 0.5", "< 0.0", ">= -0.5 and <= 0.75")}) {to} += {Value(1)}; else {{ ; }}");
                break;
            case 6 when _mayBeTyped:
                Line(depth, $"var {q} = new Spring({Value(1)}, {Value(0)});");
                Line(depth, $"{to} += {q} is {{ X: > {Pick("0.0", "0.5")}, V: var {p} }} ? {p} * {Value(0)} : {Value(0)};");
                break;
            case 7:
                Line(depth, $"(double {q}, (int {p}, double _)) = ({Value(1)}, ({Position()}, {Value(0)}));");
                Line(depth, $"{to} += {q} * z[{p}];");
                break;
            case 10 when _mayBeTyped:
                Line(depth, $"var ({q}, {p}) = new Turned({Value(1)}, {Value(0)});");
                Line(depth, $"{to} += {q} * {p};");
                break;
            case 11 when _mayBeTyped:
                Line(depth, $"Chain {q} = new() {{ First = {{ X = {Value(1)} }}, Last = new({Value(0)}, 1), Count = {Position()} }};");
                Line(depth, $"{to} += {q}.First.X * {q}.Last.Energy + {q}.Count * 0.125;");
                break;
            case 12:
                Line(depth, $"int? {q} = {Condition()} ? {Position()} : null;");
                Line(depth, $"{to} {Pick("+=", "-=")} z[{q} ?? c] + ({q}.HasValue ? {Value(0)} : 0.5) * {Value(0)};");
                break;
            case 13:
                Line(depth, $"var {q} = new ReadOnlySpan<double>({Pick("z", "a")}, {Pick("0, c + 1", "1, z.Length - 1")});");
                Line(depth, $"if ({q} is {Pick($"[var {p}, ..]", $"{{ Length: > 1 }} and [_, .. var {p}_] and [var {p}, ..]", $"[var {p}, .. var {p}_]")}) {to} += {p} * {q}[^1];");
                break;
            case 14 when _mayBeTyped:
                Line(depth, $"foreach (var ({q}, {p}) in {Pick("z.Zip(a)", "new[] { new Turned(x, 0.5), new Turned(t, z[c]) }", "new[] { (x, z[0]), (u, 0.5) }")}) {to} += {q} * {Pick(p, Value(0))};");
                break;
            case 16 when _mayBeTyped:
                Line(depth, $"var {q} = new (double A, int B)[z.Length];");
                Line(depth, $"for (int {p} = 0; {p} < z.Length; {p}++) {q}[{p}].A = {Pick($"z[{p}] * x", $"{p} > 0 ? {q}[{p} - 1].A * 0.5 : x")};");
                Line(depth, $"{q}[c] = ({Value(1)}, 2);");
                Line(depth, $"{to} += {q}[{Position()}].A * ({q}[c].B + 1);");
                break;
            case 17 when _mayBeTyped:
                Line(depth, $"Amount {q} = (double)({Value(1)});");
                Line(depth, Pick($"{q} += new Amount({Value(0)});", $"{q}[0] *= {Value(0)};", $"if ({Condition()}) {q} = (Amount)(double)({Value(0)});", $"{q}.Half = {Value(0)};"));
                Line(depth, $"{to} += (double){q} * {Pick("x", $"{q}.Half", $"{q}[1]")};");
                break;
            case 18:
                Line(depth, $"static double Own{q}(double v, double by = 0.25) => v * by + {Pick("Math.Sin(v)", "0.5", "v / (1 + by * by)")};");
                Line(depth, $"{to} += Own{q}({Value(1)}) - Own{q}({Value(0)}, by: {Value(0)});");
                break;
            case 19:
                Line(depth, $"var {q} = new int[z.Length];");
                Line(depth, $"for (int {p} = 0; {p} < z.Length; {p}++) {Pick($"{q}[{p}] = z[{p}] > x ? 1 : {p};", $"{q}[({p} * 2 + c) % z.Length] += {p};", $"if (z[{p}] > 0) {q}[{Pick(p, "c")}]++;")}");
                Line(depth, $"for (int {p} = 0; {p} < z.Length; {p}++) {to} += z[{q}[{p}] % z.Length] * ({q}[{p}] + 0.5);");
                break;
            case 8:
                Line(depth, $"_ = {Value(0)};");
                Line(depth, $"{q}: {to} += {Value(1)};".Replace($"{q}: ", OneIn(8) ? $"{q}: " : "", StringComparison.Ordinal));
                break;
            case 9:
                Line(depth, $"var ({q}, {p}) = Math.SinCos({Value(1)});");
                Line(depth, $"{to} += {q} * {p};");
                break;
            default:
                Line(depth, $"{to} {Pick("+=", "-=")} {PatternValue(2)};");
                break;
        }
    }
}
