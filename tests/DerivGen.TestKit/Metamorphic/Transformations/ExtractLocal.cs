using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Gives a name to a part of an expression. Not to a part that is computed under a condition only.</summary>
internal sealed class ExtractLocal : Transformation
{
    private static readonly string[] Names = ["part", "term", "inner", "helped", "t"];

    public override IReadOnlyList<SyntaxNode> Sites(LossText text) =>
        [.. text.Values().Where(value => value is BinaryExpressionSyntax or InvocationExpressionSyntax or PrefixUnaryExpressionSyntax).Where(value => StatementOf(value) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        ExpressionSyntax value = (ExpressionSyntax)site;
        StatementSyntax statement = StatementOf(value)!;
        string name = text.FreshName(Names[random.Next(Names.Length)]);
        string type = text.IsSingle(value) ? "float" : "double";
        StatementSyntax declaration = Code.Statement($"{type} {name} = {value};");
        StatementSyntax rest = statement.ReplaceNode(value, SyntaxFactory.IdentifierName(name).WithTriviaFrom(value));
        return statement.Parent is BlockSyntax or SwitchSectionSyntax
            ? text.Root.ReplaceNode(statement, [declaration, rest])
            : text.Root.ReplaceNode(statement, SyntaxFactory.Block(declaration, rest));
    }

    /// <summary>The statement before which the value may be computed.</summary>
    private static StatementSyntax? StatementOf(ExpressionSyntax value)
    {
        SyntaxNode child = value;
        for (SyntaxNode? node = value.Parent; node is not null; child = node, node = node.Parent)
        {
            switch (node)
            {
                case ConditionalExpressionSyntax conditional when child != conditional.Condition:
                case BinaryExpressionSyntax binary when child == binary.Right && binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression:
                case SwitchExpressionArmSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return null;
                case LocalDeclarationStatementSyntax declaration:
                    return declaration.IsConst || declaration.Declaration.Variables.Count > 1 ? null : declaration;
                case ReturnStatementSyntax or ExpressionStatementSyntax:
                    return (StatementSyntax)node;
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }
}
