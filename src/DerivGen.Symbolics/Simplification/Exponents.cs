using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>The exponents in a sum of exponentials: what they share, their maximum, and moving them all.</summary>
internal static class Exponents
{
    /// <summary>The part of the exponents that every term of the sum has and that no index of the sum changes; null where there is none.</summary>
    public static Node? CommonPart(ExpressionGraph graph, Node sum)
    {
        Dictionary<Node, Rational>? common = Common(graph, sum);
        return common is null || common.Count == 0
            ? null
            : graph.LinearCombination([.. common.Select(entry => (entry.Key, entry.Value))]);
    }

    /// <summary>The sum with <paramref name="amount"/> added to every exponent.</summary>
    public static Node Shift(ExpressionGraph graph, Node node, Node amount)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Call { Function: Function.Exp } exp:
                return graph.Exp(graph.Add(exp.Argument, amount));
            case Product product:
                int place = ExponentialFactor(product);
                if (place < 0)
                {
                    break;
                }

                List<(Node, Rational)> factors = [(Shift(graph, product.Bases[place], amount), Rational.One)];
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    if (i != place)
                    {
                        factors.Add((product.Bases[i], product.Exponents[i]));
                    }
                }

                return graph.Monomial(factors);
            case Sum sum:
                List<(Node, Rational)> terms = [];
                if (!sum.Constant.IsZero)
                {
                    terms.Add((graph.Exp(amount), sum.Constant));
                }

                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    terms.Add((Shift(graph, sum.Terms[i], amount), sum.Coefficients[i]));
                }

                return graph.LinearCombination(terms);
            case Conditional conditional:
                return graph.Conditional(
                    conditional.Condition,
                    Shift(graph, conditional.Then, amount),
                    Shift(graph, conditional.Else, amount));
            case Reduction { Kind: ReductionKind.Sum } reduction when LogDomain.HasExponentialFactor(reduction):
                Index index = graph.FreshIndex(reduction.Lower, reduction.Upper);
                return graph.Reduce(ReductionKind.Sum, index, Shift(graph, graph.Open(reduction, index), amount));
            case Constant { Value.IsZero: true }:
                return node;
        }

        return graph.Multiply(node, graph.Exp(amount));
    }

    /// <summary>
    /// The largest exponent among the terms that are not zero: what is to be subtracted at run time, so that the largest
    /// exponential is 1. A term without an exponential counts as exponent 0.
    /// </summary>
    public static Node Largest(ExpressionGraph graph, Node node, Func<Node, bool> isNonZero)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Constant { Value.IsZero: true }:
                return graph.NegativeInfinity;
            case Call { Function: Function.Exp } exp:
                return exp.Argument;
            case Product product when ExponentialFactor(product) is var place and >= 0:
                Node exponent = Largest(graph, product.Bases[place], isNonZero);
                List<Node> zeros = [];
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    if (i != place && !isNonZero(product.Bases[i]))
                    {
                        zeros.Add(graph.Equal(product.Bases[i], graph.Zero));
                    }
                }

                return zeros.Count == 0
                    ? exponent
                    : graph.Conditional(zeros.Count == 1 ? zeros[0] : graph.Or([.. zeros]), graph.NegativeInfinity, exponent);
            case Sum sum:
                List<Node> parts = sum.Constant.IsZero ? [] : [graph.Zero];
                parts.AddRange(sum.Terms.Select(t => Largest(graph, t, isNonZero)));
                return parts.Count == 1 ? parts[0] : graph.Call(Function.Max, [.. parts]);
            case Conditional conditional:
                return graph.Conditional(
                    conditional.Condition,
                    Largest(graph, conditional.Then, isNonZero),
                    Largest(graph, conditional.Else, isNonZero));
            case Reduction { Kind: ReductionKind.Sum } reduction when LogDomain.HasExponentialFactor(reduction):
                Index index = graph.FreshIndex(reduction.Lower, reduction.Upper);
                return graph.Reduce(ReductionKind.Maximum, index, Largest(graph, graph.Open(reduction, index), isNonZero));
            default:
                return graph.Zero;
        }
    }

    private static Dictionary<Node, Rational>? Common(ExpressionGraph graph, Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Call { Function: Function.Exp } exp:
                return LinearParts(graph, exp.Argument);
            case Product product when ExponentialFactor(product) is var place and >= 0:
                return Common(graph, product.Bases[place]);
            case Sum sum:
                if (!sum.Constant.IsZero)
                {
                    return [];
                }

                return sum.Terms.Select(t => Common(graph, t)).Aggregate(Intersect);
            case Conditional conditional:
                return Intersect(Common(graph, conditional.Then), Common(graph, conditional.Else));
            case Constant { Value.IsZero: true }:
                return null; // a masked term: no exponent at all
            case Reduction { Kind: ReductionKind.Sum } reduction when LogDomain.HasExponentialFactor(reduction):
                Index index = graph.FreshIndex(reduction.Lower, reduction.Upper);
                return Common(graph, graph.Open(reduction, index))?
                    .Where(entry => !entry.Key.DependsOn(index))
                    .ToDictionary(entry => entry.Key, entry => entry.Value);
            default:
                return [];
        }
    }

    private static Dictionary<Node, Rational>? Intersect(Dictionary<Node, Rational>? a, Dictionary<Node, Rational>? b) =>
        a is null ? b
        : b is null ? a
        : a.Where(entry => b.TryGetValue(entry.Key, out Rational other) && other == entry.Value)
            .ToDictionary(entry => entry.Key, entry => entry.Value);

    private static Dictionary<Node, Rational> LinearParts(ExpressionGraph graph, Node exponent)
    {
        Dictionary<Node, Rational> parts = [];
        if (exponent is Sum sum)
        {
            for (int i = 0; i < sum.Terms.Length; i++)
            {
                parts.Add(sum.Terms[i], sum.Coefficients[i]);
            }

            if (!sum.Constant.IsZero)
            {
                parts.Add(graph.One, sum.Constant);
            }
        }
        else
        {
            parts.Add(exponent, Rational.One);
        }

        return parts;
    }

    private static int ExponentialFactor(Product product)
    {
        for (int i = 0; i < product.Bases.Length; i++)
        {
            if (product.Exponents[i].IsOne && LogDomain.HasExponentialFactor(product.Bases[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
