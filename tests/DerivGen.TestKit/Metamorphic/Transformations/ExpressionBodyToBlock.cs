using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>=&gt; a;</c> → <c>{ return a; }</c>.</summary>
internal sealed class ExpressionBodyToBlock : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Methods.Where(method => method.ExpressionBody is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        MethodDeclarationSyntax method = (MethodDeclarationSyntax)site;
        BlockSyntax block = SyntaxFactory.Block(Code.Statement($"return {method.ExpressionBody!.Expression};"));
        return text.Root.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block));
    }
}
