using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>A program's text with float in the place of double, and nothing else changed.</summary>
internal sealed class SingleText : CSharpSyntaxRewriter
{
    private readonly SemanticModel _model;

    private SingleText(SemanticModel model) => _model = model;

    public static string Of(string text)
    {
        CSharpCompilation compilation = CompilationVariant.Of(HarnessOptions.Bulk).Compile("Plain", [text], ProgramText.References);
        SyntaxTree tree = compilation.SyntaxTrees.First();
        return new SingleText(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot())!.ToFullString();
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword) ? SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.FloatKeyword)).WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
        node.Token.Value is double ? SyntaxFactory.ParseExpression(node.Token.Text + "f").WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.Expression is IdentifierNameSyntax { Identifier.Text: nameof(Math) } math && IsOfDouble(_model.GetSymbolInfo(node).Symbol) && typeof(MathF).GetMember(node.Name.Identifier.Text).Length > 0
            ? node.WithExpression(SyntaxFactory.IdentifierName(nameof(MathF)).WithTriviaFrom(math))
            : base.VisitMemberAccessExpression(node);

    private static bool IsOfDouble(ISymbol? member) => member switch
    {
        IMethodSymbol { Parameters: [{ } first, ..] } => first.Type.SpecialType == SpecialType.System_Double,
        IFieldSymbol => true,
        _ => false,
    };
}
