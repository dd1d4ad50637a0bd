using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Gives another name to a local, the index of a loop or the parameter of a helper.</summary>
internal sealed class RenameLocal : Transformation
{
    private static readonly string[] Names = ["item", "part", "quantity", "index", "amount", "k", "entry", "r", "g", "buffer"];

    public override IReadOnlyList<SyntaxNode> Sites(LossText text) =>
        [.. text.Methods.SelectMany(method => method.DescendantNodes()).Where(node => node switch
        {
            VariableDeclaratorSyntax or ForEachStatementSyntax or SingleVariableDesignationSyntax => true,
            ParameterSyntax parameter => parameter.Parent!.Parent is not MethodDeclarationSyntax method || !LossText.IsMarked(method),
            _ => false,
        })];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        ISymbol symbol = text.Model.GetDeclaredSymbol(site)!;
        SyntaxToken declared = site switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier,
            ForEachStatementSyntax forEach => forEach.Identifier,
            SingleVariableDesignationSyntax designation => designation.Identifier,
            _ => ((ParameterSyntax)site).Identifier,
        };
        SyntaxToken name = SyntaxFactory.Identifier(text.FreshName(Names[random.Next(Names.Length)]));
        IEnumerable<SyntaxToken> tokens = text.ReferencesTo(symbol, text.Type).Select(reference => reference.Identifier).Append(declared);
        return text.Root.ReplaceTokens(tokens, (token, _) => name.WithTriviaFrom(token));
    }
}
