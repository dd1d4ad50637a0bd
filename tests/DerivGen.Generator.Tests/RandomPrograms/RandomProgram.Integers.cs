namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Integers of all types, and values of an enum.</summary>
internal sealed partial class RandomProgram
{
    private static readonly string[] SmallIntegers = ["byte", "sbyte", "short", "ushort", "int"];
    private static readonly string[] WideIntegers = ["uint", "long", "nint"];

    /// <summary>Integers of several types, none of which is below 0 or above 100.</summary>
    private readonly List<string> _integers = ["c"];

    /// <summary>Values of the enum.</summary>
    private readonly List<string> _modes = [];

    private string IntegerValue()
    {
        string n = Pick(_integers);
        return _random.Next(5) switch
        {
            0 => $"{n} * {Value(0)}",
            1 => $"({n} + {Pick("k", "c", "1")}) * 0.125",
            2 => $"({n} > {Pick("1", "c", Pick(_integers))} ? {Value(0)} : {Value(0)})",
            3 when _modes.Count > 0 => Pick($"Weighted({Pick(_modes)}, {Value(0)})", $"({Pick(_modes)} == Mode.Low ? {Value(0)} : 0.5 * {Value(0)})", $"0.25 * (int){Pick(_modes)}"),
            _ => $"{Pick("z", "a")}[(int){n} % z.Length]",
        };
    }

    private void Integers(int depth)
    {
        string n = Fresh("n");
        string from = Pick("c", "k % 7", $"({Position()})", $"{Pick(_integers)} / 2");
        bool isSmall = OneIn(2);
        string type = Pick(isSmall ? SmallIntegers : WideIntegers);
        switch (_random.Next(11))
        {
            case 0 or 1:
                Line(depth, $"{type} {n} = ({type})({from} + {Pick("1", "3", "c")});");
                _integers.Add(n);
                break;
            case 2:
                Line(depth, $"var {n} = ({type})({from});");
                Line(depth, isSmall
                    ? Pick($"{n} ^= 5;", $"{n} |= 2;", $"{n} &= 13;", $"{n} >>= 1;", $"{n} = ({type})({n} * 2 + 1);", $"{n} = ({type})(~{n} & 31);")
                    : Pick($"{n} %= 3;", $"{n}++;", $"{n} = {n} + {n} / 2;", $"{n} += 2;"));
                _integers.Add(n);
                break;
            case 3:
                Line(depth, Pick($"int {n} = checked((int)({from}) * 3 + 1);", $"byte {n} = unchecked((byte)({from} + 2));", $"long {n} = checked((long)c * (k % 5) + 1);", $"int {n} = (c << 1) + ((int)({from}) & 1);"));
                _integers.Add(n);
                break;
            case 4 when _mayBeTyped:
                Line(depth, Pick($"long {n} = (long)Math.Min(Math.Abs({Value(0)}), 9);", $"byte {n} = (byte)Math.Min(10 * Math.Abs(Math.Sin({Value(0)})), 99);", $"var {n} = (uint)(int)Math.Abs({Value(0)}) % 7;", $"double {n} = (int)Math.Clamp({Value(0)}, -9, 9) / 2;"));
                break;
            case 5 when _mayBeTyped:
                Line(depth, $"Mode {n} = {Pick("(Mode)(c % 6)", "Mode.Middle", "c > 1 ? Mode.High : Mode.Low", "Condition() ? Mode.Low : Mode.Middle".Replace("Condition()", Condition(), StringComparison.Ordinal))};");
                _modes.Add(n);
                SwitchOnMode(depth);
                break;
            case 8:
                Line(depth, $"int {n} = (int)({from}) + 2;");
                Line(depth, Pick($"checked {{ {n}++; {n} *= 2; }}", $"unchecked {{ {n} += 3; --{n}; }}", $"--{n};", $"{n} -= c;"));
                Line(depth, $"{Pick("s", "t", "u")} += {n} * {Value(0)};");
                break;
            case 9:
                Line(depth, $"short {n} = (short)({from} + 1);");
                Line(depth, Pick($"checked {{ {n}++; }}", $"{n} += 3;", $"unchecked {{ {n} = (short)({n} * {n}); }}", $"{n}--;"));
                Line(depth, $"{Pick("s", "t", "u")} += {n} * 0.25 * {Value(0)};");
                break;
            case 10:
                string wide = Pick(WideIntegers);
                Line(depth, $"{wide} {n} = ({wide})({from});");
                Line(depth, $"{Pick("s", "t", "u")} += ({n} / 2 + {Pick("1", wide == "uint" ? "1u" : "1L")} - {n} % 3) * {Value(0)};");
                break;
            case 6 when _modes.Count > 0:
                SwitchOnMode(depth);
                break;
            default:
                string i = Fresh("i");
                string counter = Pick("long", "short", "uint", "byte");
                Line(depth, $"for ({counter} {i} = 0; {i} < {Pick("3", "z.Length", "c")}; {i}++) {Pick("s", "t", "u")} += {Pick($"z[(int){i} % z.Length] * {Value(0)}", $"{i} * {Value(0)}", $"({i} + 1) * 0.25 * {Value(0)}")};");
                break;
        }
    }

    private void SwitchOnMode(int depth) =>
        Line(depth, $"switch ({Pick(_modes)}) {{ case Mode.Low: {Pick("s", "t", "u")} += {Value(1)}; break; case Mode.Middle or Mode.High: {Pick("s", "t", "u")} -= {Value(0)}; break; default: k++; break; }}");
}
