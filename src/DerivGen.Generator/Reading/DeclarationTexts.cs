using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>Parts of declarations as C# says them: types, constraints, accessibility.</summary>
internal static class DeclarationTexts
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string OfType(ITypeSymbol type, TargetCapabilities target) => type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr && target.LanguageVersion < 900
        ? "global::System." + type.MetadataName
        : type.ToDisplayString(target.LanguageVersion >= 800 ? TypeFormat : SymbolDisplayFormat.FullyQualifiedFormat);

    public static ContainingTypeModel OfContainingType(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", type.TypeParameters.Select(parameter =>
            (parameter.Variance == VarianceKind.In ? "in " : parameter.Variance == VarianceKind.Out ? "out " : "") + IdentifierText.OfType(parameter.Name))) + ">";
        return new ContainingTypeModel(keyword, IdentifierText.OfType(type.Name), parameters);
    }

    public static string OfAccessibility(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    public static string OfConstraints(ITypeParameterSymbol parameter, TargetCapabilities target)
    {
        List<string> parts = [];
        if (parameter.HasUnmanagedTypeConstraint)
        {
            parts.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            parts.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated && target.LanguageVersion >= 800 ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            parts.Add("notnull");
        }

        parts.AddRange(parameter.ConstraintTypes.Select(type => OfType(type, target)));
        if (parameter.HasConstructorConstraint)
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : "where " + IdentifierText.OfType(parameter.Name) + " : " + string.Join(", ", parts);
    }
}
