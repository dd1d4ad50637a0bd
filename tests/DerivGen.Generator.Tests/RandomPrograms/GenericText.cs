using System.Globalization;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>A program's text with its class over a type parameter T in the place of double, and nothing else changed.</summary>
internal sealed class GenericText : CSharpSyntaxRewriter
{
    private readonly SemanticModel _model;

    private GenericText(SemanticModel model) => _model = model;

    public static string Of(string text)
    {
        CSharpCompilation compilation = CompilationVariant.Of(HarnessOptions.Bulk).Compile("Plain", [text], ProgramText.References);
        SyntaxTree tree = compilation.SyntaxTrees.First();
        SyntaxNode rewritten = new GenericText(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot())!;
        string constraint = text.Contains("stackalloc", StringComparison.Ordinal) ? "unmanaged, System.Numerics." : "System.Numerics.";
        ClassDeclarationSyntax type = rewritten.DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        string head = type.Identifier.Text;
        return rewritten.ToFullString().Replace($"class {head}\n", $"class {head}<T> where T : {constraint}IFloatingPointIeee754<T>\n", StringComparison.Ordinal);
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is not ExpressionSyntax expression || node is TypeSyntax and not IdentifierNameSyntax || node.Parent is AttributeArgumentSyntax || (node.Parent is MemberAccessExpressionSyntax member && member.Name == node))
        {
            return base.Visit(node);
        }

        TypeInfo type = _model.GetTypeInfo(expression);
        bool isConverted = IsReal(type.ConvertedType) && type.Type is { } from && !IsReal(from) && IsInteger(from);
        return expression switch
        {
            CastExpressionSyntax cast when IsReal(type.Type) && !IsReal(_model.GetTypeInfo(cast.Expression).Type) => Created("T.CreateChecked", base.Visit(cast.Expression)!),
            CastExpressionSyntax cast when IsInteger(type.Type) && IsReal(_model.GetTypeInfo(cast.Expression).Type) =>
                isConverted ? Created("T.CreateChecked", Created("int.CreateTruncating", base.Visit(cast.Expression)!)) : Created("int.CreateTruncating", base.Visit(cast.Expression)!),
            LiteralExpressionSyntax literal when IsReal(type.Type) => Created("T.CreateChecked", literal),
            _ when isConverted => Created("T.CreateChecked", base.Visit(node)!),
            _ => base.Visit(node),
        };
    }

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) => node.Keyword.IsKind(SyntaxKind.DoubleKeyword) ? SyntaxFactory.IdentifierName("T").WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.Expression is IdentifierNameSyntax { Identifier.Text: nameof(Math) } math && _model.GetSymbolInfo(node).Symbol is IMethodSymbol { Parameters: [{ } first, ..] } && IsReal(first.Type)
            ? node.WithExpression(SyntaxFactory.IdentifierName("T").WithTriviaFrom(math))
            : base.VisitMemberAccessExpression(node);

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Double;

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private static ExpressionSyntax Created(string method, SyntaxNode argument) =>
        SyntaxFactory.ParseExpression(string.Create(CultureInfo.InvariantCulture, $"{method}({argument.WithoutTrivia().ToFullString()})")).WithTriviaFrom(argument);
}
