using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Reading;

/// <summary>Reads how a variable that is a struct is taken apart into its numbers, and how its derivative is made of them.</summary>
/// <param name="marked">The marked method, from whose type members are named.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="typeText">The text of a type.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class StructModelReader(IMethodSymbol marked, Compilation compilation, Func<ITypeSymbol, string> typeText, CancellationToken cancellation)
{
    private const string Instead = ", or mark it [Constant]";

    /// <summary>The model, or why there is none and what to write instead.</summary>
    /// <param name="type">The type.</param>
    /// <param name="use">What the derivative's text does with values of it.</param>
    public (StructModel? Model, string Reason) Read(ITypeSymbol type, StructUse use)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            return (null, "compute with double or float, or with a type parameter that is IFloatingPointIeee754" + Instead);
        }

        if (StructShape.Of(type, compilation) is not { Members.IsEmpty: false } shape)
        {
            return (null, "its numbers are not known, since its text is not in this project: pass them as parameters of their own" + Instead);
        }

        ImmutableArray<StructPartModel>.Builder parts = ImmutableArray.CreateBuilder<StructPartModel>();
        foreach (StructMember member in shape.Members)
        {
            if (IsPassive(member))
            {
                parts.Add(new StructPartModel(IdentifierText.Of(member.Name), ParameterTypes.ElementKindOf(member.Type), null));
                continue;
            }

            if (member.Symbol is IParameterSymbol || !compilation.IsSymbolAccessibleWithin(member.Symbol, marked.ContainingType))
            {
                return (null, "'" + member.Name + "' of '" + name + "' cannot be read from the derivative's text: make it an internal field or property" + Instead);
            }

            ElementKind element = ParameterTypes.ElementKindOf(member.Type);
            if (element is ElementKind.Double or ElementKind.Single)
            {
                parts.Add(new StructPartModel(IdentifierText.Of(member.Name), element, null));
            }
            else if (member.Type.TypeKind == TypeKind.Struct && StructShape.Of(member.Type, compilation) is not null)
            {
                (StructModel? inner, string reason) = Read(member.Type, use);
                if (inner is null)
                {
                    return (null, reason);
                }

                parts.Add(new StructPartModel(IdentifierText.Of(member.Name), ElementKind.Other, inner));
            }
            else
            {
                return (null, "'" + member.Name + "' of '" + name + "' is no number: pass its numbers as parameters of their own" + Instead);
            }
        }

        if (use == StructUse.WriteInPlace && !shape.Members.All(member => IsPassive(member) || IsWritableInPlace(member)))
        {
            return (null, "the numbers of '" + name + "' cannot be written one by one: give it fields or properties that can be set" + Instead);
        }

        if (use != StructUse.Make || shape.IsTuple)
        {
            return (new StructModel(typeText(shape.Type), parts.ToImmutable(), ImmutableArray<int>.Empty) { IsTuple = shape.IsTuple }, "");
        }

        if (ConstructorOf(shape) is { } order)
        {
            return (new StructModel(typeText(shape.Type), parts.ToImmutable(), order), "");
        }

        return shape.Members.All(member => IsPassive(member) || IsSettable(member))
            ? (new StructModel(typeText(shape.Type), parts.ToImmutable(), ImmutableArray<int>.Empty), "")
            : (null, "no value of '" + name + "' can be made of its numbers: give it fields or properties that can be set, or a constructor that does nothing but fill them, with a parameter named like each" + Instead);
    }

    /// <summary>Whether the field is an integer or a truth value: a gradient has what default is in its place.</summary>
    private static bool IsPassive(StructMember member) => ParameterTypes.ElementKindOf(member.Type) is ElementKind.Integer or ElementKind.Boolean;

    /// <summary>Whether there is nothing in a value of the type to differentiate by, as far as its fields are known.</summary>
    public static bool HoldsNoNumbers(ITypeSymbol type, Compilation compilation) =>
        StructShape.Of(type, compilation) is { Members.IsEmpty: false } shape && shape.Members.All(member =>
            ParameterTypes.ElementKindOf(member.Type) is ElementKind.Integer or ElementKind.Boolean || HoldsNoNumbers(member.Type, compilation));

    private bool IsWritableInPlace(StructMember member) => member.Symbol switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { IsInitOnly: false } setter } => ParameterTypes.ElementKindOf(member.Type) != ElementKind.Other && compilation.IsSymbolAccessibleWithin(setter, marked.ContainingType),
        _ => false,
    };

    private bool IsSettable(StructMember member) => member.Symbol switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, marked.ContainingType),
        _ => false,
    };

    /// <summary>A constructor that puts each of its arguments into the field of its name: the fields in the order of its parameters.</summary>
    private EquatableArray<int>? ConstructorOf(StructShape shape)
    {
        if (shape.Members.Any(member => IsRequired(member.Symbol)))
        {
            return null;
        }

        foreach (IMethodSymbol constructor in shape.Type.InstanceConstructors.Where(candidate => candidate.Parameters.Length == shape.Members.Length))
        {
            int[] order = [.. constructor.Parameters.Select(parameter => PlaceOf(parameter, shape))];
            if (order.All(place => place >= 0) && order.Distinct().Count() == order.Length
                && compilation.IsSymbolAccessibleWithin(constructor, marked.ContainingType)
                && !constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")
                && (shape.IsOfFramework || IsPlain(constructor, shape, order)))
            {
                return order.ToImmutableArray();
            }
        }

        return null;
    }

    private static int PlaceOf(IParameterSymbol parameter, StructShape shape)
    {
        for (int i = 0; i < shape.Members.Length; i++)
        {
            StructMember member = shape.Members[i];
            if (parameter.RefKind is RefKind.None or RefKind.In
                && string.Equals(member.Name.TrimStart('_'), parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The constructor of a type's head, where it makes the properties or its parameters are what they begin with; any other one is read.</summary>
    private bool IsPlain(IMethodSymbol constructor, StructShape shape, int[] order) =>
        StructShape.IsOfHead(constructor)
            ? constructor.Parameters.All(parameter => IsFilledBy(parameter.Name, shape.Members[order[parameter.Ordinal]].Symbol))
            : new Reader(compilation, marked, cancellation).IsPlain(constructor, shape, order);

    private bool IsFilledBy(string parameter, ISymbol member) =>
        (member.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            ParameterSyntax own => own.Identifier.ValueText,
            PropertyDeclarationSyntax { Initializer.Value: IdentifierNameSyntax name } => name.Identifier.ValueText,
            VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax name } => name.Identifier.ValueText,
            _ => null,
        }) == parameter;

    private bool IsRequired(ISymbol member) => member.OriginalDefinition.DeclaringSyntaxReferences.Any(part =>
        part.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Modifiers.Any(modifier => modifier.ValueText == "required") == true);
}
