namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    /// <summary>Arrays and spans of the block, some of them of a computed size, some of them other names of a and b.</summary>
    private void Storage(int depth)
    {
        if (_mayBeTyped && OneIn(5))
        {
            StructOfBlock(depth);
            return;
        }

        string q = Fresh("q");
        switch (_random.Next(8))
        {
            case 0:
                Line(depth, $"Span<double> {q} = stackalloc double[z.Length];");
                _arrays.Add(q);
                break;
            case 1:
                Line(depth, $"var {q} = {Pick("new double[z.Length]", "(double[])w.Clone()", "z.AsSpan().ToArray()", "z[..]")};".Replace("(double[])w.Clone()", _hasSpan ? "w.ToArray()" : "(double[])w.Clone()", StringComparison.Ordinal));
                _arrays.Add(q);
                break;
            case 2:
                Line(depth, $"Span<double> {q} = {Pick("a", "b.AsSpan()", "a.AsSpan(0, z.Length)")};");
                _arrays.Add(q);
                break;
            case 3:
                Line(depth, $"var {q} = {Pick("a", "b")};");
                _arrays.Add(q);
                break;
            case 4:
                Computed(depth, q);
                break;
            case 5:
                Line(depth, $"double[] {q} = {{ {Value(1)}, {Value(0)}, {Value(0)} }};");
                Line(depth, $"{q}[{Pick("1", "k % 3", $"({Position()}) % 3")}] {Pick("=", "+=")} {Value(1)};");
                Line(depth, $"{Pick(_scalars)} += {q}[0] * {q}[{Pick("^1", "1", $"({Position()}) % 3")}];");
                break;
            case 6:
                Line(depth, $"Span<double> {q} = a.AsSpan({Pick("1", "0, z.Length - 1")});");
                Line(depth, $"{q}[({Position()}) % {q}.Length] {Pick("=", "+=", "*=")} {Value(1)};");
                Line(depth, $"{Pick(_scalars)} += Dot({q}, b) * {q}[{q}.Length - 1];");
                break;
            default:
                Line(depth, $"(double A, double B) {q} = ({Value(1)}, {Pick(_scalars)});");
                Line(depth, $"{q}.{Pick("A", "B")} {Pick("=", "+=", "*=")} {Value(1)};");
                Line(depth, $"{Pick(_scalars)} -= {q}.A * {q}.B;");
                break;
        }
    }

    /// <summary>An array of a computed size that is filled one after the other.</summary>
    private void Computed(int depth, string q)
    {
        string j = Fresh("j");
        Line(depth, $"{Pick("var", "double[]")} {q} = new double[{Pick("c + 1", "z.Length + c", "2 * z.Length", "z.Length / 2 + 1", "k % 3 + 1")}];");
        Line(depth, $"for (int {j} = 0; {j} < {q}.Length; {j}++)");
        Line(depth, "{");
        Line(depth + 1, $"{q}[{Pick(j, $"{q}.Length - 1 - {j}", $"({j} * 2) % {q}.Length")}] {Pick("=", "+=")} {Pick($"{Value(1)} * {j}", Value(1), $"({j} > 0 ? 0.5 * {q}[{j} - 1] : x) + {Value(1)}", $"z[{j} % z.Length]")};");
        Line(depth, "}");
        Line(depth, $"{Pick(_scalars)} += {Pick($"{q}[^1]", $"{q}[{q}.Length / 2]", $"Dot({q}, {q})", $"{q}[c % {q}.Length]")};");
    }

    /// <summary>Functions of the method's own, which see its variables and change them.</summary>
    private void LocalFunctions()
    {
        if (_hasLocalFunction)
        {
            Line(1, $"double Local(double v) => {Pick("0.5 * v + x", "Math.Sin(v) * s", "v > x ? v : 0.5 * x", "v * z[c] - u")};");
        }

        if (_hasLambda)
        {
            Line(1, $"Func<double, double> lambda = v => {Pick("0.5 * v + t", "Math.Sin(v) * x", "v > s ? v : x", "v * a[c] + u")};");
        }

        if (_hasNext)
        {
            Line(1, "double Next(double v)");
            Line(1, "{");
            Line(2, Pick("k++;", "s += 0.5 * v;", "a[k % z.Length] += v;", "if (v > x) t = v;", "t = 0.5 * t + v;"));
            Line(2, Pick("return z[k % z.Length];", "return 0.5 * s - v;", "return t;", "return v * a[c];"));
            Line(1, "}");
        }
    }

    /// <summary>Statements that change several variables, or one within another.</summary>
    private void Changes(int depth)
    {
        string v = Value(1);
        switch (_random.Next(10))
        {
            case 0:
                Line(depth, $"Rotate(ref {Pick("s", "t")}, ref u, {v});");
                break;
            case 1:
                Line(depth, Pick($"Split({v}, out s, out t);", $"Split({v}, out t, out u);", $"Split({v}, out _, out s);"));
                break;
            case 2:
                string d = Fresh("d");
                Line(depth, $"Split({v}, out double {d}, out u);");
                _scalars.Add(d);
                break;
            case 3:
                Line(depth, $"s = t = {v};");
                break;
            case 4:
                Line(depth, $"{Pick(_arrays)}[k++ % z.Length] {Pick("=", "+=")} {v};");
                break;
            case 5:
                Line(depth, $"{Target()} = u = {v};");
                break;
            case 6 when _places.Count > 0:
                Line(depth, $"if ({Condition()}) {Pick(_places)} = {Position()};");
                break;
            case 7 when _hasNext:
                Line(depth, $"{Pick(_scalars)} {Pick("=", "+=")} Next({v}) * Next({Value(0)});");
                break;
            default:
                Line(depth, $"{Pick(_scalars)} {Pick("+=", "-=")} {Value(2)};");
                break;
        }
    }
}
