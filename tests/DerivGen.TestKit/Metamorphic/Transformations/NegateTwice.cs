using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>a</c> → <c>-(-a)</c>.</summary>
internal sealed class NegateTwice : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random) => $"-(-{Code.Operand(value)})";
}
