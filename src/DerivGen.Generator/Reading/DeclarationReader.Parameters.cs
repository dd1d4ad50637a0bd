using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Reading;

/// <summary>The parameters: their kinds, facts and structs, and what a number of them is.</summary>
internal sealed partial class DeclarationReader
{
    private const string Prefix = "DerivGen.";

    /// <summary>RefKind.RefReadOnlyParameter, which the oldest compiler that we support does not know.</summary>
    private const RefKind RefReadOnlyParameter = (RefKind)4;

    private void ReadParameter(IParameterSymbol parameter, HashSet<string>? named)
    {
        Location location = LocationOf(parameter);
        if (parameter.RefKind is not (RefKind.None or RefKind.In or RefReadOnlyParameter))
        {
            Report(Descriptors.ParameterByReference, location, parameter.Name, parameter.RefKind == RefKind.Ref ? "ref" : parameter.RefKind == RefKind.Out ? "out" : "reference");
            return;
        }

        ParameterKind kind = ParameterTypes.KindOf(parameter.Type);
        ElementKind element = ParameterTypes.ElementOf(parameter.Type);
        bool isReal = element is ElementKind.Double or ElementKind.Single or ElementKind.Generic;
        bool isConstant = Has(parameter, "Constant");
        bool isVariable = !isConstant && (named is null || named.Contains(parameter.Name));
        StructModel? structure = null;
        if (ParameterTypes.NumberTypeOf(parameter.Type) is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } type && kind == ParameterKind.Opaque && !ParameterTypes.IsNullable(type))
        {
            StructUse use = !isVariable ? StructUse.Read : SymbolEqualityComparer.Default.Equals(type, parameter.Type) ? StructUse.Make : StructUse.WriteInPlace;
            isVariable &= named is not null || !StructModelReader.HoldsNoNumbers(type, compilation);
            StructModelReader reader = new(marked, compilation, TypeText, cancellation);
            (structure, string missing) = reader.Read(type, use);
            if (structure is null && use == StructUse.WriteInPlace)
            {
                // Where the numbers of an element cannot be written, a new value takes its place.
                structure = reader.Read(type, StructUse.Make).Model is { Arguments.IsEmpty: false } made ? made with { IsRemade = true } : null;
            }

            if (structure?.Leaves.Any() == false)
            {
                (structure, missing) = (null, "it holds no floating-point number: mark it [Constant]");
            }

            if (structure is null && isVariable)
            {
                Report(Descriptors.UnsupportedParameterType, location, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), missing);
                return;
            }

            element = structure is null ? element : structure.Leaves.Any(leaf => leaf.Element == ElementKind.Double) ? ElementKind.Double : ElementKind.Single;
            kind = structure is null ? kind
                : parameter.Type is IArrayTypeSymbol ? ParameterKind.Array
                : !Reader.IsSpan(parameter.Type) ? ParameterKind.Struct
                : parameter.Type.Name == "Span" ? ParameterKind.Span : ParameterKind.ReadOnlySpan;
        }

        isVariable &= isReal || structure is not null;
        if (ParameterTypes.UnsupportedReason(parameter.Type, kind, compilation) is { } reason)
        {
            Report(Descriptors.UnsupportedParameterType, location, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason);
            return;
        }

        if (element == ElementKind.Generic && !SymbolEqualityComparer.Default.Equals(ParameterTypes.ElementTypeOf(parameter.Type), GenericNumber))
        {
            Report(Descriptors.GenericNumber, location, marked.Name, ParameterTypes.ElementTypeOf(parameter.Type).Name, "return it, and let all variables be of it");
            return;
        }

        if (isVariable && element != ElementKind.Generic && GenericNumber is { } number)
        {
            Report(Descriptors.GenericNumber, location, marked.Name, number.Name, "the variable '" + parameter.Name + "' has to be of it too; or mark it [Constant]");
            return;
        }

        if (kind == ParameterKind.Rows && isVariable)
        {
            Report(Descriptors.UnsupportedParameterType, location, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "a variable is one array, as in w[i * columns + j], or double[,]; data are marked [Constant]");
            return;
        }

        (StatedFacts facts, double lower, double upper) = new FactsReader(Diagnostics).Read(parameter, isReal && kind != ParameterKind.Rows, kind != ParameterKind.Scalar);
        Parameters.Add(new ParameterModel(
            parameter.Name,
            TypeText(parameter.Type),
            ModifierOf(parameter),
            DefaultValueText.Of(parameter),
            kind,
            element,
            facts,
            lower,
            upper,
            isVariable)
        {
            IsEnum = ParameterTypes.ElementTypeOf(parameter.Type).TypeKind == TypeKind.Enum,
            Struct = structure,
            Ordinal = Parameters.Sum(earlier => earlier.Struct?.Leaves.Count() ?? 1),
        });
    }

    /// <summary>What the number is that has the ordinal.</summary>
    public ElementKind ElementOf(int ordinal)
    {
        ParameterModel parameter = Parameters[ParameterOf(ordinal)];
        return parameter.Struct is { } structure ? structure.Leaves.ElementAt(ordinal - parameter.Ordinal).Element : parameter.Element;
    }

    /// <summary>The parameter that a symbol of the mathematics is, or is a number of.</summary>
    public int ParameterOf(int ordinal)
    {
        int parameter = Parameters.Count - 1;
        while (Parameters[parameter].Ordinal > ordinal)
        {
            parameter--;
        }

        return parameter;
    }

    /// <summary>The parameter without its attributes.</summary>
    private Location LocationOf(IParameterSymbol parameter)
    {
        SyntaxNode? syntax = parameter.DeclaringSyntaxReferences.IsEmpty ? null : parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        if (syntax is not ParameterSyntax { Type: { } type } declaration)
        {
            return syntax?.GetLocation() ?? parameter.Locations[0];
        }

        int start = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].SpanStart : type.SpanStart;
        return Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, declaration.Identifier.Span.End));
    }

    private string ModifierOf(IParameterSymbol parameter) =>
        parameter.IsParams ? "params"
        : parameter.RefKind == RefReadOnlyParameter ? "ref readonly"
        : parameter.RefKind == RefKind.In ? "in"
        : parameter.Ordinal == 0 && marked.IsExtensionMethod ? "this"
        : "";

    private string TypeText(ITypeSymbol type) => DeclarationTexts.OfType(type, target);

    internal static bool Has(IParameterSymbol parameter, string name) =>
        parameter.GetAttributes().Any(candidate => candidate.AttributeClass?.ToDisplayString() == Prefix + name + "Attribute");
}
