using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>-(a + b)</c> → <c>-a - b</c>, <c>-(a - b)</c> → <c>b - a</c>, <c>-(a * b)</c> → <c>(-a) * b</c>.</summary>
internal sealed class DistributeMinus : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (value is not PrefixUnaryExpressionSyntax { Operand: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax binary } })
        {
            return null;
        }

        string left = Code.Operand(binary.Left);
        string right = Code.Operand(binary.Right);
        return binary.Kind() switch
        {
            SyntaxKind.AddExpression => $"-{left} - {right}",
            SyntaxKind.SubtractExpression => $"{right} - {left}",
            SyntaxKind.MultiplyExpression => $"(-{left}) * {right}",
            SyntaxKind.DivideExpression when text.IsFloating(binary.Left) => $"(-{left}) / {right}",
            _ => null,
        };
    }
}
