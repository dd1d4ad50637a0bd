using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>foreach (double x in v)</c> → <c>for (int i = 0; i &lt; v.Length; i++) { double x = v[i];</c>.</summary>
internal sealed class ForEachToFor : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<ForEachStatementSyntax>().Where(loop =>
        loop.Expression is IdentifierNameSyntax && text.Model.GetTypeInfo(loop.Expression).Type is IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" })];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        ForEachStatementSyntax loop = (ForEachStatementSyntax)site;
        string index = text.FreshName("i");
        string type = LossText.Display(((ILocalSymbol)text.Model.GetDeclaredSymbol(loop)!).Type);
        StatementSyntax declaration = Code.Statement($"{type} {loop.Identifier.ValueText} = {loop.Expression}[{index}];");
        return text.Root.ReplaceNode(
            loop,
            Code.Statement($"for (int {index} = 0; {index} < {loop.Expression}.Length; {index}++) {Code.Block(Code.Statements(loop.Statement).Prepend(declaration))}"));
    }
}
