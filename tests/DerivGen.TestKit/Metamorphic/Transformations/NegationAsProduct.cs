using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>-a</c> → <c>-1 * a</c>.</summary>
internal sealed class NegationAsProduct : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random) =>
        value is PrefixUnaryExpressionSyntax negation ? $"-1 * {Code.Operand(negation.Operand)}" : null;
}
