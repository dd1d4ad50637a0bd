using System.Collections.Frozen;

namespace DerivGen.TestKit;

/// <summary>
/// What a call of a numeric function costs, by its name in <see cref="Math"/>, <see cref="MathF"/>, <see cref="double"/>,
/// <see cref="float"/>, the interfaces of generic mathematics and the vector types. For vectors, per lane.
/// </summary>
internal static class KnownOperations
{
    private static readonly FrozenDictionary<string, (OperationKind Kind, int Times)[]> Rows = CreateRows();

    /// <summary>Functions of StableMath that count as one call, whatever they do inside. Its other functions are followed.</summary>
    private static readonly FrozenDictionary<string, OperationKind> OpaqueRows = new Dictionary<string, OperationKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["Log1P"] = OperationKind.Log,
        ["LogP1"] = OperationKind.Log,
        ["ExpM1"] = OperationKind.Exp,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The operations of a function, none for a passive one, null for one without a row.</summary>
    public static (OperationKind Kind, int Times)[]? Find(string name) => Rows.GetValueOrDefault(name);

    /// <summary>The kind as which a function of StableMath counts as a whole.</summary>
    public static OperationKind? FindOpaque(string name) => OpaqueRows.TryGetValue(name, out OperationKind kind) ? kind : null;

    private static FrozenDictionary<string, (OperationKind, int)[]> CreateRows()
    {
        Dictionary<string, (OperationKind, int)[]> rows = [];
        Each(OperationKind.Exp, "Exp", "Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1");
        Each(OperationKind.Log, "Log", "Log2", "Log10", "LogP1", "Log2P1", "Log10P1");
        Each(OperationKind.Pow, "Pow");
        Each(
            OperationKind.Trig,
            "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
            "SinPi", "CosPi", "TanPi", "AsinPi", "AcosPi", "AtanPi", "Atan2Pi");
        Each(OperationKind.Sqrt, "Sqrt", "SquareRoot", "ReciprocalSqrtEstimate");
        Each(OperationKind.Other, "Cbrt", "Hypot", "RootN");
        Each(
            OperationKind.Select,
            "Max", "Min", "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber", "MaxNumber", "MinNumber", "MaxNative", "MinNative",
            "Abs", "Sign", "CopySign", "Clamp", "ClampNative", "Floor", "Ceiling", "Round", "Truncate", "BitIncrement", "BitDecrement", "ILogB",
            "ConditionalSelect", "BitwiseAnd", "BitwiseOr", "AndNot", "Xor", "OnesComplement");
        Each(
            OperationKind.Compare,
            "IsNaN", "IsFinite", "IsInfinity", "IsPositiveInfinity", "IsNegativeInfinity", "IsNegative", "IsPositive", "IsNormal", "IsSubnormal", "IsZero",
            "IsInteger", "IsEvenInteger", "IsOddInteger", "IsPow2", "IsRealNumber", "Equals", "CompareTo", "EqualsAll", "EqualsAny",
            "GreaterThan", "GreaterThanAll", "GreaterThanAny", "GreaterThanOrEqual", "GreaterThanOrEqualAll", "GreaterThanOrEqualAny",
            "LessThan", "LessThanAll", "LessThanAny", "LessThanOrEqual", "LessThanOrEqualAll", "LessThanOrEqualAny");
        Each(OperationKind.Add, "Add", "Subtract", "Sum");
        Each(OperationKind.Multiply, "Multiply", "ScaleB", "DegreesToRadians", "RadiansToDegrees");
        Each(OperationKind.Divide, "Divide", "IEEERemainder", "Ieee754Remainder", "ReciprocalEstimate");
        Each(OperationKind.Negate, "Negate");

        rows.Add("SinCos", [(OperationKind.Trig, 2)]);
        rows.Add("SinCosPi", [(OperationKind.Trig, 2)]);
        rows.Add("Lerp", [(OperationKind.Multiply, 2), (OperationKind.Add, 2)]);
        foreach (string name in new[] { "FusedMultiplyAdd", "MultiplyAddEstimate", "Dot" })
        {
            rows.Add(name, [(OperationKind.Multiply, 1), (OperationKind.Add, 1)]);
        }

        foreach (string name in new[]
        {
            "ToString", "TryFormat", "GetHashCode", "CreateChecked", "CreateSaturating", "CreateTruncating", "ConvertToInteger", "ConvertToIntegerNative",
            "As", "AsVectorByte", "AsVectorSByte", "AsVectorInt16", "AsVectorUInt16", "AsVectorInt32", "AsVectorUInt32", "AsVectorInt64", "AsVectorUInt64", "AsVectorSingle", "AsVectorDouble",
            "ConvertToDouble", "ConvertToSingle", "ConvertToInt32", "ConvertToInt64", "Narrow", "Widen", "WidenLower", "WidenUpper",
            "Create", "CreateScalar", "CreateSequence", "Load", "LoadUnsafe", "LoadAligned", "Store", "StoreUnsafe", "StoreAligned", "CopyTo", "TryCopyTo",
            "GetElement", "WithElement", "ToScalar", "Shuffle",
        })
        {
            rows.Add(name, []);
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);

        void Each(OperationKind kind, params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                rows.Add(name, [(kind, 1)]);
            }
        }
    }
}
