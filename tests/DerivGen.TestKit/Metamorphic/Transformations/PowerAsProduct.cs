using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>Math.Pow(a, 2)</c> → <c>a * a</c>.</summary>
internal sealed class PowerAsProduct : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (!text.IsMath(value, "Pow", 2) || value is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ } number, { Expression: LiteralExpressionSyntax { Token.Value: 2 or 2.0 or 2f } }] })
        {
            return null;
        }

        string factor = Code.Operand(number.Expression);
        return $"{factor} * {factor}";
    }
}
