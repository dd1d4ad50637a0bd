using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Of a − b and b − a one is computed, and the other is its negative: a change of sign costs nothing, and changes no bit.
/// The sums are those of the forms that are computed, with all signs that the algebra has given them.
/// </summary>
internal sealed class SignsOfSums
{
    private const int MaximumRounds = 4;

    private readonly ExpressionGraph graph;
    private readonly Dictionary<Node, Node> replacements = [];
    private readonly Dictionary<Node, Node> done = [];

    /// <summary>For what are each other's negatives only since parts of them are.</summary>
    private SignsOfSums? next;

    private SignsOfSums(ExpressionGraph graph) => this.graph = graph;

    /// <param name="graph">The graph of what is computed.</param>
    /// <param name="all">All expressions that are computed together.</param>
    /// <param name="isNamed">Whether the text has a name for a sum, which is kept then.</param>
    public static SignsOfSums Of(ExpressionGraph graph, IEnumerable<Node> all, Func<Node, bool> isNamed)
    {
        List<Node> roots = [.. all];
        SignsOfSums first = Once(graph, roots, isNamed);
        SignsOfSums last = first;
        for (int round = 1; round < MaximumRounds && last.replacements.Count > 0; round++)
        {
            roots = roots.ConvertAll(last.ApplyOnce);
            last = last.next = Once(graph, roots, isNamed);
        }

        return first;
    }

    private static SignsOfSums Once(ExpressionGraph graph, List<Node> all, Func<Node, bool> isNamed)
    {
        SignsOfSums signs = new(graph);
        HashSet<Node> seen = [];
        List<Sum> sums = [];
        Stack<Node> pending = new(all);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (node.Children.IsEmpty || !seen.Add(node))
            {
                continue;
            }

            graph.Spend(1);
            if (node is Sum { IsScaled: false, Type: NodeType.Real } sum)
            {
                sums.Add(sum);
            }

            foreach (Node operand in graph.OpenOperandsOf(node))
            {
                pending.Push(operand);
            }
        }

        foreach (Sum sum in sums)
        {
            Node negative = graph.Negate(sum);
            if (seen.Contains(negative) && (isNamed(sum) == isNamed(negative) ? IsPreferred(sum, (Sum)negative) : isNamed(sum)))
            {
                Node kept = graph.Call(Function.Group, sum);
                signs.replacements[sum] = kept;
                signs.replacements[negative] = graph.Negate(kept);
            }
        }

        return signs;
    }

    /// <summary>The expression with one of the two in the place of both.</summary>
    public Node Apply(Node node)
    {
        for (SignsOfSums? signs = this; signs is not null; signs = signs.next)
        {
            node = signs.ApplyOnce(node);
        }

        return node;
    }

    private Node ApplyOnce(Node node)
    {
        if (replacements.Count == 0 || node.Children.IsEmpty)
        {
            return node;
        }

        if (done.TryGetValue(node, out Node? result))
        {
            return result;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        graph.Spend(1);
        result = replacements.TryGetValue(node, out Node? replacement) ? WithOperands(replacement) : Rewrite(node);
        done[node] = result;
        return result;
    }

    /// <summary>The same, but of a sum that is kept the sum itself: what a local holds.</summary>
    public Node ApplyInside(Node node) => Apply(node) is Call { Function: Function.Group } kept && node is Sum ? kept.Argument : Apply(node);

    /// <summary>What is kept, with its own operands replaced too.</summary>
    private Node WithOperands(Node kept) => kept is Sum { IsScaled: true } negative
        ? graph.Scale(WithOperands(negative.Terms[0]), negative.Coefficients[0])
        : graph.Call(Function.Group, Rewrite(((Call)kept).Argument));

    private Node Rewrite(Node node)
    {
        if (node is Reduction reduction)
        {
            Index index = graph.OwnIndexOf(reduction);
            Node body = graph.Open(reduction, index);
            Node changed = ApplyOnce(body);
            Node lower = ApplyOnce(reduction.Lower);
            Node upper = ApplyOnce(reduction.Upper);
            return ReferenceEquals(changed, body) && ReferenceEquals(lower, reduction.Lower) && ReferenceEquals(upper, reduction.Upper) ? node
                : graph.Reduce(reduction.Kind, index, changed);
        }

        Node[] operands = [.. node.Children.Select(ApplyOnce)];
        if (node is Call { Function: Function.Group } && operands[0] is Sum { IsScaled: true } scaled)
        {
            return graph.Scale(graph.Call(Function.Group, scaled.Terms[0]), scaled.Coefficients[0]);
        }

        return operands.Zip(node.Children, ReferenceEquals).All(isSame => isSame) ? node : graph.Rebuild(node, System.Collections.Immutable.ImmutableArray.Create(operands));
    }

    /// <summary>The one with fewer minus signs; of two that have as many the one whose number, or else whose first term, is positive.</summary>
    private static bool IsPreferred(Sum sum, Sum negative)
    {
        int difference = MinusSigns(sum) - MinusSigns(negative);
        return difference < 0 || (difference == 0 && (sum.Constant.IsZero ? sum.Coefficients[0] : sum.Constant).Sign > 0);
    }

    private static int MinusSigns(Sum sum) => sum.Coefficients.Count(c => c.Sign < 0) + (sum.Constant.Sign < 0 ? 1 : 0);
}
