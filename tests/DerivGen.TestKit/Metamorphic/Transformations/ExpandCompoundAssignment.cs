using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>s += a</c> → <c>s = s + a</c>, and so with the other operators.</summary>
internal sealed class ExpandCompoundAssignment : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<ExpressionStatementSyntax>().Where(statement =>
        statement.Expression is AssignmentExpressionSyntax { OperatorToken.Text: "+=" or "-=" or "*=" or "/=" } assignment && text.IsFloating(assignment.Left))];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        AssignmentExpressionSyntax assignment = (AssignmentExpressionSyntax)((ExpressionStatementSyntax)site).Expression;
        string operation = assignment.OperatorToken.Text[..1];
        return text.Root.ReplaceNode(site, Code.Statement($"{assignment.Left} = {assignment.Left} {operation} {Code.Operand(assignment.Right)};"));
    }
}
