using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DerivGen.TestKit;

/// <summary>The references in <c>tests/references/losses.jsonl</c>; its README says what stands there.</summary>
public static class ReferenceTable
{
    private static readonly Lazy<ImmutableArray<ReferencePoint>> LazyPoints = new(Read);
    private static readonly Lazy<ImmutableArray<ExpressionReference>> LazyExpressions = new(ReadExpressions);
    private static readonly Lazy<ILookup<string, ReferencePoint>> LazyPublished = new(() => Lines("published.jsonl").Select(ReadPoint).ToLookup(point => point.Type, StringComparer.Ordinal));

    /// <summary>All points in the order of the table.</summary>
    public static ImmutableArray<ReferencePoint> Points => LazyPoints.Value;

    /// <summary>The points of a class in <c>tests/Losses</c>.</summary>
    public static ImmutableArray<ReferencePoint> PointsOf(string type)
    {
        ImmutableArray<ReferencePoint> points = [.. Points.Where(point => point.Type == type)];
        return points.Length > 0 ? points : throw new ArgumentException($"There are no references for {type}.", nameof(type));
    }

    /// <summary>The formulas of <c>tests/references/expressions.jsonl</c> in the order of the table.</summary>
    public static ImmutableArray<ExpressionReference> Expressions => LazyExpressions.Value;

    /// <summary>The points of <c>tests/references/published.jsonl</c> by method, <c>Hamming.TwoSqrt</c>.</summary>
    public static ILookup<string, ReferencePoint> Published => LazyPublished.Value;

    private static ImmutableArray<ReferencePoint> Read() => [.. Lines("losses.jsonl").Select(ReadPoint)];

    private static ImmutableArray<ExpressionReference> ReadExpressions() =>
    [
        .. Lines("expressions.jsonl").GroupBy(line => line.GetProperty("type").GetString()!).Select(lines => new ExpressionReference(
            lines.Key,
            lines.First().GetProperty("parameters").GetString()!,
            lines.First().GetProperty("text").GetString()!,
            lines.First().GetProperty("relative").GetBoolean(),
            [.. lines.Select(ReadPoint)])),
    ];

    private static IEnumerable<JsonElement> Lines(string file)
    {
        foreach (string line in File.ReadLines(Path.Combine(TestFolders.References, file)))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    private static ReferencePoint ReadPoint(JsonElement root)
    {
        JsonElement units = root.GetProperty("gradientUnit");
        return new ReferencePoint(
            root.GetProperty("row").GetString()!,
            root.GetProperty("type").GetString()!,
            root.GetProperty("precision").GetString() == "float",
            root.GetProperty("kind").GetString() == "extreme",
            root.GetProperty("n").GetInt32(),
            root.GetProperty("args").EnumerateObject().ToImmutableDictionary(argument => argument.Name, argument => Argument(argument.Value)),
            Result("value", root.GetProperty("value"), root.GetProperty("valueUnit")),
            root.GetProperty("gradient").EnumerateObject().ToImmutableDictionary(
                variable => variable.Name,
                variable => Results(variable.Name, variable.Value, units.GetProperty(variable.Name)).ToImmutableArray()),
            root.TryGetProperty("printed", out JsonElement printed) ? printed.GetString() : null);
    }

    private static IEnumerable<ReferenceResult> Results(string name, JsonElement expected, JsonElement unit)
    {
        if (expected.ValueKind != JsonValueKind.Array)
        {
            return [Result(name, expected, unit)];
        }

        return expected.EnumerateArray().Zip(unit.EnumerateArray()).SelectMany((pair, index) =>
            Results(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), pair.First, pair.Second));
    }

    private static ReferenceResult Result(string name, JsonElement expected, JsonElement unit) =>
        new(name, expected.GetString() is { } text ? ReferenceNumber.Parse(text) : null, unit.GetDouble());

    internal static object Argument(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => Vector([.. element.EnumerateArray().Select(Argument)]),
        JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
        _ => IsWhole(element) ? element.GetInt32() : element.GetDouble(),
    };

    /// <summary>Passive arguments are written as whole numbers, the others always with a point or an exponent.</summary>
    private static bool IsWhole(JsonElement element) => element.GetRawText().AsSpan().IndexOfAny(".eE") < 0;

    private static Array Vector(object[] items)
    {
        switch (items.FirstOrDefault())
        {
            case double[] first:
                double[,] matrix = new double[items.Length, first.Length];
                for (int i = 0; i < items.Length; i++)
                {
                    for (int j = 0; j < first.Length; j++)
                    {
                        matrix[i, j] = ((double[])items[i])[j];
                    }
                }

                return matrix;
            case int:
                return items.Cast<int>().ToArray();
            case bool:
                return items.Cast<bool>().ToArray();
            default:
                return items.Cast<double>().ToArray();
        }
    }
}
