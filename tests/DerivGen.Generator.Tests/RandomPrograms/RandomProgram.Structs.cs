namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    /// <summary>The structs that methods of double keep values in.</summary>
    public const string Structs = """
        public struct Spring
        {
            public double X, V;

            public Spring(double x, double v)
            {
                X = x;
                V = v;
            }

            public double Energy => 0.5 * X * X + 0.25 * V * V;

            public double this[int i]
            {
                get => i == 0 ? X : V;
                set
                {
                    if (i == 0) X = value;
                    else V = value;
                }
            }

            public static Spring operator +(Spring p, Spring q) => new Spring(p.X + q.X, p.V + q.V);

            public static Spring operator -(Spring p) => new Spring { X = -p.X, V = -p.V };

            public static Spring operator *(double f, Spring p) => new Spring { X = f * p.X, V = f * p.V };

            public static implicit operator Spring((double X, double V) p) => new Spring(p.X, p.V);

            public void Step(double h)
            {
                V -= 0.25 * h * X;
                X += 0.25 * h * V;
            }

            public Spring Moved(double h)
            {
                Step(h);
                return this;
            }
        }

        public readonly record struct Turned(double Re, double Im)
        {
            public static Turned operator *(Turned p, Turned q) => new Turned(0.5 * p.Re * q.Re - 0.5 * p.Im * q.Im, 0.5 * p.Re * q.Im + 0.5 * p.Im * q.Re);

            public double Norm => Re * Re + Im * Im;
        }

        private struct Chain
        {
            public Spring First, Last;
            public int Count;

            public void Add(Spring p)
            {
                First = Count == 0 ? p : First;
                Last = p;
                Count++;
            }
        }

        """;

    /// <summary>A struct of the block, changed in one of the ways in which structs are.</summary>
    private void StructOfBlock(int depth)
    {
        string q = Fresh("q");
        switch (_random.Next(5))
        {
            case 0 or 1:
                Line(depth, $"{Pick("Spring", "var")} {q} = {Pick($"new Spring({Value(1)}, {Pick(_scalars)})", $"new Spring {{ V = {Value(1)} }}", "default(Spring)", $"-(Spring)({Value(0)}, {Value(0)})")};");
                _scalars.Add(q + ".X");
                _scalars.Add(q + ".V");
                ChangeStruct(depth, q);
                Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} {Pick($"{q}.Energy", $"{q}[1] * {Value(0)}", $"{q}.Moved({Value(0)}).X")};");
                break;
            case 2:
                string r = Fresh("r");
                Line(depth, $"var {q} = new Turned({Value(1)}, {Value(0)});");
                Line(depth, $"for (int {r} = 0; {r} < z.Length; {r}++) {q} = {Pick($"{q} * new Turned(z[{r}], 0.5)", $"{q} with {{ Im = {q}.Re * z[{r}] * 0.5 }}", $"z[{r}] > 0 ? {q} : {q} * {q}")};");
                Line(depth, $"{Pick(_scalars)} += {q}.Norm;");
                break;
            case 3:
                string i = Fresh("i");
                Line(depth, $"var {q} = new Spring[z.Length];");
                Line(depth, $"for (int {i} = 0; {i} < z.Length; {i}++)");
                Line(depth, "{");
                Line(depth + 1, $"{q}[{i}].X = {Pick($"z[{i}]", Value(1))};");
                Line(depth + 1, Pick($"{q}[{i}].Step({Value(0)});", $"{q}[{Pick(i, "c", $"z.Length - 1 - {i}")}] = 0.5 * {q}[{i}] + (x, z[{i}]);", $"if ({i} > 0) {q}[{i}].V = {q}[{i} - 1].Energy;"));
                Line(depth, "}");
                Line(depth, $"foreach (Spring p in {q}) {Pick("s", "t", "u")} += p.{Pick("Energy", "X", "V")} * 0.5;");
                break;
            default:
                string j = Fresh("j");
                Line(depth, $"Chain {q} = default;");
                Line(depth, $"for (int {j} = 0; {j} < z.Length; {j}++)");
                Line(depth, "{");
                Line(depth + 1, $"if ({Pick($"z[{j}] > 0", Condition(), $"{j} != c")}) {q}.Add({Pick($"new Spring(z[{j}], w[{j}])", $"{q}.Last + (z[{j}], 1)", $"{q}.Last.Moved({Value(0)})")});");
                Line(depth, "}");
                Line(depth, $"{q}.Last.X {Pick("=", "+=")} {Value(1)};");
                Line(depth, $"{Pick(_scalars)} += {q}.First.Energy - {q}.Last.Energy * {q}.Count * 0.125;");
                break;
        }
    }

    private void ChangeStruct(int depth, string q)
    {
        string i = Fresh("i");
        Line(depth, Pick(
            $"{q}.Step({Value(1)});",
            $"{q} {Pick("=", "+=")} 0.5 * {q} + ({Value(1)}, {Value(0)});",
            $"{q}{Pick(".X", ".V", "[0]", "[k % 2]")} {Pick("=", "+=", "*=")} {Value(1)};",
            $"if ({Condition()}) {q}.V = {Value(0)}; else {q}.Step({Value(0)});",
            $"for (int {i} = 0; {i} < z.Length; {i}++) {q} += 0.25 * new Spring(z[{i}], {q}.V);",
            $"for (int {i} = 0; {i} < z.Length; {i}++) {{ {q}.Step(z[{i}]); if ({q}.X > 2) break; }}",
            $"(s, {q}.X) = ({q}.X, t);",
            $"Rotate(ref {q}.X, ref {q}.V, {Value(0)});"));
    }
}
