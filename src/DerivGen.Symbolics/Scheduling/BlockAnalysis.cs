using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>How a node is used in a block.</summary>
internal sealed class Usage
{
    /// <summary>Where it is evaluated.</summary>
    public Place? Place { get; set; }

    /// <summary>How many other nodes, or how many times one, mention it.</summary>
    public int Count { get; set; }

    /// <summary>Whether a loop's body mentions it.</summary>
    public bool InLoop { get; set; }

    /// <summary>Whether every use inside loops stands behind a condition of the loop's own.</summary>
    public bool OnlyGuarded { get; set; } = true;
}

/// <summary>
/// What one block has to compute: the nodes that are evaluated in it, however deep in loops they are mentioned, how often
/// and under which conditions; and the parts of products and sums that a loop inside does not change.
/// </summary>
internal sealed class BlockAnalysis
{
    private readonly ExpressionGraph graph;
    private readonly BlockScope scope;
    private readonly Dictionary<Node, Usage> usages = [];
    private readonly List<Node> order = [];

    private BlockAnalysis(ExpressionGraph graph, BlockScope scope)
    {
        this.graph = graph;
        this.scope = scope;
    }

    /// <summary>The nodes in use, users before what they use.</summary>
    public IReadOnlyList<Node> Order => order;

    public Usage? UsageOf(Node node) => usages.TryGetValue(node, out Usage? usage) ? usage : null;

    /// <param name="graph">The graph.</param>
    /// <param name="scope">What the block knows.</param>
    /// <param name="roots">What is evaluated in the block itself.</param>
    /// <param name="loopRoots">What loops of the block evaluate.</param>
    public static BlockAnalysis Of(ExpressionGraph graph, BlockScope scope, IEnumerable<Node> roots, IEnumerable<Node> loopRoots)
    {
        BlockAnalysis analysis = new(graph, scope);
        List<Node> postorder = [];
        HashSet<Node> seen = [];
        List<Node> all = [.. roots];
        List<Node> inner = [.. loopRoots];
        foreach (Node root in all.Concat(inner))
        {
            analysis.Visit(root, postorder, seen);
        }

        foreach (Node root in all)
        {
            analysis.Use(root, Place.Always, inLoop: !scope.Knows(root), guarded: false);
        }

        foreach (Node root in inner)
        {
            analysis.Use(root, Place.Always, inLoop: true, guarded: false);
        }

        for (int i = postorder.Count - 1; i >= 0; i--)
        {
            analysis.UseOperands(postorder[i]);
            analysis.order.Add(postorder[i]);
        }

        return analysis;
    }

    private void Visit(Node node, List<Node> postorder, HashSet<Node> seen)
    {
        if (node.Children.IsEmpty || scope.Resolve(node) is not null || !seen.Add(node))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        graph.Spend(1 + node.Children.Length);
        foreach (Node operand in scope.OperandsOf(node))
        {
            Visit(operand, postorder, seen);
        }

        postorder.Add(node);
    }

    private void UseOperands(Node node)
    {
        if (!usages.TryGetValue(node, out Usage? usage))
        {
            return;
        }

        bool inLoop = !scope.Knows(node);
        bool guarded = inLoop && usage.OnlyGuarded;
        Place place = usage.Place!;
        switch (node)
        {
            case Conditional conditional:
                (Node then, Node otherwise) = scope.BranchesOf(conditional);
                Use(conditional.Condition, place, inLoop, guarded);
                Use(then, inLoop ? place : Place.Inside(place, conditional, true), inLoop, inLoop);
                Use(otherwise, inLoop ? place : Place.Inside(place, conditional, false), inLoop, inLoop);
                break;
            case Reduction reduction:
                Use(reduction.Lower, place, inLoop, guarded);
                Use(reduction.Upper, place, inLoop, guarded);
                Use(scope.Body(reduction), place, true, guarded);
                break;
            case Call { Function: Function.Group } group:
                Use(group.Argument, place, inLoop, guarded, usage.Count);
                break;
            case Product product:
                foreach ((Node operand, int times) in scope.FactorsOf(product))
                {
                    Use(operand, place, inLoop, guarded, times);
                }

                break;
            default:
                foreach (Node operand in scope.OperandsOf(node))
                {
                    Use(operand, place, inLoop, guarded);
                }

                break;
        }
    }

    private void Use(Node node, Place place, bool inLoop, bool guarded, int times = 1)
    {
        if (node.Children.IsEmpty || scope.Resolve(node) is not null)
        {
            return;
        }

        if (!usages.TryGetValue(node, out Usage? usage))
        {
            usage = new Usage();
            usages.Add(node, usage);
        }

        usage.Place = usage.Place is null ? place : Place.Common(usage.Place, place);
        usage.Count += times;
        usage.InLoop |= inLoop && scope.Knows(node);
        usage.OnlyGuarded &= guarded;
    }
}
