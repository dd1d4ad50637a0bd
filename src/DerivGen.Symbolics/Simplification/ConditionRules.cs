using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>What the branches of a condition share, and functions of a condition.</summary>
internal static class ConditionRules
{
    /// <summary>A factor that costs at least this much is not written into both branches.</summary>
    private const int DearFactor = 10;

    private static readonly Rule CommonFactor = new("conditional-common-factor", "c ? u*x : u*y", "u * (c ? x : y)", Guard.None, false, TakeOut)
    {
        Where = "u is dear, and not itself chosen by c; x and y are not 0",
    };

    /// <summary>
    /// What is tried before the operands are simplified, each under its own branch's facts: what both share would become
    /// two different forms of one value.
    /// </summary>
    public static readonly Rule[] BeforeOperands = [CommonFactor];

    public static readonly Rule[] Rules =
    [
        CommonFactor,
        new("inverse-of-conditional", "f(c ? g(x) : y)", "c ? x : f(y)", Guard.None, false, IntoBranches) { Where = "f is the inverse of g" },
    ];

    private static Node? TakeOut(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Conditional { Type: NodeType.Real } q || q.Then is Constant { Value.IsZero: true } || q.Else is Constant { Value.IsZero: true })
        {
            return null;
        }

        List<(Node, Rational)> common = [];
        foreach ((Node factor, Rational power) in Patterns.Factors(q.Then))
        {
            Rational other = Patterns.Factors(q.Else).Where(f => ReferenceEquals(f.Base, factor)).Select(f => f.Exponent).FirstOrDefault();
            if (other == power && !(factor is Conditional same && ReferenceEquals(same.Condition, q.Condition)))
            {
                common.Add((factor, power));
            }
        }

        if (!common.Any(f => CostModel.Reaches(f.Item1, DearFactor)))
        {
            return null;
        }

        return c.Graph.Monomial([.. common, (c.Graph.Conditional(q.Condition, Rest(q.Then), Rest(q.Else)), Rational.One)]);

        // Exponents are left out, not multiplied by a reciprocal: that of a sum of exponentials is another factor.
        Node Rest(Node branch) => c.Graph.Scale(
            c.Graph.Monomial([(c.Graph.One, Rational.One), .. Patterns.Factors(branch).Where(f => !common.Any(k => ReferenceEquals(k.Item1, f.Base)))]),
            branch is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One);
    }

    private static Node? IntoBranches(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        n is Call { Arguments.Length: 1, Argument: Conditional q } call && (IsInverse(call, q.Then) || IsInverse(call, q.Else))
            ? c.Graph.Conditional(q.Condition, c.Graph.Call(call.Function, q.Then), c.Graph.Call(call.Function, q.Else))
            : null;

    private static bool IsInverse(Call call, Node branch) =>
        branch is Call inner
        && (ExpressionGraph.Undoes(call.Function, inner.Function) || (call.Function, inner.Function) is (Function.Exp, Function.Log));
}
