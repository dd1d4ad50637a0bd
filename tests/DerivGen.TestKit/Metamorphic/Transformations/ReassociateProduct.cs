using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>(a * b) * c</c> ↔ <c>a * (b * c)</c>, also with quotients. Nothing new is divided by.</summary>
internal sealed class ReassociateProduct : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (value is not BinaryExpressionSyntax outer || !IsProduct(outer))
        {
            return null;
        }

        if (Code.Unparenthesized(outer.Left) is BinaryExpressionSyntax left && IsProduct(left) && text.IsFloating(left) && (text.IsFloating(left.Right) || text.IsFloating(outer.Right)))
        {
            (string a, string b, string c) = (Code.Operand(left.Left), Code.Operand(left.Right), Code.Operand(outer.Right));
            return (left.Kind(), outer.Kind()) switch
            {
                (SyntaxKind.MultiplyExpression, SyntaxKind.MultiplyExpression) => $"{a} * ({b} * {c})",
                (SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression) => $"{a} * ({b} / {c})",
                (SyntaxKind.DivideExpression, SyntaxKind.MultiplyExpression) => $"{a} * ({c} / {b})",
                _ => $"{a} / ({b} * {c})",
            };
        }

        // The first operands must be floating-point numbers: a quotient of whole numbers would be rounded.
        if (outer.IsKind(SyntaxKind.MultiplyExpression) && Code.Unparenthesized(outer.Right) is BinaryExpressionSyntax right && IsProduct(right)
            && text.IsFloating(right) && (text.IsFloating(outer.Left) || text.IsFloating(right.Left)))
        {
            return $"({Code.Operand(outer.Left)} * {Code.Operand(right.Left)}) {right.OperatorToken.Text} {Code.Operand(right.Right)}";
        }

        return null;
    }

    private static bool IsProduct(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression;
}
