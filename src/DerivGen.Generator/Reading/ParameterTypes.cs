using DerivGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>What the types of parameters are: scalars, vectors, matrices, and the numbers in them.</summary>
internal static class ParameterTypes
{
    /// <summary>The type of a scalar, or of a vector's elements.</summary>
    public static ITypeSymbol NumberTypeOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol span when Reader.IsSpan(span) => span.TypeArguments[0],
        _ => type,
    };

    public static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static ParameterKind KindOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol when Reader.NumberInRows(type) is { } number => ElementKindOf(number) == ElementKind.Other ? ParameterKind.Opaque : ParameterKind.Rows,
        IArrayTypeSymbol { Rank: 1 } when ElementOf(type) != ElementKind.Other => ParameterKind.Array,
        IArrayTypeSymbol { Rank: 2 } when ElementOf(type) != ElementKind.Other => ParameterKind.Matrix,
        INamedTypeSymbol span when Reader.IsSpan(span) && ElementOf(type) != ElementKind.Other =>
            span.Name == "Span" ? ParameterKind.Span : ParameterKind.ReadOnlySpan,
        _ when ElementKindOf(type) != ElementKind.Other || Reader.IsWideDatum(type) => ParameterKind.Scalar,
        _ => ParameterKind.Opaque,
    };

    public static ElementKind ElementOf(ITypeSymbol type) => ElementTypeOf(type) switch
    {
        // Elements are read one by one as integers, a scalar as a real number.
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 } when !ReferenceEquals(ElementTypeOf(type), type) => ElementKind.Integer,
        var element => ElementKindOf(element),
    };

    public static ITypeSymbol ElementTypeOf(ITypeSymbol type) => Reader.NumberInRows(type) ?? type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol span when Reader.IsSpan(span) => span.TypeArguments[0],
        _ => type,
    };

    public static ElementKind ElementKindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => ElementKind.Double,
        SpecialType.System_Single => ElementKind.Single,
        SpecialType.System_Boolean => ElementKind.Boolean,
        SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_SByte or SpecialType.System_Byte
            or SpecialType.System_UInt16 or SpecialType.System_Char => ElementKind.Integer,
        _ when GenericMath.IsReal(type) => ElementKind.Generic,
        _ when type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } => ElementKindOf(underlying),
        _ => ElementKind.Other,
    };

    /// <summary>Why a type cannot be a parameter's; null if it can.</summary>
    public static string? UnsupportedReason(ITypeSymbol type, ParameterKind kind, Compilation compilation)
    {
        if (type.TypeKind == TypeKind.Dynamic || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            return "use double, float, a span or an array of them";
        }

        if (kind != ParameterKind.Opaque)
        {
            return null;
        }

        return type switch
        {
            ITypeParameterSymbol => null,
            { SpecialType: SpecialType.System_Decimal } => "use double",
            { SpecialType: SpecialType.System_String or SpecialType.System_Object } => "a differentiable method computes with numbers, arrays and spans",
            _ when StructShape.Of(NumberTypeOf(type), compilation) is not null => null,
            { TypeKind: TypeKind.Delegate } => "call the method by its name",
            { TypeKind: TypeKind.Array } => "use an array, a span, or an array of arrays, of double, float, int or bool",
            _ when Reader.NumberOfNullable(type) is not null => null,
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "use a number, and a bool that says whether there is one",
            INamedTypeSymbol { IsGenericType: true } => "use ReadOnlySpan<double>, double[] or their kin of float",
            { TypeKind: TypeKind.Struct or TypeKind.Class } => null,
            _ => "use double, float, a span or an array of them",
        };
    }
}
