using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit;

/// <summary>
/// A text with another type for <c>double</c> and <c>float</c> and another class for <c>Math</c>, <c>MathF</c> and <c>StableMath</c>, and nothing else changed; attributes are
/// dropped. Literals that double rounds may be handed to a method of the type, and another be called in every iteration.
/// </summary>
internal sealed partial class RetypedText(string number, string math, string? literals = null, string? iteration = null, IReadOnlyDictionary<string, string>? libraries = null) : CSharpSyntaxRewriter
{
    /// <summary>Compiles the texts so retyped, without a generator, against this library.</summary>
    public CompiledCode Compile(params IEnumerable<string> texts)
    {
        string[] retyped = [.. texts.Select(text => $"using DerivGen.TestKit; using DerivGen.TestKit.Queries; {Visit(CSharpSyntaxTree.ParseText(text).GetRoot()).ToFullString()}")];
        MetadataReference kit = MetadataReference.CreateFromFile(typeof(RetypedText).Assembly.Location);
        CSharpCompilation compilation = CompilationVariant.Of(HarnessOptions.Default).Compile("Retyped", retyped, []);
        return CompiledCode.Load(compilation.AddReferences(kit));
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) => node.Keyword.Kind() is SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword
        ? SyntaxFactory.IdentifierName(libraries is not null && node.Parent is MemberAccessExpressionSyntax ? math : number).WithTriviaFrom(node)
        : node;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => node.Identifier.Text switch
    {
        nameof(Math) or nameof(MathF) or nameof(StableMath) => SyntaxFactory.IdentifierName(math).WithTriviaFrom(node),
        string name when libraries is not null && libraries.TryGetValue(name, out string? other) && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node) => SyntaxFactory.IdentifierName(other).WithTriviaFrom(node),
        string name when _numbers.Contains(name) => SyntaxFactory.IdentifierName(node.Parent is MemberAccessExpressionSyntax ? math : number).WithTriviaFrom(node),
        string name when _defaults.TryGetValue(name, out ExpressionSyntax? value) && node.Parent is not NameColonSyntax => SyntaxFactory.ParseExpression($"({name} ?? {value})").WithTriviaFrom(node),
        _ => node,
    };

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Counted(loop.Statement)) : null;

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Counted(loop.Statement)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Counted(loop.Statement)) : null;

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
        literals is not null && node.Token.Value is double or float && node.Token.Text.TrimEnd('f') is var text && decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) * 1024 % 1 != 0
            ? SyntaxFactory.ParseExpression($"{number}.{literals}(\"{text}\")").WithTriviaFrom(node)
            : node;

    private StatementSyntax Counted(StatementSyntax body) =>
        iteration is null ? body : SyntaxFactory.Block(SyntaxFactory.ParseStatement($"{number}.{iteration}();"), body);
}
