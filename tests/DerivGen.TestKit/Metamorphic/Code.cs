using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Small pieces of C# text.</summary>
internal static class Code
{
    /// <summary>An expression as an operand of any operator.</summary>
    public static string Operand(ExpressionSyntax expression) =>
        IsPrimary(expression) ? expression.ToString() : $"({expression})";

    public static ExpressionSyntax Unparenthesized(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    /// <summary>A text as an expression that may stand where another one stood.</summary>
    public static ExpressionSyntax InPlaceOf(ExpressionSyntax replaced, string text)
    {
        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(text);
        bool stands = IsPrimary(parsed)
            || replaced.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax
            || (replaced.Parent is AssignmentExpressionSyntax assignment && assignment.Right == replaced);
        return (stands ? parsed : SyntaxFactory.ParenthesizedExpression(parsed)).WithTriviaFrom(replaced);
    }

    public static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text);

    /// <summary>The statements of a block, or the one statement that stands in its place.</summary>
    public static IReadOnlyList<StatementSyntax> Statements(StatementSyntax body) => body is BlockSyntax block ? block.Statements.ToArray() : new[] { body };

    /// <summary>The only statement of a block or in its place.</summary>
    public static StatementSyntax? Single(StatementSyntax? body) => body switch
    {
        null => null,
        BlockSyntax block => block.Statements.Count == 1 ? Single(block.Statements[0]) : null,
        _ => body,
    };

    public static string Block(IEnumerable<StatementSyntax> statements) => $"{{ {string.Concat(statements.Select(statement => statement.ToFullString()))} }}";

    /// <summary>The text of a body in braces.</summary>
    public static string Block(StatementSyntax body) => Block(Statements(body));

    public static bool IsOne(ExpressionSyntax expression) => Unparenthesized(expression).ToString() is "1" or "1.0" or "1f";

    private static bool IsPrimary(ExpressionSyntax expression) => expression is IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax
        or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax;
}
