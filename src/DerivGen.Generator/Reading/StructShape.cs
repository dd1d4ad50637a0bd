using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Reading;

/// <summary>A field of a struct, be it an automatic property's.</summary>
/// <param name="Name">How the text names it: the field, or the automatic property that it belongs to.</param>
/// <param name="Type">Its type.</param>
/// <param name="Symbol">The field, the automatic property, or the parameter of the type's head.</param>
internal sealed record StructMember(string Name, ITypeSymbol Type, ISymbol Symbol)
{
    /// <summary>The name as the end of another one: <c>X</c> for <c>_x</c>.</summary>
    public string Suffix => Name.TrimStart('_') is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name.Substring(1) : Name;
}

/// <summary>What a struct or a tuple is made of: its instance fields, in the order of the text.</summary>
internal sealed class StructShape
{
    private StructShape(INamedTypeSymbol type, ImmutableArray<StructMember> members, bool isOfFramework)
    {
        Type = type;
        Members = members;
        IsOfFramework = isOfFramework;
    }

    public INamedTypeSymbol Type { get; }

    public ImmutableArray<StructMember> Members { get; }

    /// <summary>Whether its members are known without their text.</summary>
    public bool IsOfFramework { get; }

    /// <summary>Whether it is a tuple's.</summary>
    public bool IsTuple => Type.IsTupleType;

    /// <summary>The shape; null of what is no struct, or one whose fields are not known or not its own.</summary>
    public static StructShape? Of(ITypeSymbol? type, Compilation compilation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named || Reader.IsSpan(named)
            || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return null;
        }

        if (named.IsTupleType)
        {
            return new StructShape(named, named.TupleElements.Select(element => new StructMember(element.Name, element.Type, element)).ToImmutableArray(), isOfFramework: false);
        }

        if (FrameworkStructs.Of(named) is { } known)
        {
            return new StructShape(named, known, isOfFramework: true);
        }

        if (named.DeclaringSyntaxReferences.IsEmpty || named.DeclaringSyntaxReferences.Any(part => !compilation.ContainsSyntaxTree(part.SyntaxTree)) || HasOwnLayout(named))
        {
            return null;
        }

        ImmutableArray<StructMember>.Builder members = ImmutableArray.CreateBuilder<StructMember>();
        foreach (IFieldSymbol field in named.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst))
        {
            if (field.IsFixedSizeBuffer || field.AssociatedSymbol is IEventSymbol || IsReference(field))
            {
                return null;
            }

            members.Add(field.AssociatedSymbol is IPropertySymbol property ? new StructMember(property.Name, field.Type, property) : new StructMember(field.Name, field.Type, field));
        }

        // Parameters of the type itself that its members read are fields too, which no list of members names.
        if (!named.IsRecord && named.InstanceConstructors.FirstOrDefault(IsOfHead) is { } head)
        {
            members.AddRange(head.Parameters.Where(parameter => IsKept(parameter, named)).Select(parameter => new StructMember(parameter.Name, parameter.Type, parameter)));
        }

        return new StructShape(named, members.ToImmutable(), isOfFramework: false);
    }

    /// <summary>A value of the elements.</summary>
    public AggregateValue Make(ImmutableArray<Value> elements) => IsTuple ? new TupleValue(elements) : new StructValue(this, elements);

    public bool IsSameAs(StructShape other) => ReferenceEquals(this, other) || SymbolEqualityComparer.Default.Equals(Type, other.Type);

    /// <summary>The place of a field or of an automatic property, also of one that the type's own generic text names; −1 where it has none.</summary>
    public int PlaceOf(ISymbol symbol)
    {
        ISymbol member = symbol is IFieldSymbol { AssociatedSymbol: { } property } ? property : symbol;
        for (int i = 0; i < Members.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(Members[i].Symbol.OriginalDefinition, member.OriginalDefinition))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The place of the member of a name.</summary>
    public int PlaceOf(string name)
    {
        for (int i = 0; i < Members.Length; i++)
        {
            if (Members[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the constructor is declared by the head of its type.</summary>
    public static bool IsOfHead(IMethodSymbol constructor) =>
        constructor is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { IsEmpty: false } parts } && parts[0].GetSyntax() is TypeDeclarationSyntax;

    /// <summary>Whether a parameter of the type's head is named elsewhere than in what constructs a value: then each value keeps it.</summary>
    private static bool IsKept(IParameterSymbol parameter, INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(part =>
        part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Members.Any(member => member.DescendantNodes(node => !IsInitializer(node)).Any(node =>
            node is IdentifierNameSyntax { Identifier.ValueText: var name } && name == parameter.Name)));

    /// <summary>Whether what follows a field or a property is run where a value is constructed.</summary>
    private static bool IsInitializer(SyntaxNode node) =>
        node is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } };

    /// <summary>Fields that lie over one another, or that repeat.</summary>
    private static bool HasOwnLayout(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "InlineArrayAttribute"
        || (attribute.AttributeClass?.Name == "StructLayoutAttribute" && attribute.ConstructorArguments is [{ Value: { } kind }, ..]
            && System.Convert.ToInt32(kind, System.Globalization.CultureInfo.InvariantCulture) == (int)System.Runtime.InteropServices.LayoutKind.Explicit));

    /// <summary>Whether the field is one by reference, which the oldest compiler cannot be asked.</summary>
    private static bool IsReference(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: RefTypeSyntax } });
}
