namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
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
            case 3:
                Endless(depth);
                return;
            case 4 or 5:
                OddLoop(depth);
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
        Body(depth, i);
    }

    private void Body(int depth, params string[] places)
    {
        int[] counts = Counts();
        _indices.AddRange(places);
        Block(depth, Surroundings.Loop, 1, 4);
        Forget(counts);
    }

    /// <summary>Loops with several counters, neighbours, and steps of their own.</summary>
    private void OddLoop(int depth)
    {
        string i = Fresh("i");
        string j = Fresh("j");
        switch (_random.Next(7))
        {
            case 0:
                Line(depth, $"for (int {i} = 0, {j} = z.Length - 1; {i} < {j}; {i}++, {j}--)");
                Body(depth, i, j);
                break;
            case 1:
                Line(depth, $"for (int {i} = 0; {i} < z.Length - 1; {i}++)");
                Body(depth, i, $"({i} + 1)");
                break;
            case 2:
                Line(depth, $"for (int {i} = c; {i} > 0; {i}--)");
                Body(depth, i, $"({i} - 1)");
                break;
            case 3:
                Line(depth, $"for (int {i} = z.Length; {i} > 0; {i} /= 2)");
                Body(depth, $"({i} - 1)");
                break;
            case 4 when _indices.Count > 0:
                string outer = Pick(_indices);
                Line(depth, $"for (int {i} = 0; {i} < z.Length - {outer}; {i}++)");
                Body(depth, i, $"({outer} + {i})");
                break;
            case 5:
                Line(depth, $"for (int {i} = c, {j} = 0; {i} < z.Length && {j} < 3; {i}++, {j}++)");
                Body(depth, i);
                break;
            default:
                Line(depth, $"for (int {i} = 1; {i} <= z.Length; {i} *= 2)");
                Body(depth, $"({i} - 1)");
                break;
        }
    }

    /// <summary>A loop that only break and return leave.</summary>
    private void Endless(int depth)
    {
        string i = Fresh("i");
        int[] counts = Counts();
        Line(depth, $"int {i} = 0;");
        Line(depth, Pick("while (true)", "for (; ; )"));
        Line(depth, "{");
        Line(depth + 1, $"if ({i} >= z.Length{(OneIn(2) ? " || " + Condition() : "")}) break;");
        _indices.Add(i);
        Statement(depth + 1, Surroundings.While);
        Line(depth + 1, $"{i}++;");
        Line(depth, "}");
        Forget(counts);
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
        int[] counts = Counts();
        _indices.Add(i);
        int count = _random.Next(1, 3);
        for (int statement = 0; statement < count; statement++)
        {
            Statement(depth + 1, Surroundings.While);
        }

        Line(depth + 1, $"{i}++;");
        Forget(counts);
        Line(depth, isDo ? $"}} while ({condition});" : "}");
    }
}
