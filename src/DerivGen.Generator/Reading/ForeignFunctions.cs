using System.Collections.Immutable;
using System.Globalization;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Functions of numbers whose text is not in the compilation: those that their own assembly differentiates, whose emitted
/// derivatives are called, and those that the user gives a derivative rule for.
/// </summary>
internal static class ForeignFunctions
{
    private const string ConstantAttribute = "DerivGen.ConstantAttribute";

    /// <summary>The function with its partial derivatives; or null, and what to do instead.</summary>
    /// <param name="called">The method whose text is not known.</param>
    /// <param name="compilation">The compilation that calls it.</param>
    /// <param name="within">The type that the derivative is emitted into.</param>
    /// <param name="advice">What to do instead.</param>
    public static ForeignFunction? Of(IMethodSymbol called, Compilation compilation, INamedTypeSymbol within, out string advice)
    {
        IMethodSymbol? rule = DerivativeRules.Of(called, compilation);
        AttributeData? mark = called.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == MarkedMethod.AttributeName);
        bool isOfNumbers = called.IsStatic && !called.IsGenericMethod && !called.ContainingType.IsGenericType && IsReal(called.ReturnType)
            && called.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In && KindOf(parameter.Type) is not null);
        if (rule is null && mark is null)
        {
            advice = called.ReturnsVoid ? "leave it out, or write out what it does, in a method of this project"
                : "write out what it computes, in a method of this project" + (isOfNumbers ? ", or give its derivative by [DerivativeOf]" : "");
            return null;
        }

        if (!isOfNumbers)
        {
            advice = "only static functions of numbers can be called through their derivatives; write out what it computes, in a method of this project";
            return null;
        }

        int[] variables = [.. VariablesOf(called, rule is null ? mark : null)];
        IMethodSymbol? derivative = rule ?? GradientOf(called, variables.Length);
        if (derivative is null)
        {
            advice = "its assembly emits no '" + called.Name + "Gradient'; ask there for Emit = Derivatives.Gradient";
            return null;
        }

        if (!compilation.IsSymbolAccessibleWithin(derivative, within))
        {
            advice = "'" + derivative.Name + "' is not accessible from '" + within.Name + "'; make it internal or public";
            return null;
        }

        advice = "";
        ImmutableArray<ForeignParameter> parameters = called.Parameters.Select(parameter => KindOf(parameter.Type)!.Value).ToImmutableArray();
        string root = TextOf(called);
        string signature = root + "(" + string.Join(",", called.Parameters.Select(parameter => parameter.Type.ToDisplayString())) + ")";
        ForeignFunction?[] partials = new ForeignFunction?[parameters.Length];
        for (int i = 0; i < variables.Length; i++)
        {
            string selector = variables.Length == 1 ? "" : ".Item" + (i + 1).ToString(CultureInfo.InvariantCulture);
            partials[variables[i]] = new(called.Name + "'" + called.Parameters[variables[i]].Name, TextOf(derivative), selector, IsSingle(derivative.ReturnType, i), parameters, variables[i], signature);
        }

        return new(called.Name, root, "", IsSingle(called.ReturnType, 0), parameters, -1, signature) { Partials = partials.ToImmutableArray() };
    }

    /// <summary>The places of the parameters that derivatives are taken by.</summary>
    public static IEnumerable<int> VariablesOf(IMethodSymbol function, AttributeData? mark)
    {
        ImmutableArray<TypedConstant> named = mark?.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false, Values: { IsEmpty: false } values }] ? values : ImmutableArray<TypedConstant>.Empty;
        return Enumerable.Range(0, function.Parameters.Length).Where(i =>
            IsReal(ElementOf(function.Parameters[i].Type))
            && !(mark is not null && function.Parameters[i].GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == ConstantAttribute))
            && (named.IsEmpty || named.Any(name => name.Value as string == function.Parameters[i].Name)));
    }

    /// <summary>What a parameter of this type takes; null where it is no number.</summary>
    public static ForeignParameter? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => ForeignParameter.Double,
        SpecialType.System_Single => ForeignParameter.Single,
        SpecialType.System_Int32 => ForeignParameter.Integer,
        SpecialType.System_Boolean => ForeignParameter.Boolean,
        _ => null,
    };

    public static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static ITypeSymbol ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol span when Reader.IsSpan(span) => span.TypeArguments[0],
        _ => type,
    };

    /// <summary>The emitted gradient of a function of numbers: its own parameters, and a number for every variable.</summary>
    private static IMethodSymbol? GradientOf(IMethodSymbol called, int variables) => called.ContainingType.GetMembers(called.Name + "Gradient").OfType<IMethodSymbol>().FirstOrDefault(method =>
        method.IsStatic && !method.IsGenericMethod && variables > 0
        && method.Parameters.Length == called.Parameters.Length
        && method.Parameters.Zip(called.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && a.RefKind == b.RefKind).All(isSame => isSame)
        && (variables == 1 ? IsReal(method.ReturnType) : method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == variables));

    private static bool IsSingle(ITypeSymbol type, int part) =>
        (type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements[part].Type : type).SpecialType == SpecialType.System_Single;

    private static string TextOf(IMethodSymbol method) =>
        method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + IdentifierText.Of(method.Name);
}
