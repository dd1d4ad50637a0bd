using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>Math.Log(a)</c> → <c>Math.Log(a, 2) * Math.Log(2)</c>, or with <c>Math.Log2</c> where that is there.</summary>
internal sealed class BaseTwoLogarithm : ExpressionTransformation
{
    protected override string? Rewrite(ExpressionSyntax value, LossText text, Random random)
    {
        if (!text.IsMath(value, "Log", 1) || value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax function } logarithm)
        {
            return null;
        }

        ExpressionSyntax argument = logarithm.ArgumentList.Arguments[0].Expression;
        string type = function.Expression.ToString();
        return text.Model.GetConstantValue(argument).HasValue
            ? null
            : text.IsModern && random.Next(2) == 0
                ? $"{type}.Log2({argument}) * {type}.Log(2)"
                : $"{type}.Log({argument}, 2) * {type}.Log(2)";
    }
}
