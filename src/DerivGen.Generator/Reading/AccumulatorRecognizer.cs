using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Recognises what an iteration does to one carried value: adds, multiplies, takes the larger or the smaller. The value
/// before is <paramref name="before"/>; nothing else may mention <paramref name="own"/>, the symbol that it is made of.
/// </summary>
internal sealed class AccumulatorRecognizer(ExpressionGraph graph, Node before, Symbol own)
{
    private readonly Dictionary<Node, Node?> addends = [];

    public Accumulator? Recognize(Node next) =>
        Addend(next) is { } addend ? new Accumulator(ReductionKind.Sum, addend)
        : next.Type == NodeType.Boolean ? null
        : Factor(next) is { } factor ? new Accumulator(ReductionKind.Product, factor)
        : Extremum(next);

    private bool Mentions(Node node) => Mention.Of(node, own);

    private Node Number(int value) => before.Type == NodeType.Integer ? graph.Integer(value) : graph.Number(value);

    /// <summary>e where next = before + e.</summary>
    private Node? Addend(Node next)
    {
        if (ReferenceEquals(next, before))
        {
            return next.Type == NodeType.Boolean ? null : Number(0);
        }

        if (addends.TryGetValue(next, out Node? known))
        {
            return known;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Node? result = null;
        switch (next)
        {
            case Sum sum:
                int carrier = -1;
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    if (Mentions(sum.Terms[i]))
                    {
                        carrier = carrier < 0 && sum.Coefficients[i].IsOne ? i : int.MaxValue;
                    }
                }

                if (carrier is >= 0 and < int.MaxValue && Addend(sum.Terms[carrier]) is { } inner)
                {
                    result = graph.Add(graph.Subtract(sum, sum.Terms[carrier]), inner);
                }

                break;
            case Conditional conditional when !Mentions(conditional.Condition)
                && Addend(conditional.Then) is { } then && Addend(conditional.Else) is { } otherwise:
                result = Choose(conditional.Condition, then, otherwise);
                break;
        }

        addends.Add(next, result);
        return result;
    }

    /// <summary>c ? a : b, with the terms that both have taken out of it.</summary>
    private Node Choose(Node condition, Node then, Node otherwise)
    {
        Dictionary<Node, Rational> terms = Terms(then);
        List<(Node, Rational)> common = [];
        foreach (KeyValuePair<Node, Rational> term in Terms(otherwise))
        {
            if (terms.TryGetValue(term.Key, out Rational coefficient) && coefficient == term.Value)
            {
                common.Add((term.Key, coefficient));
            }
        }

        if (common.Count == 0)
        {
            return graph.Conditional(condition, then, otherwise);
        }

        Node shared = graph.LinearCombination(common);
        return graph.Add(shared, graph.Conditional(condition, graph.Subtract(then, shared), graph.Subtract(otherwise, shared)));
    }

    private static Dictionary<Node, Rational> Terms(Node node)
    {
        Dictionary<Node, Rational> terms = [];
        if (node is Sum sum)
        {
            for (int i = 0; i < sum.Terms.Length; i++)
            {
                terms.Add(sum.Terms[i], sum.Coefficients[i]);
            }
        }
        else if (node is not Constant)
        {
            terms.Add(node, Rational.One);
        }

        return terms;
    }

    /// <summary>e where next = before · e.</summary>
    private Node? Factor(Node next)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (ReferenceEquals(next, before))
        {
            return Number(1);
        }

        switch (next)
        {
            case Constant { Value.IsZero: true }:
                return next;
            case Sum { IsScaled: true } scaled:
                return Factor(scaled.Terms[0]) is { } inner ? graph.Scale(inner, scaled.Coefficients[0]) : null;
            case Product product:
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    if (product.Exponents[i].IsOne && Mentions(product.Bases[i]))
                    {
                        List<(Node, Rational)> rest = [(Number(1), Rational.One)];
                        for (int j = 0; j < product.Bases.Length; j++)
                        {
                            if (j != i)
                            {
                                rest.Add((product.Bases[j], product.Exponents[j]));
                            }
                        }

                        Node others = graph.Monomial(rest);
                        return !Mentions(others) && Factor(product.Bases[i]) is { } factor ? graph.Multiply(others, factor) : null;
                    }
                }

