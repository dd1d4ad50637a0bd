using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// The vectors of the processor: <c>Vector&lt;T&gt;</c>, whose number of lanes is known only where it runs, and
/// <c>Vector64&lt;T&gt;</c> to <c>Vector512&lt;T&gt;</c>. Their functions are rows by name and number of operands; a number
/// stands for a vector that holds it in every lane, a mask holds truth values.
/// </summary>
internal static class Lanes
{
    /// <summary>What a lane of the result is, made of the same lane of the operands.</summary>
    internal delegate Node Row(ExpressionGraph g, Node[] a);

    private static readonly Dictionary<string, Row> Rows = new(StringComparer.Ordinal)
    {
        // arithmetic
        ["op_Addition/2"] = (g, a) => g.Add(a[0], a[1]),
        ["op_Subtraction/2"] = (g, a) => g.Subtract(a[0], a[1]),
        ["op_Multiply/2"] = (g, a) => g.Multiply(a[0], a[1]),
        ["op_Division/2"] = (g, a) => g.Divide(a[0], a[1]),
        ["op_UnaryNegation/1"] = (g, a) => g.Negate(a[0]),
        ["op_UnaryPlus/1"] = (g, a) => a[0],
        ["Add/2"] = (g, a) => g.Add(a[0], a[1]),
        ["Subtract/2"] = (g, a) => g.Subtract(a[0], a[1]),
        ["Multiply/2"] = (g, a) => g.Multiply(a[0], a[1]),
        ["Divide/2"] = (g, a) => g.Divide(a[0], a[1]),
        ["Negate/1"] = (g, a) => g.Negate(a[0]),
        ["FusedMultiplyAdd/3"] = (g, a) => g.Add(g.Multiply(a[0], a[1]), a[2]),
        ["MultiplyAddEstimate/3"] = (g, a) => g.Add(g.Multiply(a[0], a[1]), a[2]),
        ["SquareRoot/1"] = (g, a) => g.Sqrt(a[0]),

        // masks
        ["Equals/2"] = (g, a) => g.Equal(a[0], a[1]),
        ["LessThan/2"] = (g, a) => g.Less(a[0], a[1]),
        ["LessThanOrEqual/2"] = (g, a) => g.LessOrEqual(a[0], a[1]),
        ["GreaterThan/2"] = (g, a) => g.Less(a[1], a[0]),
        ["GreaterThanOrEqual/2"] = (g, a) => g.LessOrEqual(a[1], a[0]),
    };

    /// <summary>The rows that combine masks, or a mask and numbers: where it does not hold, all bits are zero.</summary>
    private static readonly Dictionary<string, Row> MaskRows = new(StringComparer.Ordinal)
    {
        ["ConditionalSelect/3"] = (g, a) => g.Conditional(a[0], a[1], a[2]),
        ["op_BitwiseAnd/2"] = And,
        ["BitwiseAnd/2"] = And,
        ["op_BitwiseOr/2"] = (g, a) => g.Or(a),
        ["BitwiseOr/2"] = (g, a) => g.Or(a),
        ["op_OnesComplement/1"] = (g, a) => g.Not(a[0]),
        ["OnesComplement/1"] = (g, a) => g.Not(a[0]),
        ["AndNot/2"] = (g, a) => And(g, [a[0], g.Not(a[1])]),
    };

    /// <summary>The functions that are those of a number of the same name, lane by lane.</summary>
    private static readonly HashSet<string> OfNumbers = new(StringComparer.Ordinal)
    {
        "Abs", "Max", "Min", "MaxNumber", "MinNumber", "MaxNative", "MinNative", "Sqrt", "Floor", "Ceiling", "Truncate", "Round", "CopySign",
        "Exp", "Log", "Log2", "Sin", "Cos", "Hypot", "Lerp", "Clamp", "ClampNative", "DegreesToRadians", "RadiansToDegrees",
    };

    /// <summary>The rows by name, for the documentation.</summary>
    public static IEnumerable<string> Names => Rows.Keys.Concat(MaskRows.Keys).Select(key => key.Split('/')[0]).Concat(OfNumbers)
        .Concat(["Sum", "Dot", "EqualsAll", "EqualsAny", "LessThanAll", "LessThanAny", "LessThanOrEqualAll", "LessThanOrEqualAny", "GreaterThanAll", "GreaterThanAny", "GreaterThanOrEqualAll", "GreaterThanOrEqualAny", "op_Equality", "op_Inequality"])
        .Concat(["Create", "CreateScalar", "CreateSequence", "LoadUnsafe", "CopyTo", "StoreUnsafe", "GetElement", "WithElement", "ToScalar", "GetLower", "GetUpper", "Count", "Zero", "One", "Indices"])
        .Distinct();

    /// <summary>Whether the function compares lanes.</summary>
    public static bool IsComparison(string name) =>
        name.StartsWith("Equals", StringComparison.Ordinal) || name.StartsWith("LessThan", StringComparison.Ordinal) || name.StartsWith("GreaterThan", StringComparison.Ordinal);

    /// <summary>Vector&lt;T&gt; and Vector64&lt;T&gt; to Vector512&lt;T&gt;, and the classes of their functions.</summary>
    public static bool IsOfProcessor(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Vector" or "Vector64" or "Vector128" or "Vector256" or "Vector512", ContainingNamespace: { } space } && space.ToDisplayString() is "System.Numerics" or "System.Runtime.Intrinsics";

    /// <summary>The type of a vector itself.</summary>
    public static bool IsVector(ITypeSymbol? type) => type is INamedTypeSymbol { Arity: 1 } && IsOfProcessor(type);

    /// <summary>How many lanes a vector has that always has the same number; null of Vector&lt;T&gt;.</summary>
    public static int? CountOf(INamedTypeSymbol vector) => vector.Name == "Vector" ? null
        : int.Parse(vector.Name.Substring("Vector".Length), System.Globalization.CultureInfo.InvariantCulture) / 8 / SizeOf(vector.TypeArguments[0]);

    /// <summary>A lane of the result; null where there is no such row for operands of these types.</summary>
    public static Node? Lane(ExpressionGraph graph, string name, Node[] operands)
    {
        string key = name + "/" + operands.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        int masks = operands.Count(operand => operand.Type == NodeType.Boolean);
        return MaskRows.TryGetValue(key, out Row ofMasks) && IsMasked(name, operands, masks) ? ofMasks(graph, operands)
            : masks > 0 ? null
            : Rows.TryGetValue(key, out Row row) ? row(graph, operands)
            : OfNumbers.Contains(name) ? KnownMethods.Build(graph, NumberName(name), operands)
            : null;
    }

    private static bool IsMasked(string name, Node[] operands, int masks) => name switch
    {
        "ConditionalSelect" => masks == 1 && operands[0].Type == NodeType.Boolean || masks == 3,
        "op_BitwiseAnd" or "BitwiseAnd" => masks >= 1,
        "AndNot" => operands[1].Type == NodeType.Boolean,
        _ => masks == operands.Length,
    };

    private static string NumberName(string name) => name switch { "MaxNative" => "Max", "MinNative" => "Min", "ClampNative" => "Clamp", _ => name };

    private static Node And(ExpressionGraph g, Node[] a) =>
        a[0].Type == NodeType.Boolean && a[1].Type == NodeType.Boolean ? g.And(a)
        : a[0].Type == NodeType.Boolean ? g.Conditional(a[0], a[1], g.Zero)
        : g.Conditional(a[1], a[0], g.Zero);

    private static int SizeOf(ITypeSymbol number) => number.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_UInt32 => 4,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Byte or SpecialType.System_SByte => 1,
        _ => 8,
    };
}
