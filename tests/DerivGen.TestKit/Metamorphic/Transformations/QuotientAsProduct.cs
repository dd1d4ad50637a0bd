using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>a / b</c> → <c>a * (1 / b)</c>.</summary>
internal sealed class QuotientAsProduct : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random) =>
        value is BinaryExpressionSyntax binary && value.IsKind(SyntaxKind.DivideExpression) && !Code.IsOne(binary.Left)
            ? $"{Code.Operand(binary.Left)} * ({text.One(value)} / {Code.Operand(binary.Right)})"
            : null;
}
