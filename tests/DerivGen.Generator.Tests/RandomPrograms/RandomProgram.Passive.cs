namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Parameters that are data: truth values, integers of several types, enums, arrays of integers, arrays that may be missing, arrays of arrays.</summary>
internal sealed partial class RandomProgram
{
    public static readonly PassiveParameter[] PassiveParameters =
    [
        new(", bool flag", (random, _) => random.Next(2) == 0),
        new(", int[] order", (random, length) => Enumerable.Range(0, length).Select(_ => random.Next(length)).ToArray()),
        new(", short[] steps", (random, length) => Enumerable.Range(0, length).Select(_ => (short)random.Next(-3, 4)).ToArray()),
        new(", byte small", (random, _) => (byte)random.Next(6)),
        new(", long wide", (random, _) => (long)random.Next(6)),
        new(", ulong huge", (random, _) => (ulong)random.Next(6)),
        new(", int[][] groups", (random, length) => Enumerable.Range(0, length).Select(_ => Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(length)).ToArray()).ToArray()),
        new(", int? maybe", (random, _) => random.Next(3) == 0 ? null : random.Next(4)),
        new(", StringComparison kind", (random, _) => (StringComparison)random.Next(6)),
        new(", [Constant] double[] data", (random, length) => random.Next(4) == 0 ? null : Enumerable.Range(0, length).Select(_ => random.Next(-8, 9) / 4.0).ToArray()),
        new(", [Constant] double[][] rows", (random, length) => Enumerable.Range(0, length).Select(_ => Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(-8, 9) / 4.0).ToArray()).ToArray()),
    ];

    private string _passiveParameters = "";

    private bool _hasFlag;

    private bool _hasOrder;

    private bool _hasRows;

    private bool _hasSmall;

    private void ChoosePassiveParameters()
    {
        if (!OneIn(3))
        {
            return;
        }

        foreach (PassiveParameter parameter in PassiveParameters.Where(_ => OneIn(4)))
        {
            _passiveParameters += parameter.Text;
            switch (parameter.Text.Split(' ')[^1])
            {
                case "flag":
                    _hasFlag = true;
                    break;
                case "order":
                    _hasOrder = true;
                    _structNumbers.Add(() => Pick($"z[order[{Position()}]]", $"(Array.IndexOf(order, {Pick("0", "1", "c")}) + 1) * {Value(0)}", $"(order.AsSpan().Contains({Position()}) ? {Value(0)} : 0.5)", "(Array.Empty<int>().Length + order.Length) * 0.25"));
                    break;
                case "rows":
                    _hasRows = true;
                    _structNumbers.Add(() => Pick($"rows[{Position()}][0]", $"rows[{Position()}][^1]", "rows[c].Length * 0.25", "Dot(rows[c], rows[c])"));
                    break;
                case "steps":
                    _structNumbers.Add(() => $"0.25 * steps[{Position()}]");
                    break;
                case "small":
                    _integers.Add("small");
                    _hasSmall = true;
                    _structNumbers.Add(() => $"small * {Value(0)}");
                    break;
                case "wide":
                    _integers.Add("wide");
                    _structNumbers.Add(() => Pick($"(wide - {Pick("3", "c")}) / 2 * {Value(0)}", $"({Pick("sbyte", "byte", "short")})wide * {Value(0)}"));
                    break;
                case "huge":
                    _structNumbers.Add(() => $"(huge * 0.5 * {Value(0)})");
                    break;
                case "groups":
                    _structNumbers.Add(() => Pick($"z[groups[{Position()}][0]]", $"groups[{Position()}][^1] * {Value(0)}", $"groups[{Position()}].Length * 0.25"));
                    break;
                case "maybe":
                    _structNumbers.Add(() => Pick($"(maybe ?? 1) * {Value(0)}", $"(maybe is > 1 ? {Value(0)} : 0.5)", $"(maybe == null ? {Value(0)} : maybe.Value * 0.5)", $"z[maybe is {{ }} {Fresh("p")} ? c : 0]"));
                    break;
                case "kind":
                    _structNumbers.Add(() => Pick($"(kind == StringComparison.Ordinal ? {Value(0)} : 0.5)", $"(kind is StringComparison.InvariantCulture ? 0.25 : {Value(0)})", $"(kind switch {{ StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase => {Value(0)}, > StringComparison.InvariantCulture => 0.25, _ => x }})"));
                    break;
                default:
                    _structNumbers.Add(() => Pick($"(data is null ? {Value(0)} : data[{Position()}])", "(data?.Length ?? 0) * 0.25", $"(data == null ? 0.5 : data[c] * {Value(0)})"));
                    break;
            }
        }
    }

    /// <summary>A statement over arrays of arrays.</summary>
    private void Rows(int depth)
    {
        (string i, string j) = (Fresh("i"), Fresh("j"));
        string to = Pick("s", "t", "u");
        switch (_random.Next(6))
        {
            case 0:
                Line(depth, $"for (int {i} = 0; {i} < rows.Length; {i}++) for (int {j} = 0; {j} < rows[{i}].Length; {j}++) {to} += rows[{i}][{j}] * {Pick($"z[{i}]", $"z[{j} % z.Length]", Value(0))};");
                break;
            case 1:
                Line(depth, $"foreach (double[] {i} in rows) {to} = 0.5 * {to} + {i}[0] * {Pick(Value(0), $"Math.Sin({to})", $"{i}[^1]")};");
                break;
            case 2:
                Line(depth, $"foreach (var {i} in rows) foreach (double {j} in {i}) {Pick($"{to} += {j} * {Value(0)};", $"{to} = Math.Max({to}, {j} * x);", $"{to} = 0.5 * {to} * {j} + {Value(0)};")}");
                break;
            case 3:
                Line(depth, $"for (int {i} = 0; {i} < rows.Length; {i}++)");
                Line(depth, "{");
                Line(depth + 1, $"double[] {j} = rows[{Pick(i, $"rows.Length - 1 - {i}")}];");
                Line(depth + 1, Pick($"{Pick("a", "b")}[{i}] += Dot({j}, {j}) * {Value(0)};", $"if ({j}.Length > 1) {to} += {j}[1] * z[{i}];", $"{to} = 0.5 * {to} + {j}[{j}.Length - 1] * {Value(0)};", $"a[{i}] = FirstAbove({j}, {Value(0)});"));
                Line(depth, "}");
                break;
            case 4 when _mayBeTyped:
                Line(depth, $"{to} += {Pick($"rows.Sum({i} => {i}[0] * x)", $"rows.Zip(z, ({i}, {j}) => {i}[0] * {j}).Sum()", $"rows.Select({i} => {i}.Sum() * t).Max()", $"rows[c].Zip(z, ({i}, {j}) => {i} * {j}).Sum()", $"rows.Skip(1).Sum({i} => {i}.Length * x)")};");
                break;
            default:
                Line(depth, $"{to} += rows is {{ Length: > 2 }} ? rows[2][0] * {Value(0)} : {Value(0)};");
                break;
        }
    }
}
