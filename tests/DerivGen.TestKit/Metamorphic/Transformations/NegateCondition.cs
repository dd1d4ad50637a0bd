using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>if (c) a else b</c> → <c>if (!c) b else a</c>, and so with <c>?:</c>. The condition itself stays as it is.</summary>
internal sealed class NegateCondition : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) =>
        [.. text.Bodies().SelectMany(body => body.DescendantNodesAndSelf()).Where(node => node is ConditionalExpressionSyntax or IfStatementSyntax { Else: not null })];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        if (site is ConditionalExpressionSyntax conditional)
        {
            string swapped = $"{Negated(conditional.Condition)} ? {Code.Operand(conditional.WhenFalse)} : {Code.Operand(conditional.WhenTrue)}";
            return text.Root.ReplaceNode(site, Code.InPlaceOf(conditional, swapped));
        }

        IfStatementSyntax choice = (IfStatementSyntax)site;
        return text.Root.ReplaceNode(site, Code.Statement($"if ({Negated(choice.Condition)}) {Code.Block(choice.Else!.Statement)} else {Code.Block(choice.Statement)}"));
    }

    private static string Negated(ExpressionSyntax condition) =>
        Code.Unparenthesized(condition) is PrefixUnaryExpressionSyntax negation && negation.IsKind(SyntaxKind.LogicalNotExpression)
            ? Code.Unparenthesized(negation.Operand).ToString()
            : $"!{Code.Operand(Code.Unparenthesized(condition))}";
}
