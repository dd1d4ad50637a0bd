using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>Type parameters that stand for numbers, by the interfaces of generic mathematics that they are constrained to.</summary>
internal static class GenericMath
{
    /// <summary>Whether the type is a type parameter that may be a floating-point type.</summary>
    public static bool IsReal(ITypeSymbol? type) =>
        type is ITypeParameterSymbol parameter && Interfaces(parameter).Any(IsOfNumerics) && !Interfaces(parameter).Any(part => IsOfNumerics(part) && part.Name == "IBinaryInteger");

    /// <summary>Whether the type parameter has all that emitted code may need.</summary>
    public static bool IsComplete(ITypeParameterSymbol parameter) =>
        Interfaces(parameter).Any(part => IsOfNumerics(part) && part.Name == "IFloatingPointIeee754" && SymbolEqualityComparer.Default.Equals(part.TypeArguments[0], parameter));

    /// <summary>Whether the member is one that an interface of generic mathematics gives a number: <c>T.Exp</c>, <c>T.Pi</c>, an operator.</summary>
    public static bool IsMember(ISymbol? member) => member is { IsStatic: true, ContainingType: { } type } && IsOfNumerics(type);

    /// <summary>Whether an operator is that of numbers: the language's own, or one of the interfaces of generic mathematics.</summary>
    public static bool IsBuiltIn(IMethodSymbol? operation) => operation is null || IsMember(operation);

    private static bool IsOfNumerics(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface, Arity: > 0, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static IEnumerable<INamedTypeSymbol> Interfaces(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.OfType<INamedTypeSymbol>().SelectMany(constraint => constraint.AllInterfaces.Prepend(constraint));
}
