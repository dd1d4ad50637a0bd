using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Makes a program smaller as long as the same thing is wrong with it: leaves out statements, and puts a part in the place of a whole.</summary>
internal static class ProgramShrinker
{
    private const int MaximumTrials = 400;

    public static Finding Shrink(Finding finding)
    {
        HashSet<string> tried = new(StringComparer.Ordinal) { finding.Text };
        for (int length = int.MaxValue; finding.Text.Length < length && tried.Count < MaximumTrials;)
        {
            length = finding.Text.Length;
            finding = Pass(finding, StatementEdits, tried);
            finding = Pass(finding, ExpressionEdits, tried);
        }

        return finding;
    }

    /// <summary>Goes once through the edits, taking each that leaves a smaller program with the same finding.</summary>
    private static Finding Pass(Finding finding, Func<SyntaxNode, IEnumerable<Func<SyntaxNode>>> edits, HashSet<string> tried)
    {
        for (int place = 0; tried.Count < MaximumTrials;)
        {
            Func<SyntaxNode>[] open = [.. edits(CSharpSyntaxTree.ParseText(finding.Text).GetRoot())];
            if (place >= open.Length)
            {
                break;
            }

            if (Applied(open[place]) is { } text && text.Length < finding.Text.Length && tried.Add(text) && Same(finding, text) is { } smaller)
            {
                finding = smaller;
            }
            else
            {
                place++;
            }
        }

        return finding;
    }

    /// <summary>The finding of the same kind in the text; a text that does not compile or run as it stands has none.</summary>
    private static Finding? Same(Finding finding, string text)
    {
        try
        {
            return ProgramBatch.Check([text]).Findings.FirstOrDefault(found => found.Kind == finding.Kind && found.Diagnostic == finding.Diagnostic);
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>The text after an edit; null where what is put somewhere cannot stand there.</summary>
    private static string? Applied(Func<SyntaxNode> edit)
    {
        try
        {
            return edit().ToFullString();
        }
        catch (Exception exception) when (exception is InvalidCastException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<Func<SyntaxNode>> StatementEdits(SyntaxNode root) => root.DescendantNodes().SelectMany<SyntaxNode, Func<SyntaxNode>>(node => node switch
    {
        MethodDeclarationSyntax { Identifier.Text: not ProgramText.Method } or ElseClauseSyntax or SwitchSectionSyntax or VariableDeclaratorSyntax => [() => Without(root, node)],
        StatementSyntax statement when statement.Parent is BlockSyntax or SwitchSectionSyntax && Method(statement) == ProgramText.Method => OfStatement(root, statement),
        _ => [],
    });

    /// <summary>Without a statement, unless that is what ends a loop; or what a statement contains instead of it.</summary>
    private static IEnumerable<Func<SyntaxNode>> OfStatement(SyntaxNode root, StatementSyntax statement)
    {
        if (statement is not ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax })
        {
            yield return () => Without(root, statement);
        }

        BlockSyntax? body = statement switch
        {
            IfStatementSyntax { Statement: BlockSyntax block } => block,
            ForStatementSyntax { Statement: BlockSyntax block } => block,
            WhileStatementSyntax { Statement: BlockSyntax block } => block,
            DoStatementSyntax { Statement: BlockSyntax block } => block,
            BlockSyntax block => block,
            _ => null,
        };
        if (body is not null && statement.Parent is BlockSyntax outer)
        {
            yield return () => root.ReplaceNode(outer, outer.WithStatements(outer.Statements.ReplaceRange(statement, body.Statements)));
        }
    }

    /// <summary>An expression becomes 0, x, or one of its operands.</summary>
    private static IEnumerable<Func<SyntaxNode>> ExpressionEdits(SyntaxNode root) =>
        from expression in root.DescendantNodes().OfType<ExpressionSyntax>()
        where Method(expression) == ProgramText.Method && expression is not (TypeSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax) && expression.Parent is not ExpressionStatementSyntax
        from part in OperandsOf(expression).Prepend(SyntaxFactory.ParseExpression("x")).Prepend(SyntaxFactory.ParseExpression("0"))
        select (Func<SyntaxNode>)(() => root.ReplaceNode(expression, part.WithTriviaFrom(expression)));

    private static IEnumerable<ExpressionSyntax> OperandsOf(ExpressionSyntax expression) =>
        expression.DescendantNodes(node => node == expression || node is not ExpressionSyntax).OfType<ExpressionSyntax>();

    private static string? Method(SyntaxNode node) => node.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Identifier.Text;

    private static SyntaxNode Without(SyntaxNode root, SyntaxNode node) => root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!;
}
