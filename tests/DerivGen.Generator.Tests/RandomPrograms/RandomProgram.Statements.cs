namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    private void Statement(int depth, Surroundings place)
    {
        bool inLoop = place != Surroundings.Method;
        if (OneIn(5))
        {
            Storage(depth);
            return;
        }

        if (_hasNewest && OneIn(4))
        {
            Newest(depth);
            return;
        }

        if (_hasRows && OneIn(8))
        {
            Rows(depth);
            return;
        }

        if (_hasNewer && OneIn(6))
        {
            Newer(depth);
            return;
        }

        if (_topics.Count > 0 && OneIn(4) && StatementOfTopic(depth))
        {
            return;
        }

        switch (_random.Next(inLoop ? 18 : 14))
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
                Changes(depth);
                break;
            case 13 when !inLoop && OneIn(6):
                Line(depth, $"if ({Condition()}) return {Value(1)};");
                _exits = true;
                break;
            case 13 when _hasSmall && OneIn(2):
                Line(depth, Pick("small += 3;", "small |= 1;", "if (small > 2) small--;", "checked { small++; }"));
                break;
            case 13:
                Line(depth, Pick("k++;", "f = true;", "k += 2;", "f |= z[c] > 0;", "f = !f;", $"k = {Pick(_indices.Count > 0 ? _indices : ["c"])};", $"f = {Condition()} && {Condition()};", $"f &= {Condition()};"));
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
        int[] counts = Counts();
        Line(depth, "{");
        int count = _random.Next(least, most);
        for (int i = 0; i < count; i++)
        {
            Statement(depth + 1, place);
        }

        Line(depth, "}");
        Forget(counts);
    }

    /// <summary>How many names there are of each kind, so that those of a block are forgotten after it.</summary>
    private int[] Counts() => [.. NamesByKind.Select(names => names.Count)];

    private List<string>[] NamesByKind => [_indices, _scalars, _readable, _places, _arrays, _integers, _modes, _complex, _matrices, _flatMatrices, .. _vectors.Values];

    private void Forget(int[] counts)
    {
        foreach ((List<string> names, int count) in NamesByKind.Zip(counts))
        {
            names.RemoveRange(count, names.Count - count);
        }
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
        Line(depth, $"switch ({Pick("k % 3", "c", $"({Position()}) % 3", "(k + c) % 4")})");
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
                Line(depth, Pick(
                    "a.CopyTo(b, 0);",
                    "Array.Copy(b, a, z.Length);",
                    "b.AsSpan().CopyTo(a);",
                    "Array.Copy(a, 0, b, 1, z.Length - 1);",
                    "a.AsSpan(0, z.Length - 1).CopyTo(a.AsSpan(1));",
                    "b.AsSpan(1).CopyTo(b);",
                    Pick("Array.Reverse(a);", "b.AsSpan().Reverse();", "Array.Reverse(b, 0, c);"),
                    $"z.AsSpan({Position()}).CopyTo(a);",
                    $"{(_hasSpan ? "w" : "w.AsSpan()")}[..({Position()} + 1)].CopyTo(b);"));
                break;
            case 4:
                Line(depth, Pick($"a.AsSpan().Fill({v});", $"b.AsSpan(1).Fill({v});", "Array.Clear(a);", "b.AsSpan().Clear();", $"a.AsSpan({Position()}).Clear();", $"Array.Fill(b, {v});"));
                break;
            case 5:
                Line(depth, Pick(
                    $"Relax({Pick("a", "b")}, {Pick("0.5", "x", "z[c]")});",
                    $"Scan({Pick("z", "w", "a", "b")}, {Pick("a", "b", "b.AsSpan()")});",
                    "Scan(a.AsSpan(1), b.AsSpan(0, z.Length - 1));",
                    "Scan(z[1..], a);"));
                break;
            case 6 when mayExchange:
                Line(depth, Pick("a = new double[z.Length];", "b = (double[])a.Clone();", "b = z.AsSpan().ToArray();"));
                break;
            case 7:
                Line(depth, Pick($"(a[{Position()}], a[c]) = (a[c], {Value(0)});", $"(a[{Position()}], b[{Position()}]) = (b[{Position()}], a[{Position()}]);"));
                break;
            default:
                Line(depth, $"{Pick(_arrays)}[{Position()}] {Pick("=", "+=", "*=")} {v};");
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
                _places.Add(p);
                break;
            case 1 when _hasFloats && OneIn(2):
                string f = Fresh("f");
                Line(depth, Pick($"float {f} = (float)({Value(1)});", $"float {f} = x * {Pick("0.1f", "x", "2")} - 0.25f;", $"float {f} = MathF.Max(x, (float){Pick(_scalars)});"));
                _readable.Add(f);
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
        string v = Repeatable(Value(1));
        Line(depth, Pick(
            $"if ({v} > {m}) {m} = {v};",
            $"{m} = Math.Max({m}, {v});",
            $"{m} = Math.Min({v}, {m});",
            $"{m} = {v} <= {m} ? {v} : {m};",
            $"if ({v} > {m}) {{ {m} = {v}; k = {(_indices.Count > 0 ? _indices[^1] : "c")}; }}"));
    }
}
