namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Complex numbers.</summary>
internal sealed partial class RandomProgram
{
    private readonly List<string> _complex = [];

    private string ComplexOf(int depth)
    {
        if (depth == 0)
        {
            return _complex.Count > 0 && !OneIn(3) ? Pick(_complex) : Pick($"new Complex({Value(0)}, {Pick(_scalars)})", $"new Complex(0.5, {Value(0)})");
        }

        (string p, string q) = (ComplexOf(depth - 1), ComplexOf(0));
        return Pick(
            $"({p} {Pick("+", "-")} {q})",
            $"0.5 * {p} * {q}",
            $"({p} * {Pick(_scalars)})",
            $"({p} + {Pick("1", "0.5", Pick(_scalars))})",
            $"-{q}",
            $"({p} / ({q} * Complex.Conjugate({q}) + 1))",
            $"Complex.{Pick("Sin", "Cos", "Sinh", "Cosh", "Exp")}(0.25 * {p})",
            $"Complex.Log({p} + 3)",
            $"Complex.Conjugate({p})",
            $"Complex.FromPolarCoordinates({Value(0)}, {Value(0)})",
            $"({p} * Complex.ImaginaryOne)",
            $"Complex.{Pick("Add", "Subtract", "Multiply")}(0.5 * {p}, {Pick(q, Pick(_scalars))})",
            $"Complex.{Pick("Sqrt", "Log10", "Reciprocal")}({p} + 3)",
            $"Complex.{Pick("Tan", "Tanh")}(0.25 * {p})",
            Pick($"Complex.Pow({p} + 3, {Pick("2", "0.5", "1.5", "-1")})", $"Complex.Pow({p} + 3, {q})", $"Complex.Log({p} + 3, 2)"),
            $"Complex.Divide({p}, 2)",
            $"(Complex.One + Complex.Negate({q}))",
            $"(Complex.Zero + {p})");
    }

    private string ComplexNumber(int depth)
    {
        string p = ComplexOf(depth > 1 ? 1 : 0);
        return Pick($"({p}).Real", $"({p}).Imaginary", $"({p}).Magnitude", $"Complex.Abs({p})", $"({p} + 3).Phase");
    }

    private void ComplexNumbers(int depth)
    {
        string q = Fresh("q");
        Line(depth, $"{Pick("Complex", "var")} {q} = {(OneIn(3) ? ComplexOf(1) : $"new Complex({Value(1)}, {Value(0)})")};");
        _complex.Add(q);
        switch (_random.Next(4))
        {
            case 0:
                Line(depth, $"if ({Condition()}) {q} = {ComplexOf(1)};");
                break;
            case 1 or 2:
                string i = Fresh("i");
                Line(depth, $"for (int {i} = 0; {i} < z.Length; {i}++) {q} = {Pick($"0.25 * {q} * {q} + new Complex(z[{i}], x)", $"0.5 * {q} * new Complex(w[{i}], z[{i}])", $"{q} / new Complex(2, z[{i}]) + w[{i}]", $"0.5 * {q} + Complex.FromPolarCoordinates(1, z[{i}])")};");
                break;
            default:
                Line(depth, $"{q} {Pick("+=", "-=")} {ComplexOf(1)};");
                break;
        }

        Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} {ComplexNumber(2)};");
    }
}
