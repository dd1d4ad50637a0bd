using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit;

/// <summary>Patterns that compare floating-point numbers, as conditions; what they look at is a name or a tuple of names.</summary>
internal sealed partial class RetypedText
{
    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) =>
        HasNumbers(node.Pattern) ? base.Visit(Parsed(Condition(node.Expression.ToString(), node.Pattern)).WithTriviaFrom(node)) : base.VisitIsPatternExpression(node);

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        if (!node.Arms.Any(arm => HasNumbers(arm.Pattern)))
        {
            return base.VisitSwitchExpression(node);
        }

        string governing = node.GoverningExpression.ToString();
        string text = node.Arms.Last().Expression.ToString();
        foreach (SwitchExpressionArmSyntax arm in node.Arms.SkipLast(1).Reverse())
        {
            text = $"{Condition(governing, arm.Pattern)}{(arm.WhenClause is { } when ? $" && ({when.Condition})" : "")} ? {arm.Expression} : {text}";
        }

        return base.Visit(Parsed(text).WithTriviaFrom(node));
    }

    private static bool HasNumbers(PatternSyntax pattern) => pattern.DescendantTokens().Any(token => token.Value is double or float);

    private static ParenthesizedExpressionSyntax Parsed(string text) => SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ParseExpression(text));

    private static string Condition(string value, PatternSyntax pattern) => pattern switch
    {
        DiscardPatternSyntax => "true",
        VarPatternSyntax { Designation: SingleVariableDesignationSyntax variable } => $"{value} is var {variable}",
        ConstantPatternSyntax constant when constant.Expression.DescendantTokens().Any(token => token.Value is double or float) => $"({value} <= {constant.Expression} && {value} >= {constant.Expression})",
        ConstantPatternSyntax constant => $"{value} == {constant.Expression}",
        RelationalPatternSyntax relation => $"{value} {relation.OperatorToken} {relation.Expression}",
        ParenthesizedPatternSyntax inner => $"({Condition(value, inner.Pattern)})",
        UnaryPatternSyntax not => $"!({Condition(value, not.Pattern)})",
        BinaryPatternSyntax both => $"({Condition(value, both.Left)} {(both.OperatorToken.IsKind(SyntaxKind.AndKeyword) ? "&&" : "||")} {Condition(value, both.Right)})",
        RecursivePatternSyntax { PositionalPatternClause: { } positions } => Joined(positions.Subpatterns.Select((part, i) => Condition($"{value}.Item{i + 1}", part.Pattern))),
        RecursivePatternSyntax { PropertyPatternClause: { } properties } => Joined(properties.Subpatterns.Select(part => Condition($"{value}.{part.NameColon!.Name}", part.Pattern))),
        _ => throw new NotSupportedException($"The pattern {pattern} has no condition."),
    };

    private static string Joined(IEnumerable<string> conditions) => $"({string.Join(" && ", conditions)})";
}
