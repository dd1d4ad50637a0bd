using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Where i = c, f(i) is f(c): i = c ? f(i) : g(i) becomes i = c ? f(c) : g(i). What no longer follows the index is computed
/// once, before its loop, and is one with what is computed at c outside of it.
/// </summary>
internal sealed class IndexEqualities
{
    /// <summary>What costs at least this much and is computed for every index is taken from there.</summary>
    private const int DearPart = 10;

    private readonly ExpressionGraph graph;
    private readonly HashSet<Node> unconditional = [];
    private readonly Dictionary<Node, Node> done = [];

    /// <param name="graph">The graph of the expressions.</param>
    /// <param name="all">All expressions that will be computed together.</param>
    public IndexEqualities(ExpressionGraph graph, IEnumerable<Node> all)
    {
        this.graph = graph;
        Stack<Node> pending = new(all);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!node.Children.IsEmpty && unconditional.Add(node))
            {
                foreach (Node operand in node is Conditional conditional ? [conditional.Condition] : graph.OpenOperandsOf(node))
                {
                    pending.Push(operand);
                }
            }
        }
    }

    public Node Apply(Node node)
    {
        if (node.Children.IsEmpty || node is Element or Length)
        {
            return node;
        }

        if (!done.TryGetValue(node, out Node? result))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            result = ApplyNew(node);
            done.Add(node, result);
        }

        return result;
    }

    private Node ApplyNew(Node node)
    {
        switch (node)
        {
            case Reduction reduction:
                Index index = graph.OwnIndexOf(reduction);
                return graph.Reduce(reduction.Kind, index, Apply(graph.Open(reduction, index)));
            case Conditional conditional:
                Node then = conditional.Then;
                foreach (int number in conditional.Condition.FreeIndices)
                {
                    then = At(graph.OpenIndex(number), conditional.Condition, then);
                }

                return graph.Conditional(conditional.Condition, Apply(then), Apply(conditional.Else));
            default:
                return graph.Rebuild(node, node.Children.Select(Apply).ToImmutableArray());
        }
    }

    private Node At(Index index, Node condition, Node then) =>
        then.DependsOn(index) && ReductionRules.Delta(graph, condition, index) is { } place and not Index && !HasDearPart(then, index, [])
            ? graph.Substitute(then, index, place)
            : then;

    private bool HasDearPart(Node node, Index index, HashSet<Node> seen) =>
        node.DependsOn(index) && !node.Children.IsEmpty && seen.Add(node)
        && ((unconditional.Contains(node) && CostModel.Reaches(node, DearPart))
            || graph.OpenOperandsOf(node).Any(operand => HasDearPart(operand, index, seen)));
}
