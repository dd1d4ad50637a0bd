using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Puts the body of a helper that is one expression in the place of a call.</summary>
internal sealed class InlineHelper : Transformation
{
    /// <summary>An argument that is read more than once is repeated up to this length.</summary>
    private const int LongestRepeated = 40;

    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Values().OfType<InvocationExpressionSyntax>().Where(call => Inlined(call, text) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)site;
        return text.Root.ReplaceNode(call, Code.InPlaceOf(call, Inlined(call, text)!));
    }

    private static string? Inlined(InvocationExpressionSyntax call, LossText text)
    {
        if (text.SymbolOf(call) is not IMethodSymbol { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences: [{ } reference] } method
            || reference.GetSyntax() is not MethodDeclarationSyntax declaration
            || BodyOf(declaration) is not { } body)
        {
            return null;
        }

        SemanticModel model = text.ModelOf(reference.SyntaxTree);
        bool isAtHome = SymbolEqualityComparer.Default.Equals(method.ContainingType, text.Model.GetDeclaredSymbol(text.Type));
        IdentifierNameSyntax[] names = [.. body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()];
        bool travels = names.All(name => model.GetSymbolInfo(name).Symbol switch
        {
            IMethodSymbol called => (isAtHome || name.Parent is MemberAccessExpressionSyntax) && !SymbolEqualityComparer.Default.Equals(called, method),
            IParameterSymbol or ITypeSymbol or INamespaceSymbol => true,
            IFieldSymbol or IPropertySymbol => name.Parent is MemberAccessExpressionSyntax access && access.Name == name,
            _ => false,
        });
        if (!travels)
        {
            return null;
        }

        Dictionary<string, string> arguments = [];
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            ExpressionSyntax argument = call.ArgumentList.Arguments[i].Expression;
            int reads = names.Count(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, parameter));
            bool fits = SymbolEqualityComparer.Default.Equals(text.Model.GetTypeInfo(argument).Type, parameter.Type);
            if ((!fits && !LossText.IsFloating(parameter.Type)) || (reads > 1 && argument.ToString().Length > LongestRepeated))
            {
                return null;
            }

            arguments.Add(parameter.Name, fits ? Code.Operand(argument) : $"({LossText.Display(parameter.Type)}){Code.Operand(argument)}");
        }

        ExpressionSyntax substituted = body.ReplaceNodes(
            names.Where(name => model.GetSymbolInfo(name).Symbol is IParameterSymbol),
            (name, _) => Code.InPlaceOf(name, arguments[name.Identifier.ValueText]));
        bool returnsAsIs = SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(body).Type, method.ReturnType);
        return returnsAsIs ? substituted.ToString() : $"({LossText.Display(method.ReturnType)})({substituted})";
    }

    private static ExpressionSyntax? BodyOf(MethodDeclarationSyntax declaration) =>
        declaration.ExpressionBody?.Expression ?? (declaration.Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null);
}
