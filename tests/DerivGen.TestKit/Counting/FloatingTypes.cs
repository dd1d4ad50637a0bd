using Microsoft.CodeAnalysis;

namespace DerivGen.TestKit;

/// <summary>Which types hold floating-point numbers, and which functions compute with them.</summary>
internal static class FloatingTypes
{
    /// <summary>double, float, or a type parameter that is some number.</summary>
    public static bool IsScalar(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => true,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => IsIn(constraint, "System", "Numerics")),
        _ => false,
    };

    /// <summary>Vector, Vector128 and the like, with elements that are floating-point numbers.</summary>
    public static bool IsVector(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsValueType: true, Arity: 1 } named
        && (IsIn(named, "System", "Numerics") || IsIn(named, "System", "Runtime", "Intrinsics"))
        && named.Name.StartsWith("Vector", StringComparison.Ordinal)
        && IsScalar(named.TypeArguments[0]);

    public static bool IsScalarOrVector(ITypeSymbol? type) => IsScalar(type) || IsVector(type);

    /// <summary>A type whose functions stand in the table of known operations.</summary>
    public static bool HasKnownOperations(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || (IsIn(type, "System") && type.Name is "Math" or "MathF")
        || (IsIn(type, "System", "Numerics") && (type.TypeKind == TypeKind.Interface || type.Name.StartsWith("Vector", StringComparison.Ordinal)))
        || (IsIn(type, "System", "Runtime", "Intrinsics") && type.Name.StartsWith("Vector", StringComparison.Ordinal));

    public static bool IsIn(ITypeSymbol type, params ReadOnlySpan<string> names)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        for (int i = names.Length - 1; i >= 0; i--)
        {
            if (space is null || space.Name != names[i])
            {
                return false;
            }

            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: true };
    }
}
