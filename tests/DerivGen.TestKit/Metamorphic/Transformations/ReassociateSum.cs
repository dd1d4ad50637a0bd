using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>(a + b) + c</c> ↔ <c>a + (b + c)</c>, also with differences.</summary>
internal sealed class ReassociateSum : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (value is not BinaryExpressionSyntax outer || !IsSum(outer))
        {
            return null;
        }

        if (Code.Unparenthesized(outer.Left) is BinaryExpressionSyntax left && IsSum(left) && (text.IsFloating(left.Right) || text.IsFloating(outer.Right)))
        {
            // (a ± b) ± c → a ± (b ± c), the inner sign turned behind a minus.
            bool isMinus = left.IsKind(SyntaxKind.SubtractExpression);
            bool isSame = left.Kind() == outer.Kind();
            string inner = isMinus ? (isSame ? "+" : "-") : outer.OperatorToken.Text;
            return $"{Code.Operand(left.Left)} {left.OperatorToken.Text} ({Code.Operand(left.Right)} {inner} {Code.Operand(outer.Right)})";
        }

        if (Code.Unparenthesized(outer.Right) is BinaryExpressionSyntax right && IsSum(right) && (text.IsFloating(outer.Left) || text.IsFloating(right.Left)))
        {
            // a ± (b ± c) → (a ± b) ± c.
            string last = outer.IsKind(SyntaxKind.AddExpression) ? right.OperatorToken.Text : right.IsKind(SyntaxKind.AddExpression) ? "-" : "+";
            return $"({Code.Operand(outer.Left)} {outer.OperatorToken.Text} {Code.Operand(right.Left)}) {last} {Code.Operand(right.Right)}";
        }

        return null;
    }

    private static bool IsSum(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression;
}