                return null;
            case Conditional conditional when !Mentions(conditional.Condition):
                return Factor(conditional.Then) is { } then && Factor(conditional.Else) is { } otherwise
                    ? graph.Conditional(conditional.Condition, then, otherwise)
                    : null;
            default:
                return null;
        }
    }

    private Accumulator? Extremum(Node next)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (next)
        {
            case Call { Function: Function.Max or Function.Min } call:
                Node[] others = call.Arguments.Where(argument => !ReferenceEquals(argument, before)).ToArray();
                return others.Length < call.Arguments.Length && others.Length > 0 && !others.Any(Mentions)
                    ? new Accumulator(
                        call.Function == Function.Max ? ReductionKind.Maximum : ReductionKind.Minimum,
                        others.Length == 1 ? others[0] : graph.Call(call.Function, others))
                    : null;
            case Conditional conditional when !Mentions(conditional.Condition):
                return ExtremumUnder(conditional.Condition, conditional.Then, conditional.Else);
            case Conditional { Condition: Call { Function: Function.And } and } conditional:
                Node[] free = and.Arguments.Where(part => !Mentions(part)).ToArray();
                Node[] bound = and.Arguments.Where(Mentions).ToArray();
                if (bound.Length != 1 || free.Length == 0 || !ReferenceEquals(conditional.Else, before))
                {
                    return null;
                }

                return ExtremumUnder(graph.And(free), graph.Conditional(bound[0], conditional.Then, conditional.Else), before) is { } guarded
                    ? guarded with { Condition = conditional.Condition, TakenWhenTrue = true }
                    : null;
            case Conditional { Condition: Call { Function: Function.Less or Function.LessOrEqual } comparison } conditional:
                return Compare(comparison, conditional);
            default:
                return null;
        }
    }

    /// <summary>A contribution that is made only where a condition holds; elsewhere the identity.</summary>
    private Accumulator? ExtremumUnder(Node condition, Node then, Node otherwise)
    {
        Accumulator? first = ReferenceEquals(then, before) ? null : Extremum(then);
        Accumulator? second = ReferenceEquals(otherwise, before) ? null : Extremum(otherwise);
        if ((first is null && !ReferenceEquals(then, before)) || (second is null && !ReferenceEquals(otherwise, before))
            || (first is not null && second is not null && first.Kind != second.Kind))
        {
            return null;
        }

        Accumulator either = first ?? second!;
        if (either.Body.Type != NodeType.Real)
        {
            return null;
        }

        Node identity = either.IsMaximum ? graph.NegativeInfinity : graph.PositiveInfinity;
        return new Accumulator(either.Kind, graph.Conditional(condition, first?.Body ?? identity, second?.Body ?? identity));
    }

    /// <summary>before &lt; x ? x : before and its seven kin. Integers compare as i &lt; j + 1 for i ≤ j.</summary>
    private Accumulator? Compare(Call comparison, Conditional conditional)
    {
        Node a = comparison.Arguments[0];
        Node b = comparison.Arguments[1];
        bool isStrict = comparison.Function == Function.Less;
        bool takesWhenTrue = ReferenceEquals(conditional.Else, before);
        Node x = takesWhenTrue ? conditional.Then : conditional.Else;
        if (Mentions(x) || !(takesWhenTrue || ReferenceEquals(conditional.Then, before)))
        {
            return null;
        }

        if (isStrict && before.Type == NodeType.Integer)
        {
            Node one = graph.Integer(Rational.One);
            if (ReferenceEquals(graph.Subtract(b, one), x) || ReferenceEquals(graph.Subtract(b, one), before))
            {
                b = graph.Subtract(b, one);
                isStrict = false;
            }
        }

        ReductionKind kind;
        if (ReferenceEquals(a, before) && ReferenceEquals(b, x))
        {
            kind = takesWhenTrue
                ? isStrict ? ReductionKind.FirstMaximum : ReductionKind.LastMaximum
                : isStrict ? ReductionKind.LastMinimum : ReductionKind.FirstMinimum;
        }
        else if (ReferenceEquals(a, x) && ReferenceEquals(b, before))
        {
            kind = takesWhenTrue
                ? isStrict ? ReductionKind.FirstMinimum : ReductionKind.LastMinimum
                : isStrict ? ReductionKind.LastMaximum : ReductionKind.FirstMaximum;
        }
        else
        {
            return null;
        }

        return new Accumulator(kind, x, comparison, takesWhenTrue);
    }
}
