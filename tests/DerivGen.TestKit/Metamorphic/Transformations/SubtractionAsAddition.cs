using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>a - b</c> → <c>a + (-b)</c>.</summary>
internal sealed class SubtractionAsAddition : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random) =>
        value is BinaryExpressionSyntax binary && value.IsKind(SyntaxKind.SubtractExpression)
            ? $"{Code.Operand(binary.Left)} + (-{Code.Operand(binary.Right)})"
            : null;
}
