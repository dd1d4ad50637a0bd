using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Whether what a loop carries would cost more, or be written longer, with every iteration that is unrolled: where an element is
/// made of several elements of the iteration before it, or of sums over them, and where a number stands several times in the one
/// that follows. That is kept from one iteration to the next.
/// </summary>
internal sealed class UnrolledGrowth(ExpressionGraph graph)
{
    /// <summary>No expression up to this size is too long.</summary>
    private const int Short = 100;

    /// <summary>By how much what stands twice in the next one grows.</summary>
    private const double Doubling = 1.8;

    private readonly Dictionary<Node, int> depths = [];
    private (int Depth, int Elements)? first;
    private int size = int.MaxValue;

    /// <summary>Whether a state after an iteration has more than the one after the first, or doubles the one before.</summary>
    public bool IsMore(ProgramState after)
    {
        int before = size;
        size = after.Variables.Values.SelectMany(AggregateScalars.Of).Concat(after.Arrays.Values.Select(contents => contents.Body)).Select(node => node.Size).DefaultIfEmpty(0).Max();
        if (size > Short && size > Doubling * before)
        {
            return true;
        }

        int depth = after.Arrays.Values.Select(contents => DepthOf(contents.Body)).DefaultIfEmpty(0).Max();
        int elements = after.Arrays.Values.Select(ElementsOf).DefaultIfEmpty(0).Max();
        first ??= (depth, elements);
        return depth > first.Value.Depth || elements > first.Value.Elements;
    }

    /// <summary>How many elements that stand at different places one element is made of.</summary>
    private static int ElementsOf(ArrayContents contents)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new([contents.Body]);
        int elements = 0;
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!node.DependsOn(contents.Index) || !seen.Add(node))
            {
                continue;
            }

            elements += node is Element ? 1 : 0;
            if (node is not Reduction)
            {
                foreach (Node child in node.Children)
                {
                    pending.Push(child);
                }
            }
        }

        return elements;
    }

    /// <summary>How deep sums stand in each other, each inner one for every value of the outer one's index: the power of the arrays' lengths that evaluating takes.</summary>
    private int DepthOf(Node node)
    {
        if (!node.HasReduction)
        {
            return 0;
        }

        if (!depths.TryGetValue(node, out int depth))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            depth = node is Reduction reduction ? DepthOfReduction(reduction) : node.Children.Max(DepthOf);
            depths.Add(node, depth);
        }

        return depth;
    }

    private int DepthOfReduction(Reduction reduction)
    {
        Index index = graph.OwnIndexOf(reduction);
        Node body = graph.Open(reduction, index);
        int own = graph.TripCount(reduction.Lower, reduction.Upper) is Constant ? 0 : 1;
        return Math.Max(own + DepthInside(body, index, []), DepthOf(body));
    }

    /// <summary>The depth of the sums that change with the index.</summary>
    private int DepthInside(Node node, Index index, HashSet<Node> seen)
    {
        if (!node.HasReduction || !node.DependsOn(index) || !seen.Add(node))
        {
            return 0;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node is Reduction ? DepthOf(node) : node.Children.Max(child => DepthInside(child, index, seen));
    }
}
