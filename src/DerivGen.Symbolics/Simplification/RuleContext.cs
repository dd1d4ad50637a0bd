using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>What a rule may ask: the graph to build in, and what is known where the node stands.</summary>
internal sealed record RuleContext(ExpressionGraph Graph, FactBase Facts)
{
    /// <summary>The context with what is known because a term that stands there has a value.</summary>
    public RuleContext WhereDefined(Node term) => this with
    {
        Facts = Definedness.ConditionsOf(Graph, term).Aggregate(Facts, (facts, condition) => facts.Assuming(condition, true)),
    };
}
