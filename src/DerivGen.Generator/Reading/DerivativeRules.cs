using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>The derivative rules of a compilation: its methods that are marked [DerivativeOf].</summary>
internal static class DerivativeRules
{
    public const string AttributeName = "DerivGen.DerivativeOfAttribute";

    private static readonly ConditionalWeakTable<Compilation, List<IMethodSymbol>> Rules = new();

    /// <summary>The rule for a function that fits it, if there is one.</summary>
    public static IMethodSymbol? Of(IMethodSymbol function, Compilation compilation) =>
        Rules.GetValue(compilation, Find).FirstOrDefault(rule => FunctionOf(rule, out _) is { } meant && SymbolEqualityComparer.Default.Equals(meant, function.OriginalDefinition));

    public static AttributeData? AttributeOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName);

    /// <summary>The function that a rule fits; or null, and why it fits none.</summary>
    public static IMethodSymbol? FunctionOf(IMethodSymbol rule, out string problem)
    {
        if (AttributeOf(rule) is not { ConstructorArguments: [{ Value: INamedTypeSymbol type }, { Value: string name }] })
        {
            problem = "name the function's type and its name";
            return null;
        }

        IMethodSymbol[] candidates = [.. type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary })];
        IMethodSymbol? function = candidates.FirstOrDefault(candidate => candidate.Parameters.Length == rule.Parameters.Length
            && candidate.Parameters.Zip(rule.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type)).All(isSame => isSame));
        problem = candidates.Length == 0 ? "'" + type.Name + "' has no static method '" + name + "'"
            : function is null ? "give it the function's parameters, (" + string.Join(", ", candidates[0].Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))) + ")"
            : !rule.IsStatic || rule.IsGenericMethod || rule.ContainingType.IsGenericType || rule.MethodKind != MethodKind.Ordinary ? "declare it as a static method of a type, without type parameters"
            : !ForeignFunctions.IsReal(function.ReturnType) ? "the function returns no number that has a derivative"
            : function.Parameters.Concat(rule.Parameters).Any(parameter => parameter.RefKind != RefKind.None || ForeignFunctions.KindOf(parameter.Type) is null) ? "only functions of numbers have rules"
            : ReturnProblem(rule, function);
        return problem.Length == 0 ? function : null;
    }

    private static string ReturnProblem(IMethodSymbol rule, IMethodSymbol function)
    {
        int variables = function.Parameters.Count(parameter => ForeignFunctions.IsReal(parameter.Type));
        string number = function.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return variables switch
        {
            0 => "the function has no variable",
            1 => SymbolEqualityComparer.Default.Equals(rule.ReturnType, function.ReturnType) ? "" : "return " + number + ", the derivative",
            _ => rule.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == variables && tuple.TupleElements.All(element => SymbolEqualityComparer.Default.Equals(element.Type, function.ReturnType))
                ? ""
                : "return a tuple of the " + variables + " partial derivatives, each a " + number,
        };
    }

    private static List<IMethodSymbol> Find(Compilation compilation)
    {
        List<IMethodSymbol> rules = [];
        Stack<INamespaceOrTypeSymbol> pending = new([compilation.Assembly.GlobalNamespace]);
        while (pending.Count > 0)
        {
            foreach (ISymbol member in pending.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    pending.Push(inner);
                }
                else if (member is IMethodSymbol method && AttributeOf(method) is not null)
                {
                    rules.Add(method);
                }
            }
        }

        rules.Sort((a, b) => string.CompareOrdinal(a.ToDisplayString(), b.ToDisplayString()));
        return rules;
    }
}
