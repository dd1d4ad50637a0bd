namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What only the newest compilers describe: members of extension blocks, <c>field</c>, compound operators of instances.</summary>
internal sealed partial class RandomProgram
{
    /// <summary>What the newest statements call; programs of one compilation see each other's extensions, which are told apart by the name of the class.</summary>
    public const string NewestHelpers = """
        public struct Level
        {
            public double Height { get => field; set => field = 0.5 * value + 0.25; }

            public void operator +=(double more)
            {
                Height += more * Math.Cos(Height);
            }

            public void operator *=(Level other) => Height = Height * other.Height;
        }

        extension(double v)
        {
            public double SoftenedOfProgram0 => v / (1 + v * v);

            public double ShiftedOfProgram0(double by) => v > by ? v + 0.5 * by : Math.Sin(v);

            public double RaisedOfProgram0(int n) => n <= 0 ? 1 : 0.5 * v * v.RaisedOfProgram0(n - 1);
        }

        extension(double[] p)
        {
            public double MiddleOfProgram0 => p[p.Length / 2];

            public double WeighedOfProgram0(double by)
            {
                double total = 0;
                foreach (double v in p)
                {
                    total += by * v - 0.125 * v * v;
                }

                return total;
            }
        }

        """;

    private readonly bool _hasNewest;

    private string NewestValue(int depth) => _random.Next(5) switch
    {
        0 => $"((double)({Value(depth - 1)})).SoftenedOfProgram0",
        1 => $"{Pick(_scalars)}.ShiftedOfProgram0({Value(depth - 1)})",
        2 => $"0.5 * {Pick("z", "a", "b")}.{Pick("MiddleOfProgram0", $"WeighedOfProgram0({Value(0)})")}",
        3 => $"((double)({Value(0)})).RaisedOfProgram0({Pick("2", "c", "k % 4")})",
        _ => $"((double)({Value(0)}) - 0.25 * u).ShiftedOfProgram0(x).SoftenedOfProgram0",
    };

    private void Newest(int depth)
    {
        string q = Fresh("q");
        string p = Fresh("p");
        Line(depth, $"{Pick("var", "Level")} {q} = new Level {{ Height = {Value(1)} }};");
        switch (_random.Next(4))
        {
            case 0:
                Line(depth, $"{q} += {Value(1)};");
                break;
            case 1:
                Line(depth, $"for (int {p} = 0; {p} < z.Length; {p}++) {q} += z[{p}] * {Value(0)};");
                break;
            case 2:
                Line(depth, $"if ({Condition()}) {q} *= new Level {{ Height = {Value(0)} }}; else {q}.Height = {Value(0)};");
                break;
            default:
                Line(depth, $"{q}.Height {Pick("+=", "*=")} {Value(1)};");
                break;
        }

        Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} {q}.Height * {NewestValue(1)};");
    }
}
