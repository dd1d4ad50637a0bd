using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>a + b</c> → <c>b + a</c>, <c>a * b</c> → <c>b * a</c>.</summary>
internal sealed class SwapOperands : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        bool commutes = value.Kind() is SyntaxKind.AddExpression or SyntaxKind.MultiplyExpression;
        return commutes && value is BinaryExpressionSyntax binary
            ? $"{Code.Operand(binary.Right)} {binary.OperatorToken.Text} {Code.Operand(binary.Left)}"
            : null;
    }
}
