using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DerivGen.TestKit;

/// <summary>The references in <c>tests/references/programs.jsonl</c>; the README there says what stands in it.</summary>
public static class ProgramReferences
{
    private static readonly Lazy<ImmutableArray<ProgramPoint>> LazyPoints = new(() =>
        [.. File.ReadLines(Path.Combine(TestFolders.References, "programs.jsonl")).Select(ReadPoint)]);

    /// <summary>All points in the order of the table.</summary>
    public static ImmutableArray<ProgramPoint> Points => LazyPoints.Value;

    /// <summary>The points of a class in <c>tests/Programs</c>.</summary>
    public static ImmutableArray<ProgramPoint> PointsOf(string type)
    {
        ImmutableArray<ProgramPoint> points = [.. Points.Where(point => point.Type == type)];
        return points.Length > 0 ? points : throw new ArgumentException($"There are no references for {type}.", nameof(type));
    }

    private static ProgramPoint ReadPoint(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        return new ProgramPoint(
            root.GetProperty("type").GetString()!,
            root.GetProperty("args").EnumerateObject().ToImmutableDictionary(
                argument => argument.Name,
                argument => argument.Value.ValueKind == JsonValueKind.Object ? Formula(argument.Value) : ReferenceTable.Argument(argument.Value)),
            Result("value", root.GetProperty("value"), root.GetProperty("valueUnit")),
            [.. root.TryGetProperty("components", out JsonElement components) ? Sampled(root, components) : Gradient(root)]);
    }

    private static IEnumerable<ProgramDerivative> Gradient(JsonElement root)
    {
        foreach (JsonProperty variable in root.GetProperty("gradient").EnumerateObject())
        {
            JsonElement units = root.GetProperty("gradientUnit").GetProperty(variable.Name);
            if (variable.Value.ValueKind != JsonValueKind.Array)
            {
                yield return new ProgramDerivative(variable.Name, 0, null, Result(variable.Name, variable.Value, units));
                continue;
            }

            int index = 0;
            foreach ((JsonElement expected, JsonElement unit) in variable.Value.EnumerateArray().Zip(units.EnumerateArray()))
            {
                yield return Component(variable.Name, index++, expected, unit);
            }
        }
    }

    private static IEnumerable<ProgramDerivative> Sampled(JsonElement root, JsonElement components)
    {
        string variable = root.GetProperty("variable").GetString()!;
        foreach (JsonElement component in components.EnumerateArray())
        {
            yield return Component(variable, component.GetProperty("index").GetInt32(), component.GetProperty("derivative"), component.GetProperty("unit"));
        }

        foreach (JsonElement direction in root.GetProperty("directions").EnumerateArray())
        {
            JsonElement formula = direction.GetProperty("direction");
            string name = $"along {formula.GetRawText()}";
            yield return new ProgramDerivative(variable, 0, Formula(formula), Result(name, direction.GetProperty("derivative"), direction.GetProperty("unit")));
        }
    }

    private static ProgramDerivative Component(string variable, int index, JsonElement expected, JsonElement unit) =>
        new(variable, index, null, Result(string.Create(CultureInfo.InvariantCulture, $"{variable}[{index}]"), expected, unit));

    private static ReferenceResult Result(string name, JsonElement expected, JsonElement unit) =>
        new(name, ReferenceNumber.Parse(expected.GetString()!), unit.GetDouble());

    /// <summary>A vector too long to be written down.</summary>
    private static double[] Formula(JsonElement formula)
    {
        long length = Number("length"), multiplier = Number("multiplier"), offset = Number("offset"), modulus = Number("modulus"), divisor = Number("divisor");
        double[] result = new double[length];
        for (long i = 0; i < length; i++)
        {
            result[i] = (((i * multiplier) + offset) % modulus - ((modulus - 1) / 2)) / (double)divisor;
        }

        return result;

        long Number(string name) => formula.GetProperty(name).GetInt64();
    }
}
