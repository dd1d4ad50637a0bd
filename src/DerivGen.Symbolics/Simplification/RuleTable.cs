using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>All rules, by their families.</summary>
internal static class RuleTable
{
    /// <summary>The families in the order in which their rules are tried.</summary>
    public static readonly RuleFamily[] Families =
    [
        new("Logarithms", LogarithmRules.Rules),
        new("Hyperbolic functions", HyperbolicRules.Rules),
        new("Exponentials, sigmoids and powers", ExponentialRules.Rules),
        new("Absolute values, extrema and conditions", PiecewiseRules.Rules),
        new("Conditions", ConditionRules.Rules),
        new("Quotients", QuotientRules.Rules),
        new("Quotients of sums of exponentials", QuotientSumRules.Rules),
        new("Shares of two", ShareRules.Rules),
        new("Sums", SumRules.Rules),
        new("Moments", MomentRules.Rules),
        new("Sums and extrema over an index", ReductionRules.Rules),
        new("Blocks and parts of a range", BlockRules.Rules),
        new("Relations of parameters", RelationRules.AfterDifferentiating),
    ];

    /// <summary>Every rule that is ever tried.</summary>
    public static readonly Rule[] All = [.. Families.SelectMany(f => f.Rules)];

    /// <summary>The rules that are tried before differentiating: relations of variables are not used there.</summary>
    public static readonly Rule[] BeforeDifferentiating = [.. All.Except(RelationRules.AfterDifferentiating), .. RelationRules.BeforeDifferentiating];

    /// <summary>The rules that are tried before a node's operands are simplified.</summary>
    public static readonly Rule[] BeforeOperands = [.. LogarithmRules.BeforeOperands, .. ConditionRules.BeforeOperands];

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
