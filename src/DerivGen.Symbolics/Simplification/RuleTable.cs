using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>All rules, found by the class of the node at the root of their left sides.</summary>
internal static class RuleTable
{
    /// <summary>The rules in the order in which they are tried.</summary>
    public static readonly Rule[] All =
    [
        .. LogarithmRules.Rules,
        .. ExponentialRules.Rules,
        .. PiecewiseRules.Rules,
        .. QuotientRules.Rules,
        .. SumRules.Rules,
        .. ReductionRules.Rules,
    ];

    /// <summary>The first rule that applies, and its right side.</summary>
    public static (Rule Rule, Node Result)? Apply(IEnumerable<Rule> rules, RuleContext context, Node node)
    {
        foreach (Rule rule in rules)
        {
            if (rule.Apply(context, node) is { } result && !ReferenceEquals(result, node))
            {
                return (rule, result);
            }
        }

        return null;
    }
}
