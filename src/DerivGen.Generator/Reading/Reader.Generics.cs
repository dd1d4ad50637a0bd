using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>What type parameters stand for while a generic method is run.</summary>
internal sealed partial class Reader
{
    private Dictionary<ITypeSymbol, ITypeSymbol> typeArguments = new(SymbolEqualityComparer.Default);

    /// <summary>The type parameter that the marked method computes in, as its text; null where it computes in double or float.</summary>
    public string? GenericNumber => GenericMath.IsReal(method.ReturnType) ? Writing.IdentifierText.OfType(method.ReturnType.Name) : null;

    /// <summary>The arrays among the data whose elements are numbers of another type than that.</summary>
    public List<string> OtherData { get; } = [];

    /// <summary>A number of another type in the type parameter that the marked method computes in.</summary>
    private string AsGeneric(string text, ITypeSymbol type) =>
        GenericNumber is null || SymbolEqualityComparer.Default.Equals(type, method.ReturnType) ? text : GenericNumber + ".CreateChecked(" + text + ")";

    /// <summary>The type that a type parameter of a method that is being run stands for; any other type is itself.</summary>
    private ITypeSymbol Bound(ITypeSymbol type) => typeArguments.TryGetValue(type, out ITypeSymbol? argument) ? argument : type;

    /// <summary>Runs a method, in which its type parameters stand for what it is called with.</summary>
    private T WithTypeArguments<T>(IMethodSymbol target, IOperation call, Func<T> run)
    {
        Dictionary<ITypeSymbol, ITypeSymbol> outer = typeArguments;
        typeArguments = TypeArgumentsOf(target, call);
        try
        {
            return run();
        }
        finally
        {
            typeArguments = outer;
        }
    }

    /// <summary>What the type parameters of a method and of its types stand for in a call.</summary>
    private Dictionary<ITypeSymbol, ITypeSymbol> TypeArgumentsOf(IMethodSymbol target, IOperation call)
    {
        IMethodSymbol constructed = target.ReducedFrom is null ? target : target.GetConstructedReducedFrom() ?? target;
        Dictionary<ITypeSymbol, ITypeSymbol> arguments = new(typeArguments, SymbolEqualityComparer.Default);
        Bind(constructed.OriginalDefinition.TypeParameters, constructed.TypeArguments);
        for (INamedTypeSymbol? type = constructed.ContainingType; type is not null; type = type.ContainingType)
        {
            Bind(type.OriginalDefinition.TypeParameters, type.TypeArguments);
        }

        return arguments;

        void Bind(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> types)
        {
            for (int i = 0; i < parameters.Count; i++)
            {
                ITypeSymbol bound = Bound(types[i]);
                if (GenericMath.IsReal(parameters[i]) && !IsFloating(bound))
                {
                    throw Refusal.Construct(call, "'" + target.Name + "' with " + bound.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "call it with a floating-point type, or write it out");
                }

                arguments[parameters[i]] = bound;
            }
        }
    }
}
