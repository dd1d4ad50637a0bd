namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Queries over the arrays.</summary>
internal sealed partial class RandomProgram
{
    private string Query()
    {
        (string p, string q) = (Fresh("p"), Fresh("q"));
        string source = Pick("z", "a", "b", "z.Skip(1)", "a.Concat(z)", "b.Reverse()", "z.Take(c + 1)", "a.Append(x)");
        string body = Selected(p);
        return _random.Next(19) switch
        {
            0 => $"{source}.Sum({p} => {body})",
            1 => $"{source}.Average({p} => {body})",
            2 => $"{source}.{Pick("Max", "Min")}({p} => {body})",
            3 => $"{source}.Select(({p}, {q}) => {body} * z[{q} % z.Length]).Sum()",
            4 => $"{Pick("z", "a")}.Zip({source}, ({p}, {q}) => {body} * {q}).{Pick("Sum()", "Max()", "Last()", "Average()")}",
            5 => $"{source}.Aggregate({Pick("0.5 * x", "u", "t")}, ({q}, {p}) => 0.5 * {q} + Math.Sin({body}))",
            6 => $"{source}.Where({p} => {p} {Pick(">", "<=")} {Pick("0", "x", "0.3")}).Sum({p} => {body})",
            7 => $"0.1 * Enumerable.Range(0, {Pick("z.Length", "c + 1", $"({Position()}) + 1")}).Sum({p} => a[{p}] * ({p} + 1) + {Captured()})",
            8 or 18 => $"(from {p} in {source} where {p} < {Pick("1", "u")} select {body}).Sum()",
            9 => $"z.Sum({q} => {source}.Sum({p} => {body} * {q}))",
            10 => Pick($"{source}.Select({p} => {body}).ToArray()[{Pick("0", "^1")}]", $"Array.ConvertAll({Pick("z", "a")}, {p} => {body})[{Pick("0", "^1", "c")}]"),
            11 => $"{source}.{Pick("First()", "FirstOrDefault()", "LastOrDefault()", "ElementAt(0)", "ElementAt(c % 2)", "Take(1).Single()", "AsEnumerable().Last()", "ToList()[0]", "SkipLast(1).Sum()", "TakeLast(1).First()", "Prepend(x).Sum()")}",
            12 => $"{source}.{Pick("MaxBy", "MinBy")}({p} => {body})",
            13 => $"({source}.{Pick("Any", "All")}({p} => {p} > {Pick("0", "x")}) ? {Value(0)} : {Value(0)})",
            14 => $"z.SelectMany({q} => {Pick("a", "z")}.Take(2), ({q}, {p}) => {q} * {body}).Sum()",
            16 => Pick($"{source}.{Pick("SkipWhile", "TakeWhile")}({p} => {p} {Pick("<", ">")} {Pick("0.5", "x")}).Sum({q} => {q} * {Captured()})", $"z.Chunk(2).Sum({p} => {p}[0] * {Captured()})"),
            15 => Pick($"Enumerable.Repeat({Captured()}, c).Sum()", $"{source}.LongCount({p} => {p} > 0.5) * {Value(0)}", $"(Enumerable.Range(0, c).Contains({Position()}) ? {Value(0)} : {Value(0)})", $"Enumerable.Empty<double>().Append({Captured()}).Sum()", $"(Array.{Pick("Exists", "TrueForAll")}({Pick("z", "a")}, {p} => {p} > {Pick("0.5", "x")}) ? {Value(0)} : {Value(0)})"),
            _ => $"{source}.Count({p} => {p} > {Pick("0", "x")}) * {Value(0)}",
        };
    }

    /// <summary>What a query gives is an array of the block, or is run over.</summary>
    private void Queries(int depth)
    {
        (string p, string q) = (Fresh("p"), Fresh("q"));
        string to = Pick("s", "t", "u");
        switch (_random.Next(5))
        {
            case 0:
                Line(depth, $"double[] {q} = {Pick($"z.Select({p} => {Selected(p)}).ToArray()", $"(from {p} in a select {Selected(p)}).ToArray()", $"Enumerable.Range(0, z.Length).Select({p} => z[{p}] * {Captured()}).ToArray()", $"z.Zip(w.ToArray(), ({p}, r) => {p} * r).ToArray()")};");
                _arrays.Add(q);
                break;
            case 1:
                Line(depth, $"foreach (double {q} in {Pick("z", "a")}.{Pick($"Where({p} => {p} > {Captured()})", $"Select({p} => {Selected(p)})", "Reverse().Take(2)", "Concat(b)", "Append(x).Skip(1)")}) {Pick($"{to} += {q} * {Value(0)};", $"{to} = 0.5 * {to} + Math.Sin({q});", $"{to} = Math.Max({to}, {q});")}");
                break;
            case 2:
                Line(depth, $"foreach (int {q} in Enumerable.Range({Pick("0", "1")}, z.Length - 1)) {Pick($"a[{q}] += z[{q}] * {Value(0)};", $"{to} += z[{q}] * {Value(0)};")}");
                break;
            case 3:
                Line(depth, $"var {q} = from {p} in {Pick("z", "b")} where {p} > {Captured()} select {Selected(p)};");
                Line(depth, $"{to} += {q}.{Pick("Sum()", $"Aggregate({Pick("u", "t", "0.5 * x")}, ({p}, r) => 0.5 * {p} + r)", "Count() * 0.25", "LongCount() * x")};");
                break;
            default:
                Line(depth, $"{to} {Pick("+=", "-=")} 0.5 * {Query()};");
                break;
        }
    }

    /// <summary>A value of an element.</summary>
    private string Selected(string element) => _random.Next(6) switch
    {
        0 => element,
        1 => $"{element} * {Captured()}",
        2 => $"Math.Sin({element} * {Captured()})",
        3 => $"({element} > {Captured()} ? {element} * x : {Captured()})",
        4 => $"0.3 * {element} * {element}",
        _ => $"({element} + {Captured()}) / (1 + {element} * {element})",
    };

    /// <summary>A number that a function may capture, which spans are not.</summary>
    private string Captured() => Pick("0.5", "z[c]", "a[0]", Pick(_scalars), Pick(_readable));
}
