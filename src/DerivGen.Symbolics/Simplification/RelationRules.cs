using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Relations that are stated of parameters. Of a variable they are used after differentiating, never before.</summary>
internal static class RelationRules
{
    /// <summary>The relation of passive data.</summary>
    public static readonly Rule DistributionSum = new(
        "distribution-sum",
        "sum_i y_i",
        "1",
        new("y is stated to be a distribution, and is no variable", (c, y) => IsDistribution(c, y) && c.Facts.IsPassive(y)),
        false,
        SumOfAll) { Where = "i runs over all of y" };

    private static readonly Rule DistributionSumOfVariable = new(
        "distribution-sum-of-variable",
        "sum_i x_i",
        "1",
        new("x is stated to be a distribution", IsDistribution),
        false,
        SumOfAll) { Where = "i runs over all of x; after differentiating" };

    public static readonly Rule[] BeforeDifferentiating = [DistributionSum];

    public static readonly Rule[] AfterDifferentiating = [DistributionSum, DistributionSumOfVariable];

    private static bool IsDistribution(RuleContext c, Node array) =>
        array is Symbol symbol && c.Facts.ParameterOf(symbol) is { } parameter
        && (parameter.Facts & (StatedFacts.Distribution | StatedFacts.OneHot)) != 0;

    private static Node? SumOfAll(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven) =>
        n is Reduction { Kind: ReductionKind.Sum, Lower: Constant { Value.IsZero: true }, Upper: Length } r
            && r.Body is Element { Array.Dimensions: 1, Position: Index i } element && i.Number == r.Number
            && isProven(c, element.Array)
            ? c.Graph.One
            : null;
}
