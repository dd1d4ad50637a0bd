using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Sums and extrema that are taken block by block, and one part after the other.</summary>
internal static class BlockRules
{
    public static readonly Rule[] Rules =
    [
        new("blocks-joined", "sum_{i=a}^{b} sum_{j=l}^{l+n} f(n * i + j)", "sum_{k=n*a+l}^{n*b+l} f(k)", Guard.NonNegative("n >= 0"), false, BlocksJoined) { Where = "the sums may stand the other way round, and be products, maxima or minima" },
        new("parts-joined", "sum_{i=l}^{m} f(i) + sum_{i=m}^{u} f(i)", "sum_{i=l}^{u} f(i)", Guard.Decided("l <= m <= u"), false, PartsJoined),
        new("extrema-of-parts-joined", "max(max_{i=l}^{m} f(i), max_{i=m}^{u} f(i))", "max_{i=l}^{u} f(i)", Guard.Decided("l <= m <= u"), true, ExtremaJoined),
    ];

    private static Node? BlocksJoined(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Reduction { Kind: ReductionKind.Sum or ReductionKind.Product or ReductionKind.Maximum or ReductionKind.Minimum } outer
            || outer.Body is not Reduction inside || inside.Kind != outer.Kind)
        {
            return null;
        }

        Index first = c.Graph.FreshIndex(outer.Lower, outer.Upper);
        if (c.Graph.Open(outer, first) is not Reduction inner || inner.Lower.DependsOn(first) || inner.Upper.DependsOn(first))
        {
            return null;
        }

        Index second = c.Graph.FreshIndex(inner.Lower, inner.Upper);
        Node body = c.Graph.Open(inner, second);
        return Joined(c, outer.Kind, body, first, second, isProven) ?? Joined(c, outer.Kind, body, second, first, isProven);
    }

    /// <summary>The reduction over all elements of all blocks, where the body knows of a block and a place in it no more than the element.</summary>
    private static Node? Joined(RuleContext c, ReductionKind kind, Node body, Index block, Index place, Func<RuleContext, Node, bool> isProven)
    {
        (Node lower, Node upper) = c.Graph.RangeOf(place);
        Node size = c.Graph.Subtract(upper, lower);
        if (!MentionsStride(c.Graph, body, block, size))
        {
            return null;
        }

        (Node start, Node end) = c.Graph.RangeOf(block);
        Index element = c.Graph.FreshIndex(
            c.Graph.Add(c.Graph.Multiply(size, start), lower),
            c.Graph.Add(c.Graph.Multiply(size, end), lower));
        Node ofElement = c.Graph.Substitute(body, place, c.Graph.Subtract(element, c.Graph.Multiply(size, block)));
        return !ofElement.DependsOn(block) && isProven(c, size) ? c.Graph.Reduce(kind, element, ofElement) : null;
    }

    /// <summary>Whether n·i is a term of a position in the body: the quick answer for most nests of loops.</summary>
    private static bool MentionsStride(ExpressionGraph graph, Node body, Index block, Node size)
    {
        Node stride = graph.Multiply(size, block);
        Stack<Node> pending = new([body]);
        HashSet<Node> seen = [];
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (node is Sum { Type: NodeType.Integer } sum && sum.DependsOn(block)
                && (sum.PlaceOf(stride) >= 0 || (stride is Sum { IsScaled: true } scaled && sum.PlaceOf(scaled.Terms[0]) is >= 0 and var at && sum.Coefficients[at] == scaled.Coefficients[0])))
            {
                return true;
            }

            foreach (Node child in node.Children)
            {
                if (child.DependsOn(block) && seen.Add(child))
                {
                    pending.Push(child);
                }
            }
        }

        return false;
    }

    private static Node? PartsJoined(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Sum { Terms.Length: > 1 } sum)
        {
            return null;
        }

        for (int i = 0; i < sum.Terms.Length; i++)
        {
            for (int j = 0; j < sum.Terms.Length; j++)
            {
                if (i != j && sum.Coefficients[i] == sum.Coefficients[j] && Whole(c, sum.Terms[i], sum.Terms[j], ReductionKind.Sum, isProven) is { } whole)
                {
                    List<(Node, Rational)> terms = [(sum.Type == NodeType.Integer ? c.Graph.Integer(sum.Constant) : c.Graph.Number(sum.Constant), Rational.One), (whole, sum.Coefficients[i])];
                    terms.AddRange(Enumerable.Range(0, sum.Terms.Length).Where(k => k != i && k != j).Select(k => (sum.Terms[k], sum.Coefficients[k])));
                    return c.Graph.LinearCombination(terms);
                }
            }
        }

        return null;
    }

    private static Node? ExtremaJoined(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Max or Function.Min } call)
        {
            return null;
        }

        ReductionKind kind = call.Function == Function.Max ? ReductionKind.Maximum : ReductionKind.Minimum;
        ImmutableArray<Node> arguments = call.Arguments;
        for (int i = 0; i < arguments.Length; i++)
        {
            for (int j = 0; j < arguments.Length; j++)
            {
                if (i != j && Whole(c, arguments[i], arguments[j], kind, isProven) is { } whole)
                {
                    return arguments.Length == 2 ? whole : c.Graph.Call(call.Function, [whole, .. arguments.Where((_, k) => k != i && k != j)]);
                }
            }
        }

        return null;
    }

    /// <summary>The reduction over both ranges where the second begins at the end of the first.</summary>
    private static Node? Whole(RuleContext c, Node first, Node second, ReductionKind kind, Func<RuleContext, Node, bool> isProven)
    {
        if (first is not Reduction before || second is not Reduction after || before.Kind != kind || after.Kind != kind
            || !ReferenceEquals(before.Body, after.Body) || !ReferenceEquals(before.Upper, after.Lower)
            || !isProven(c, c.Graph.LessOrEqual(before.Lower, before.Upper)) || !isProven(c, c.Graph.LessOrEqual(after.Lower, after.Upper)))
        {
            return null;
        }

        Index index = c.Graph.FreshIndex(before.Lower, after.Upper);
        return c.Graph.Reduce(kind, index, c.Graph.Open(before, index));
    }
}
