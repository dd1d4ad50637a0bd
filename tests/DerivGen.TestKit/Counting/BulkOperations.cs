using Microsoft.CodeAnalysis;

namespace DerivGen.TestKit;

/// <summary>What methods of arrays and spans do with each of their elements.</summary>
internal static class BulkOperations
{
    /// <summary>The operations on each element of a method that clears, fills or copies floating-point numbers; null for any other.</summary>
    public static OperationKind[]? Find(IMethodSymbol method)
    {
        ITypeSymbol type = method.IsStatic ? method.Parameters.FirstOrDefault()?.Type ?? method.ContainingType : method.ContainingType;
        bool isArray = method.ContainingType.SpecialType == SpecialType.System_Array;
        bool isSpan = FloatingTypes.IsIn(method.ContainingType, "System") && method.ContainingType.Name is "Span" or "ReadOnlySpan";
        ITypeSymbol? element = type switch
        {
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span => span.TypeArguments[0],
            IArrayTypeSymbol array => array.ElementType,
            _ => null,
        };
        return (isArray || isSpan) && FloatingTypes.IsScalar(element)
            ? (method.Name, method.IsStatic) switch
            {
                ("Clear" or "Fill", _) when method.Parameters.Length <= 2 => [OperationKind.Store],
                ("CopyTo", false) => [OperationKind.Load, OperationKind.Store],
                _ => null,
            }
            : null;
    }
}
