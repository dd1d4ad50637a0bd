using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>
/// <c>return c ? a : b;</c> → <c>if (c) return a; else return b;</c>, and so with an assignment and with a declaration.
/// </summary>
internal sealed class ConditionalToIf : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<StatementSyntax>().Where(statement => Rewrite(statement, text) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        StatementSyntax[] statements = [.. Rewrite((StatementSyntax)site, text)!.Select(Code.Statement)];
        return statements is [{ } single] ? text.Root.ReplaceNode(site, single) : text.Root.ReplaceNode(site, statements);
    }

    private static string[]? Rewrite(StatementSyntax statement, LossText text)
    {
        switch (statement)
        {
            case ReturnStatementSyntax { Expression: { } returned } when Choice(returned) is { } choice:
                return [$"if ({choice.Condition}) {{ return {choice.WhenTrue}; }} else {{ return {choice.WhenFalse}; }}"];
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when Choice(assignment.Right) is { } choice:
                string target = $"{assignment.Left} {assignment.OperatorToken.Text}";
                return [$"if ({choice.Condition}) {{ {target} {choice.WhenTrue}; }} else {{ {target} {choice.WhenFalse}; }}"];
            case LocalDeclarationStatementSyntax { IsConst: false, Parent: BlockSyntax, Declaration.Variables: [{ Initializer.Value: { } value } variable] } when Choice(value) is { } choice:
                string name = variable.Identifier.ValueText;
                string type = LossText.Display(((ILocalSymbol)text.Model.GetDeclaredSymbol(variable)!).Type);
                return [$"{type} {name};", $"if ({choice.Condition}) {{ {name} = {choice.WhenTrue}; }} else {{ {name} = {choice.WhenFalse}; }}"];
            default:
                return null;
        }
    }

    private static ConditionalExpressionSyntax? Choice(ExpressionSyntax expression) => Code.Unparenthesized(expression) as ConditionalExpressionSyntax;
}
