using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// What is known of integers while a method is read: an open index lies in its range, a length is not negative. A
/// question is answered yes only where it is proven.
/// </summary>
internal sealed class IndexFacts(ExpressionGraph graph)
{
    /// <summary>The ends of the ranges of the indices in question: where an index exists, its range is not empty.</summary>
    private readonly HashSet<Node> nonNegative = [];

    /// <summary>Numbers that are at least one wherever they are read.</summary>
    private readonly HashSet<Node> positive = [];

    /// <summary>Takes it that a number is at least one.</summary>
    public void AddPositive(Symbol number) => positive.Add(number);

    /// <summary>Whether a &lt; b is proven.</summary>
    public bool IsLess(Node a, Node b) => Proves(a, b, 1);

    /// <summary>Whether a ≤ b is proven.</summary>
    public bool IsLessOrEqual(Node a, Node b) => Proves(a, b, 0);

    /// <summary>Whether b − a ≥ bound wherever the indices in a and b exist.</summary>
    private bool Proves(Node a, Node b, int bound)
    {
        nonNegative.Clear();
        AddEnds(a);
        AddEnds(b);
        return IsAtLeast(graph.Subtract(b, a), bound);
    }

    private void AddEnds(Node node)
    {
        foreach (int number in node.FreeIndices)
        {
            if (number < Index.FirstOpen)
            {
                continue;
            }

            (Node lower, Node upper) = graph.RangeOf(number);
            if (upper is not Constant && nonNegative.Add(upper))
            {
                AddEnds(lower);
                AddEnds(upper);
                if (!IsAtLeast(lower, 0))
                {
                    nonNegative.Remove(upper);
                }
            }
        }
    }

    /// <summary>Whether an open index ranges over at least one value.</summary>
    public bool IsNonEmpty(Node lower, Node upper) => IsLess(lower, upper);

    /// <summary>Rewrites comparisons and divisions that are decided by what is known.</summary>
    public Node Simplify(Node node)
    {
        HashSet<Node> concerned = Mention.Around([node], part =>
            part is Call { Function: Function.Less or Function.Equal or Function.IntegerDivide or Function.IntegerRemainder } call && call.Argument.Type == NodeType.Integer);
        return concerned.Count == 0 ? node : new Simplification(graph, this, concerned).Apply(node);
    }

    /// <summary>A condition whose comparisons of integers are decided where that is known; what it compares else stays as it is.</summary>
    public Node SimplifyCondition(Node condition) => SimplifyCondition(condition, []);

    private Node SimplifyCondition(Node condition, Dictionary<Node, Node> done)
    {
        if (!done.TryGetValue(condition, out Node? result))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            result = condition switch
            {
                Call { Function: Function.And } call => graph.And(call.Arguments.Select(part => SimplifyCondition(part, done)).ToArray()),
                Call { Function: Function.Or } call => graph.Or(call.Arguments.Select(part => SimplifyCondition(part, done)).ToArray()),
                Call { Function: Function.Not } call => graph.Not(SimplifyCondition(call.Argument, done)),
                Call { Function: Function.Less or Function.Equal } call when call.Argument.Type == NodeType.Integer => Decide(call),
                _ => condition,
            };
            done.Add(condition, result);
        }

