using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>a * a</c> → <c>Math.Pow(a, 2)</c>.</summary>
internal sealed class SquareAsPower : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (value is not BinaryExpressionSyntax product || !value.IsKind(SyntaxKind.MultiplyExpression) || text.IsSingle(value))
        {
            return null;
        }

        string factor = Code.Unparenthesized(product.Right).ToString();
        if (Code.Unparenthesized(product.Left).ToString() == factor)
        {
            return $"Math.Pow({factor}, 2)";
        }

        return product.Left is BinaryExpressionSyntax left && left.IsKind(SyntaxKind.MultiplyExpression) && Code.Unparenthesized(left.Right).ToString() == factor
            ? $"{Code.Operand(left.Left)} * Math.Pow({factor}, 2)"
            : null;
    }
}
