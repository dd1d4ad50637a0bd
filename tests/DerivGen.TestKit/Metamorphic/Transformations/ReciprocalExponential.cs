using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>Math.Exp(a)</c> → <c>1 / Math.Exp(-a)</c>.</summary>
internal sealed class ReciprocalExponential : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (!text.IsMath(value, "Exp", 1) || value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax function } exponential)
        {
            return null;
        }

        ExpressionSyntax argument = exponential.ArgumentList.Arguments[0].Expression;
        string opposite = argument is PrefixUnaryExpressionSyntax negation ? negation.Operand.ToString() : $"-{Code.Operand(argument)}";
        return $"1 / {function}({opposite})";
    }
}
