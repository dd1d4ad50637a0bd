using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>a</c> → <c>2 * a / 2</c> or <c>3 * a / 3</c>.</summary>
internal sealed class ScaleAndUnscale : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        int scale = random.Next(2, 4);
        return $"{scale} * {Code.Operand(value)} / {scale}";
    }
}
