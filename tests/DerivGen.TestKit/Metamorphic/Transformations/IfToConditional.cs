using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>
/// <c>if (c) x = a; else x = b;</c> → <c>x = c ? a : b;</c>, <c>if (c) x += a;</c> → <c>x += c ? a : 0;</c>,
/// <c>if (c) return a; return b;</c> → <c>return c ? a : b;</c>.
/// </summary>
internal sealed class IfToConditional : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<IfStatementSyntax>().Where(choice => Rewrite(choice, text) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        IfStatementSyntax choice = (IfStatementSyntax)site;
        (string statement, StatementSyntax? superfluous) = Rewrite(choice, text)!.Value;
        SyntaxNode root = superfluous is null ? text.Root.TrackNodes(choice) : text.Root.TrackNodes(choice, superfluous);
        root = root.ReplaceNode(root.GetCurrentNode(choice)!, Code.Statement(statement));
        return superfluous is null ? root : root.RemoveNode(root.GetCurrentNode(superfluous)!, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static (string Statement, StatementSyntax? Superfluous)? Rewrite(IfStatementSyntax choice, LossText text)
    {
        StatementSyntax? then = Code.Single(choice.Statement);
        StatementSyntax? otherwise = Code.Single(choice.Else?.Statement);
        string condition = $"({choice.Condition})";
        if (then is ReturnStatementSyntax { Expression: { } returned })
        {
            StatementSyntax? next = choice is { Else: null, Parent: BlockSyntax block } ? block.Statements.ElementAtOrDefault(block.Statements.IndexOf(choice) + 1) : null;
            return (otherwise ?? next) is ReturnStatementSyntax { Expression: { } last } && Fit(returned, last, text)
                ? ($"return {condition} ? {Code.Operand(returned)} : {Code.Operand(last)};", next)
                : null;
        }

        if (then is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } || !text.IsFloating(assignment.Left))
        {
            return null;
        }

        if (choice.Else is null)
        {
            bool adds = assignment.OperatorToken.Text is "+=" or "-=";
            return adds ? ($"{assignment.Left} {assignment.OperatorToken.Text} {condition} ? {Code.Operand(assignment.Right)} : 0;", null) : null;
        }

        return otherwise is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax other }
            && other.Left.ToString() == assignment.Left.ToString() && other.OperatorToken.Text == assignment.OperatorToken.Text && Fit(assignment.Right, other.Right, text)
                ? ($"{assignment.Left} {assignment.OperatorToken.Text} {condition} ? {Code.Operand(assignment.Right)} : {Code.Operand(other.Right)};", null)
                : null;
    }

    /// <summary>The two have a common type in every version of the language.</summary>
    private static bool Fit(ExpressionSyntax left, ExpressionSyntax right, LossText text) => text.IsFloating(left) || text.IsFloating(right);
}
