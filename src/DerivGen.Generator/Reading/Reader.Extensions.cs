using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Members of extension blocks, and the fields that <c>field</c> names: what only newer compilers describe.</summary>
internal sealed partial class Reader
{
    /// <summary>SyntaxKind.ExtensionBlockDeclaration.</summary>
    private const int ExtensionBlock = 9079;

    /// <summary>The parameter that a member of an extension block is called on; null for any other member.</summary>
    private IParameterSymbol? ExtendedBy(IMethodSymbol member)
    {
        if (member.IsStatic || SyntaxOf(member.OriginalDefinition) is not { } syntax)
        {
            return null;
        }

        ParameterSyntax? parameter = syntax.Ancestors().FirstOrDefault(node => node is TypeDeclarationSyntax) is { RawKind: ExtensionBlock } block
            ? block.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault()?.Parameters.FirstOrDefault()
            : null;
        return parameter is null ? null : ModelOf(parameter.SyntaxTree).GetDeclaredSymbol(parameter, cancellation) as IParameterSymbol;
    }

    /// <summary>Runs a member of an extension block, in which the extended parameter has the value that it is called on.</summary>
    private Value? CallExtension(IOperation operation, IMethodSymbol member, IParameterSymbol extended, Value receiver, IReadOnlyList<Value>? arguments)
    {
        if (extended.RefKind is RefKind.Ref or RefKind.Out)
        {
            throw Refusal.Construct(operation, "An extension by ref", "write it as a method with a parameter by ref");
        }

        bool isOuter = state.Variables.TryGetValue(extended, out Value? before);
        state = state.With(extended, receiver);
        Value? result = CallSource(operation, member, null, null, arguments);
        state = isOuter ? state.With(extended, before!) : state with { Variables = state.Variables.Remove(extended) };
        return result;
    }

    /// <summary>Whether the accessor computes with the field of its own property, which no other text can name.</summary>
    private bool ReadsOwnField(IMethodSymbol accessor) =>
        SyntaxOf(accessor.OriginalDefinition) is { } syntax
        && ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) is { } body
        && body.DescendantsAndSelf().Any(operation => operation is IFieldReferenceOperation { Field: { CanBeReferencedByName: false, AssociatedSymbol: IPropertySymbol property } }
            && SymbolEqualityComparer.Default.Equals(property.OriginalDefinition, accessor.AssociatedSymbol?.OriginalDefinition));
}