        return result;
    }

    /// <summary>A comparison of integers, or true or false.</summary>
    private Node Decide(Call comparison)
    {
        Node a = comparison.Arguments[0];
        Node b = comparison.Arguments[1];
        return comparison.Function == Function.Less
            ? IsLess(a, b) ? graph.True : IsLessOrEqual(b, a) ? graph.False : comparison
            : IsLess(a, b) || IsLess(b, a) ? graph.False : comparison;
    }

    /// <summary>Σ with every index replaced by the end of its range that makes the sum smallest.</summary>
    private bool IsAtLeast(Node node, int bound)
    {
        for (int round = 0; round < 16; round++)
        {
            switch (node)
            {
                case Constant constant:
                    return constant.Value >= bound;
                case Sum sum:
                    Node? replaced = ReplaceOneIndex(sum);
                    if (replaced is null)
                    {
                        return LeastOf(sum) >= bound || (Remainders.Without(graph, sum) is { } part && IsNonNegative(part.Dividend) && IsAtLeast(part.Divisor, 1) && IsAtLeast(part.Others, bound));
                    }

                    node = replaced;
                    break;
                case Index { IsOpen: true } index:
                    node = graph.RangeOf(index).Lower;
                    break;
                default:
                    return bound <= (positive.Contains(node) ? 1 : 0) && IsNonNegative(node);
            }
        }

        return false;
    }

    /// <summary>What a sum is at least whose terms are not negative; null where one may be.</summary>
    private Rational? LeastOf(Sum sum)
    {
        Rational least = sum.Constant;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (sum.Coefficients[i].Sign < 0 || !IsNonNegative(sum.Terms[i]))
            {
                return null;
            }

            least += positive.Contains(sum.Terms[i]) ? sum.Coefficients[i] : Rational.Zero;
        }

        return least;
    }

    private bool IsNonNegative(Node node) => node switch
    {
        Constant constant => constant.Value.Sign >= 0,
        Length => true,
        Product product => product.Bases.All(IsNonNegative) && product.Exponents.All(e => e.Sign > 0),
        Call { Function: Function.IntegerDivide } call => IsNonNegative(call.Arguments[0]) && IsNonNegative(call.Arguments[1]),
        Call { Function: Function.Max } call => call.Arguments.Any(IsNonNegative),
        Index { IsOpen: true } index => IsAtLeast(graph.RangeOf(index).Lower, 0),
        _ => nonNegative.Contains(node) || positive.Contains(node),
    };

    /// <summary>The innermost index first: its range may depend on the others.</summary>
    private Node? ReplaceOneIndex(Sum sum)
    {
        int best = -1;
        int bestNumber = -1;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (IndexIn(sum.Terms[i]) is { } index && index.Number > bestNumber)
            {
                best = i;
                bestNumber = index.Number;
            }
        }

        if (best < 0)
        {
            return null;
        }

        // All terms with this index go together: i·n + i is i·(n + 1).
        Index chosen = graph.OpenIndex(bestNumber);
        (Node lower, Node upper) = graph.RangeOf(chosen);
        bool? isUp = null;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (!sum.Terms[i].DependsOn(chosen))
            {
                continue;
            }

            if (!ReferenceEquals(IndexIn(sum.Terms[i]), chosen))
            {
                return null;
            }

            bool up = sum.Coefficients[i].Sign > 0;
            if (isUp is not null && isUp != up)
            {
                return null;
            }

            isUp = up;
        }

        Node end = isUp == true ? lower : graph.Subtract(upper, graph.Integer(Rational.One));
        return graph.Substitute(sum, chosen, end);
    }

    /// <summary>The index in i or i·(what is not negative).</summary>
    private Index? IndexIn(Node term)
    {
        switch (term)
        {
            case Index { IsOpen: true } index:
                return index;
            case Product product:
                Index? found = null;
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    if (product.Bases[i] is Index { IsOpen: true } factor && product.Exponents[i].IsOne && found is null)
                    {
                        found = factor;
                    }
                    else if (!IsNonNegative(product.Bases[i]))
                    {
                        return null;
                    }
                }

                return found is not null && product.Bases.All(b => ReferenceEquals(b, found) || !b.DependsOn(found)) ? found : null;
            default:
                return null;
        }
    }

    /// <summary>(q·d + r) / d = q where 0 ≤ r &lt; d is proven.</summary>
    public bool TryDivide(Node dividend, Node divisor, out Node quotient, out Node remainder)
    {
        List<(Node, Rational)> multiples = [];
        List<(Node, Rational)> rest = [];
        Sum? sum = dividend as Sum;
        int count = sum?.Terms.Length ?? 1;
        for (int i = 0; i < count; i++)
        {
            Node term = sum is null ? dividend : sum.Terms[i];
            Rational coefficient = sum is null ? Rational.One : sum.Coefficients[i];
            if (TryTakeFactor(term, coefficient, divisor, out Node factor, out Rational factorCoefficient))
            {
                multiples.Add((factor, factorCoefficient));
            }
            else
            {
                rest.Add((term, coefficient));
            }
        }

        rest.Add((graph.Integer(sum?.Constant ?? Rational.Zero), Rational.One));
        multiples.Add((graph.Integer(Rational.Zero), Rational.One));
        quotient = graph.LinearCombination(multiples);
        remainder = graph.LinearCombination(rest);

        if (!IsLessOrEqual(graph.Integer(Rational.Zero), remainder) && IsLessOrEqual(graph.Negate(divisor), remainder))
        {
            quotient = graph.Subtract(quotient, graph.Integer(Rational.One));
            remainder = graph.Add(remainder, divisor);
        }

        // C# truncates: the quotient itself must not be negative, unless the remainder is zero.
        return remainder is Constant { Value.IsZero: true }
            || (IsLessOrEqual(graph.Integer(Rational.Zero), remainder) && IsLess(remainder, divisor) && IsLessOrEqual(graph.Integer(Rational.Zero), quotient));
    }

    private bool TryTakeFactor(Node term, Rational coefficient, Node divisor, out Node factor, out Rational factorCoefficient)
    {
        factor = term;
        factorCoefficient = coefficient;
        if (ReferenceEquals(term, divisor))
        {
            factor = graph.Integer(Rational.One);
            return true;
        }

        if (divisor is Constant { Value: var number } && !number.IsZero)
        {
            factorCoefficient = coefficient / number;
            return factorCoefficient.IsInteger;
        }

        if (term is not Product product)
        {
            return false;
        }

        List<(Node, Rational)> remaining = [];
        List<Node> wanted = divisor is Product divisors && divisors.Exponents.All(e => e.IsOne) ? [.. divisors.Bases] : [divisor];
        for (int i = 0; i < product.Bases.Length; i++)
        {
            Rational exponent = wanted.Remove(product.Bases[i]) ? product.Exponents[i] - Rational.One : product.Exponents[i];
            remaining.Add((product.Bases[i], exponent));
        }

        if (wanted.Count > 0)
        {
            return false;
        }

        factor = graph.Monomial(remaining);
        return true;
    }

    private sealed class Simplification(ExpressionGraph graph, IndexFacts facts, HashSet<Node> concerned) : ExpressionGraph.Transformation(graph)
    {
        // The body of a reduction is another node once it is opened: it is always looked into.
        protected override bool Concerns(Node node) => concerned.Contains(node) || !node.IsClosed;

        protected override Node Rewrite(Node node)
        {
            Node result = RewriteChildren(node);
            if (result is not Call call || call.Arguments.IsEmpty || call.Argument.Type != NodeType.Integer)
            {
                return result;
            }

            ImmutableArray<Node> a = call.Arguments;
            switch (call.Function)
            {
                case Function.Less or Function.Equal:
                    return facts.Decide(call);
                case Function.IntegerDivide:
                    return facts.TryDivide(a[0], a[1], out Node quotient, out _) ? quotient : result;
                case Function.IntegerRemainder:
                    return facts.TryDivide(a[0], a[1], out _, out Node remainder) ? remainder : result;
                default:
                    return result;
            }
        }
    }
}
