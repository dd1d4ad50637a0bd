namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Local arrays of two dimensions, and arrays of arrays of one length: filled, changed in place, multiplied.</summary>
internal sealed partial class RandomProgram
{
    private void Grids(int depth)
    {
        bool isJagged = OneIn(2);
        (string grid, string next) = (Fresh("grid"), Fresh("grid"));
        NewGrid(depth, grid, isJagged, "3");
        ForEachPlace(depth, "3", $"{At(grid, "i", "j", isJagged)} = {Pick("z[i] * (j + 1)", "z[i] - w[i] * j", "x * j + w[i]", "Math.Sin(z[i] + j)")};");
        switch (_random.Next(4))
        {
            case 0:
                ForEachPlace(depth, "3", $"{At(grid, "i", "j", isJagged)} {Pick("+=", "*=", "-=")} {Pick("0.5 * z[(i + 1) % z.Length]", $"0.25 * {At(grid, "i", "(j + 1) % 3", isJagged)}", $"{At(grid, "(i + 1) % z.Length", "j", isJagged)} * 0.5")};");
                break;
            case 1:
                Line(depth, $"for (int i = 1; i < z.Length; i++) for (int j = 0; j < 3; j++) {At(grid, "i", "j", isJagged)} += 0.5 * {At(grid, "i - 1", Pick("j", "2 - j"), isJagged)};");
                break;
            case 2 when isJagged:
                Line(depth, $"foreach (var line in {grid}) for (int j = 1; j < line.Length; j++) line[j] += line[j - 1] * x;");
                break;
            case 2:
                Line(depth, $"if (x > 0.25) {At(grid, "c", "1", isJagged)} = x * x;");
                break;
            default:
                break;
        }

        bool isNextJagged = OneIn(2);
        NewGrid(depth, next, isNextJagged, "z.Length");
        ForEachPlace(depth, "z.Length", $"double dot = 0; for (int l = 0; l < 3; l++) dot += {At(grid, "i", "l", isJagged)} * {At(grid, "j", "l", isJagged)}; {At(next, "i", "j", isNextJagged)} = {Pick("dot", "0.5 * dot", "dot / (1 + Math.Abs(dot))")};");
        if (OneIn(2))
        {
            string product = Fresh("grid");
            bool isProductJagged = OneIn(2);
            NewGrid(depth, product, isProductJagged, "z.Length");
            ForEachPlace(depth, "z.Length", $"for (int l = 0; l < z.Length; l++) {At(product, "i", "j", isProductJagged)} += 0.25 * {At(next, "i", "l", isNextJagged)} * {At(next, "l", "j", isNextJagged)};");
            (next, isNextJagged) = (product, isProductJagged);
        }

        Line(depth, Pick(
            $"s += 0.125 * {At(next, "c", "0", isNextJagged)};",
            $"for (int i = 0; i < z.Length; i++) t += 0.125 * {At(next, "i", "c", isNextJagged)};",
            isNextJagged ? $"foreach (var line in {next}) u += 0.0625 * line[c];" : $"foreach (double entry in {next}) u += 0.0625 * entry;",
            isNextJagged ? $"t = t * 0.5 + 0.125 * {next}[^1][0] * {next}.Length;" : $"t = t * 0.5 + 0.125 * {next}[c, c] * {next}.GetLength(1);"));
    }

    private static string At(string grid, string row, string column, bool isJagged) => isJagged ? $"{grid}[{row}][{column}]" : $"{grid}[{row}, {column}]";

    private void NewGrid(int depth, string name, bool isJagged, string columns)
    {
        Line(depth, isJagged ? $"var {name} = new double[z.Length][];" : $"var {name} = new double[z.Length, {columns}];");
        if (isJagged)
        {
            Line(depth, $"for (int i = 0; i < z.Length; i++) {name}[i] = new double[{columns}];");
        }
    }

    private void ForEachPlace(int depth, string columns, string statement) =>
        Line(depth, $"for (int i = 0; i < z.Length; i++) for (int j = 0; j < {columns}; j++) {{ {statement} }}");
}
