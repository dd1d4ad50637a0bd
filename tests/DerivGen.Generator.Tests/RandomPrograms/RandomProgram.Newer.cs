namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Newer syntax: references, patterns of lists, spreads, numbers that may be missing.</summary>
internal sealed partial class RandomProgram
{
    /// <summary>What the newer statements call.</summary>
    public const string NewerHelpers = """
        private static double Total(params ReadOnlySpan<double> v)
        {
            double total = 0;
            foreach (ref readonly double e in v)
            {
                total += e * 0.5;
            }

            return total;
        }

        """;

    private void Newer(int depth)
    {
        string q = Fresh("q");
        (string p, string r) = (Fresh("p"), Fresh("r"));
        switch (_random.Next(_mayBeTyped ? 8 : 6))
        {
            case 0:
                Line(depth, $"ref double {q} = ref {(OneIn(2) ? Pick("s", "t", "u") : Target())};");
                Line(depth, $"{q} {Pick("=", "+=", "*=")} {Value(1)};");
                Line(depth, $"if ({Condition()}) {q} = 0.5 * {q} + {Value(0)};");
                Line(depth, $"{Pick(_scalars)} -= {q} * {Value(0)};");
                break;
            case 1:
                Line(depth, $"foreach (ref double {q} in {Pick("a.AsSpan()", "b.AsSpan(1)", $"a.AsSpan(0, {Position()})")})");
                Line(depth, "{");
                Line(depth + 1, $"{q} = {Pick($"0.5 * {q} + {Value(0)}", $"Math.Sin({q})", $"{q} > 0 ? {q} : x")};");
                Line(depth, "}");
                break;
            case 2:
                Line(depth, $"{Pick(_scalars)} += {Pick("z", "a", "w[..]")} switch {{ [var {q}, .., var {p}] when {q} > 0 => {q} * {p}, [_, var {p}, .. {{ Length: > 1 }} {r}] => {p} * {r}[0] + {r}[^1], _ => {Value(0)} }};");
                break;
            case 3:
                Line(depth, $"{Pick(_scalars)} -= {Pick("z", "b")} is [.., var {q}, _] and {{ Length: > 2 }} ? {q} * {Value(0)} : x;");
                break;
            case 4:
                Line(depth, $"double[] {q} = [.. {Pick("z", "a", "b[1..]")}, {Value(1)}, .. {Pick("a", "z[1..]", "b")}];");
                Line(depth, $"{q}[({Position()}) % {q}.Length] {Pick("=", "+=")} {Value(0)};");
                Line(depth, $"{Pick(_scalars)} += {q}[^1] * {q}[({Position()}) % {q}.Length] + 0.25 * Dot({q}, {q});");
                break;
            case 5:
                Line(depth, $"{Pick(_scalars)} = Total({Value(0)}, {Value(1)}, {Pick("x", "u", "1")}) + Total({Pick("a", "z", $"{Value(0)}")});");
                break;
            case 6:
                Line(depth, $"double? {q} = {Condition()} ? {Value(1)} : null;");
                Line(depth, $"{Pick(_scalars)} += 0.5 * ({q} ?? {Value(0)});");
                Line(depth, $"if ({q} is {{ }} {p}) {{ t = {p}; }}");
                break;
            default:
                Line(depth, $"double? {q} = null;");
                Line(depth, $"foreach (double {p} in {Pick("z", "a")}) {{ if ({q} is null || {p} > {q}) {q} = {p}; }}");
                Line(depth, $"{q} ??= x;");
                Line(depth, $"{Pick(_scalars)} {Pick("+=", "-=")} {q}.Value * {Value(0)};");
                break;
        }
    }
}
