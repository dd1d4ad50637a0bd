namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    private void Statement(int depth, Surroundings place)
    {
        bool inLoop = place != Surroundings.Method;
        switch (_random.Next(inLoop ? 18 : 13))
        {
            case 0 or 1 or 2 or 3 when depth < DeepestStatement && !(inLoop && OneIn(2)):
                Loop(depth);
                break;
            case 4 when depth < DeepestStatement:
                If(depth, place);
                break;
            case 5 when depth < DeepestStatement && OneIn(2):
                Switch(depth, place);
                break;
            case 5 or 6 when inLoop && OneIn(3):
                Exit(depth, place);
                break;
            case 5 or 6:
                Line(depth, Pick("(s, t) = (t, s + u * 0.5);", "u = 0.5 * u + Math.Sin(t);", "s = 0.5 * s * t - u * 0.25;", $"(s, t) = Turn(s, t, {Value(1)});", $"(double First, double Second) {Fresh("q")} = Turn(s, {Value(1)}, 0.5);"));
                break;
            case 7:
                Arrays(depth);
                break;
            case 8:
                Line(depth, $"{Pick(_scalars)} = {Value(2)};");
                break;
            case 9 or 10:
                Line(depth, $"{Target()} {Pick("=", "=", "+=", "-=")} {Value(2)};");
                break;
            case 11:
                Local(depth);
                break;
            case 12:
                Line(depth, $"{Pick(_scalars)} {Pick("+=", "-=")} {Value(2)};");
                break;
            case 13:
                Line(depth, Pick("k++;", "f = true;", "k += 2;", "f |= z[c] > 0;", "f = !f;", $"k = {Pick(_indices.Count > 0 ? _indices : ["c"])};"));
                break;
            case 14:
                Extremum(depth);
                break;
            case 15:
                Line(depth, $"{Pick(_scalars)} *= {Pick("0.5", "z[c]", "(1 + x * 0.1)", $"Math.Cos({Value(0)})")};");
                break;
            default:
                Line(depth, $"{Pick(_scalars)} {Pick("+=", "-=")} {Value(2)};");
                break;
        }
    }

    private void Block(int depth, Surroundings place, int least, int most)
    {
        (int indices, int scalars, int readable) = (_indices.Count, _scalars.Count, _readable.Count);
        Line(depth, "{");
        int count = _random.Next(least, most);
        for (int i = 0; i < count; i++)
        {
            Statement(depth + 1, place);
        }

        Line(depth, "}");
        _indices.RemoveRange(indices, _indices.Count - indices);
        _scalars.RemoveRange(scalars, _scalars.Count - scalars);
        _readable.RemoveRange(readable, _readable.Count - readable);
    }

    private void If(int depth, Surroundings place)
    {
        Line(depth, $"if ({Condition()})");
        _conditions++;
        Block(depth, place, 1, 3);
        if (OneIn(2))
        {
            Line(depth, "else");
            Block(depth, place, 1, 2);
        }

        _conditions--;
    }

    private void Switch(int depth, Surroundings place)
    {
        Line(depth, $"switch ({Pick("k % 3", "c", $"{Position()} % 3", "(k + c) % 4")})");
        Line(depth, "{");
        _conditions++;
        int cases = _random.Next(1, 3);
        for (int i = 0; i < cases; i++)
        {
            Line(depth + 1, i == 0 && OneIn(3) ? "case 0 or 3:" : $"case {i}:");
            Block(depth + 1, place == Surroundings.Method ? place : Surroundings.Case, 1, 2);
            Line(depth + 2, "break;");
        }

        if (OneIn(2))
        {
            Line(depth + 1, OneIn(3) ? $"case > 2 when {Condition()}:" : "default:");
            Block(depth + 1, place == Surroundings.Method ? place : Surroundings.Case, 1, 2);
            Line(depth + 2, "break;");
        }

        _conditions--;
        Line(depth, "}");
    }

    private void Exit(int depth, Surroundings place)
    {
        _exits = true;
        Line(depth, $"if ({Condition()}) " + (place switch
        {
            Surroundings.Loop => Pick("continue;", "break;", "continue;", "break;", $"return {Value(1)};"),
            Surroundings.While => Pick("break;", "break;", $"return {Value(1)};"),
            _ => $"return {Value(1)};",
        }));
    }

    private void Loop(int depth)
    {
        switch (_random.Next(12))
        {
            case 0 or 1:
                While(depth);
                return;
            case 2:
                ForEach(depth);
                return;
        }

        string i = Fresh("i");
        Line(depth, _random.Next(10) switch
        {
            0 => $"for (int {i} = 1; {i} < z.Length; {i}++)",
            1 => $"for (int {i} = z.Length - 1; {i} >= 0; {i}--)",
            2 => $"for (int {i} = 0; {i} < z.Length; {i} += 2)",
            3 => $"for (int {i} = 0; {i} <= c; {i}++)",
            4 when _indices.Count > 0 => $"for (int {i} = 0; {i} <= {_indices[^1]}; {i}++)",
            5 when _indices.Count > 0 => $"for (int {i} = {_indices[^1]}; {i} < z.Length; {i}++)",
            6 => $"for (int {i} = 0; {i} < 2; {i}++)",
            7 => $"for (int {i} = 0; {i} < z.Length && {Condition()}; {i}++)",
            _ => $"for (int {i} = 0; {i} < z.Length; {i}++)",
        });
        _indices.Add(i);
        Block(depth, Surroundings.Loop, 1, 4);
        _indices.Remove(i);
    }

    private void ForEach(int depth)
    {
        string v = Fresh("v");
        Line(depth, $"foreach (double {v} in {Pick("z", "w", "a", "b", $"z.AsSpan(0, {Position()} + 1)", _hasSpan ? "w.Slice(1)" : "w[1..]")})");
        _readable.Add(v);
        Block(depth, Surroundings.Loop, 1, 3);
        _readable.Remove(v);
    }

    /// <summary>A loop that ends by a condition on data; a count keeps it from running forever.</summary>
    private void While(int depth)
    {
        string i = Fresh("i");
        bool isDo = OneIn(3);
        string condition = $"{i} < z.Length && {Pick(_scalars)} {Pick("<", ">")} {Value(0)}";
        Line(depth, $"int {i} = 0;");
        Line(depth, isDo ? "do" : $"while ({condition})");
        Line(depth, "{");
        _indices.Add(i);
        (int scalars, int readable) = (_scalars.Count, _readable.Count);
        int count = _random.Next(1, 3);
        for (int statement = 0; statement < count; statement++)
        {
            Statement(depth + 1, Surroundings.While);
        }

        Line(depth + 1, $"{i}++;");
        _indices.RemoveRange(_indices.IndexOf(i), _indices.Count - _indices.IndexOf(i));
        _scalars.RemoveRange(scalars, _scalars.Count - scalars);
        _readable.RemoveRange(readable, _readable.Count - readable);
        Line(depth, isDo ? $"}} while ({condition});" : "}");
    }

    private void Arrays(int depth)
    {
        string v = Value(1);
        bool mayExchange = _conditions == 0 && !_exits;
        switch (_random.Next(mayExchange ? 0 : 3, 11))
        {
            case 0 or 1:
                Line(depth, "(a, b) = (b, a);");
                break;
            case 2:
                string old = Fresh("o");
                Line(depth, $"var {old} = a;");
                Line(depth, "a = b;");
                Line(depth, $"b = {old};");
                break;
            case 3:
                Line(depth, Pick("a.CopyTo(b, 0);", "Array.Copy(b, a, z.Length);", "b.AsSpan().CopyTo(a);", "Array.Copy(a, 0, b, 1, z.Length - 1);"));
                break;
            case 4:
                Line(depth, Pick($"a.AsSpan().Fill({v});", $"b.AsSpan(1).Fill({v});", "Array.Clear(a);", "b.AsSpan().Clear();"));
                break;
            case 5:
                Line(depth, $"Relax({Pick("a", "b")}, {Pick("0.5", "x", "z[c]")});");
                break;
            case 6 when mayExchange:
                Line(depth, Pick("a = new double[z.Length];", "b = (double[])a.Clone();", "b = z.AsSpan().ToArray();"));
                break;
            case 7:
                Line(depth, $"(a[{Position()}], a[c]) = (a[c], {Value(0)});");
                break;
            default:
                Line(depth, $"{Pick("a", "b")}[{Position()}] {Pick("=", "+=", "*=")} {v};");
                break;
        }
    }

    /// <summary>A local of the block.</summary>
    private void Local(int depth)
    {
        switch (_random.Next(4))
        {
            case 0:
                string p = Fresh("p");
                Line(depth, $"int {p} = {Position()};");
                _indices.Add(p);
                break;
            case 1:
                string one = Fresh("d");
                string other = Fresh("d");
                Line(depth, $"(double {one}, double {other}) = Turn({Value(1)}, {Value(0)}, {Value(0)});");
                _readable.Add(one);
                _scalars.Add(other);
                break;
            default:
                string d = Fresh("d");
                Line(depth, $"double {d} = {Value(2)};");
                _scalars.Add(d);
                break;
        }
    }

    private void Extremum(int depth)
    {
        string m = Pick(_scalars);
        string v = Value(1);
        Line(depth, Pick(
            $"if ({v} > {m}) {m} = {v};",
            $"{m} = Math.Max({m}, {v});",
            $"{m} = Math.Min({v}, {m});",
            $"{m} = {v} <= {m} ? {v} : {m};",
            $"if ({v} > {m}) {{ {m} = {v}; k = {(_indices.Count > 0 ? _indices[^1] : "c")}; }}"));
    }
}
