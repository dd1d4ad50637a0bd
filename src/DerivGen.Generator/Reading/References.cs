using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Local variables by reference: other names of what they were declared with, for as long as they live.</summary>
internal static class References
{
    public static bool IsReference(ISymbol variable) => variable is ILocalSymbol { RefKind: not RefKind.None };

    /// <summary>What an operation names: for a local by reference what it refers to.</summary>
    public static IOperation Referent(IOperation target)
    {
        while (target is ILocalReferenceOperation { Local: { RefKind: not RefKind.None } local } reference
            && reference.SemanticModel is { } model
            && local.DeclaringSyntaxReferences.Length == 1
            && model.GetOperation(local.DeclaringSyntaxReferences[0].GetSyntax()) is IVariableDeclaratorOperation { Initializer.Value: { } value })
        {
            target = value;
        }

        return target;
    }
}
