using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Moves a part of an expression into a method of its own.</summary>
internal sealed class ExtractHelper : Transformation
{
    private static readonly string[] Names = ["Helper", "Part", "Compute", "Piece"];

    public override IReadOnlyList<SyntaxNode> Sites(LossText text) =>
        [.. text.Values().Where(value => value is BinaryExpressionSyntax or InvocationExpressionSyntax or PrefixUnaryExpressionSyntax).Where(value => CanMove(value, text))];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        ExpressionSyntax value = (ExpressionSyntax)site;
        ISymbol[] variables =
        [
            .. value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(text.SymbolOf).Where(symbol => symbol is ILocalSymbol or IParameterSymbol).Select(symbol => symbol!)
                .Distinct<ISymbol>(SymbolEqualityComparer.Default),
        ];
        string name = text.FreshName(Names[random.Next(Names.Length)]);
        string type = text.IsSingle(value) ? "float" : "double";
        string parameters = string.Join(", ", variables.Select(variable => $"{LossText.Display(TypeOf(variable))} {variable.Name}"));
        MemberDeclarationSyntax helper = SyntaxFactory.ParseMemberDeclaration($"private static {type} {name}({parameters}) => {value};")!;
        SyntaxNode root = text.Root.TrackNodes(value, text.Type);
        ExpressionSyntax tracked = root.GetCurrentNode(value)!;
        root = root.ReplaceNode(tracked, Code.InPlaceOf(tracked, $"{name}({string.Join(", ", variables.Select(variable => variable.Name))})"));
        TypeDeclarationSyntax declaring = root.GetCurrentNode(text.Type)!;
        return root.ReplaceNode(declaring, declaring.AddMembers(helper));
    }

    private static ITypeSymbol TypeOf(ISymbol variable) => variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;

    private static bool CanMove(ExpressionSyntax value, LossText text) => value.DescendantNodesAndSelf().All(node => node switch
    {
        AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or DeclarationExpressionSyntax or AnonymousFunctionExpressionSyntax or InitializerExpressionSyntax => false,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.LogicalNotExpression,
        InvocationExpressionSyntax invocation => text.SymbolOf(invocation) is IMethodSymbol { MethodKind: MethodKind.Ordinary },
        _ => true,
    });
}
