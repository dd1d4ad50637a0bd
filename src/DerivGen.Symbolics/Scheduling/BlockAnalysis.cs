using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// What one block has to compute: the nodes that are evaluated in it, however deep in loops they are mentioned, how often
/// and under which conditions; and the parts of products and sums that a loop inside does not change.
/// </summary>
internal sealed class BlockAnalysis
{
    private readonly ExpressionGraph graph;
    private readonly BlockScope scope;
    private readonly List<Node> order = [];
    private readonly Dictionary<Node, List<(Node User, bool IsBranch)>> users = [];
    private Dictionary<Node, Usage> usages = [];
    private SafeEvaluation? safety;

    private BlockAnalysis(ExpressionGraph graph, BlockScope scope)
    {
        this.graph = graph;
        this.scope = scope;
    }

    /// <summary>The place of what the block evaluates always.</summary>
    public Place Always { get; } = Place.Always();

    /// <summary>The nodes in use, users before what they use.</summary>
    public IReadOnlyList<Node> Order => order;

    public Usage? UsageOf(Node node) => usages.TryGetValue(node, out Usage? usage) ? usage : null;

    /// <summary>Whether evaluating the node where the text does not can do no harm.</summary>
    public bool IsSafe(Node node) => safety!.IsSafe(node);

    /// <summary>What the block evaluates and mentions the node, and whether only one of its branches does.</summary>
    public IEnumerable<(Node User, bool IsBranch)> UsersOf(Node node) => users.TryGetValue(node, out List<(Node, bool)>? list) ? list : [];

    /// <param name="graph">The graph.</param>
    /// <param name="scope">What the block knows.</param>
    /// <param name="existing">The elements that exist.</param>
    /// <param name="roots">What is evaluated in the block itself.</param>
    /// <param name="loopRoots">What loops of the block evaluate.</param>
    public static BlockAnalysis Of(
        ExpressionGraph graph,
        BlockScope scope,
        ExistingElements existing,
        IReadOnlyList<RootUse> roots,
        IReadOnlyList<RootUse> loopRoots)
    {
        BlockAnalysis analysis = new(graph, scope);
        HashSet<Node> seen = [];
        foreach (RootUse root in roots.Concat(loopRoots))
        {
            analysis.Visit(root.Node, seen);
        }

        analysis.order.Reverse();

        // First what the text evaluates whatever the data are, then where things can be evaluated.
        analysis.UseAll(roots, loopRoots);
        HashSet<Node> certain = [.. analysis.usages.Where(u => u.Value.IsCertain && u.Value.Common.IsAlways).Select(u => u.Key)];
        analysis.safety = new(graph, scope, existing, certain);
        analysis.usages = [];
        analysis.UseAll(roots, loopRoots);
        return analysis;
    }

    private void Visit(Node node, HashSet<Node> seen)
    {
        if (node.Children.IsEmpty || scope.Resolve(node) is not null || !seen.Add(node))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        graph.Spend(1 + node.Children.Length);
        foreach (Node operand in scope.OperandsOf(node))
        {
            Visit(operand, seen);
        }

        order.Add(node);
    }

    private void UseAll(IReadOnlyList<RootUse> roots, IReadOnlyList<RootUse> loopRoots)
    {
        foreach (RootUse root in roots)
        {
            Use(root.Node, [PlaceOf(root)], inLoop: !scope.Knows(root.Node));
        }

        foreach (RootUse root in loopRoots)
        {
            Use(root.Node, [PlaceOf(root)], inLoop: true);
        }

        foreach (Node node in order)
        {
            UseOperands(node);
        }

        Place PlaceOf(RootUse root) => root.Path.Aggregate(Always, (place, answer) => place.Inside(answer.Condition, answer.Holds, root.IsBeyond));
    }

    private void UseOperands(Node node)
    {
        if (!usages.TryGetValue(node, out Usage? usage))
        {
            return;
        }

        bool inLoop = !scope.Knows(node);
        if (!inLoop && safety is not null)
        {
            usage.Evaluated = PlaceFor(node, usage);
        }

        IReadOnlyList<Place> places = usage.Evaluated is { } evaluated ? [evaluated] : [.. usage.Places.Select(p => p.Place)];
        switch (node)
        {
            case Conditional conditional:
                (Node then, Node otherwise) = scope.BranchesOf(conditional);
                UseOne(conditional.Condition);
                UseBranch(then, conditional.Condition, true);
                UseBranch(otherwise, conditional.Condition, false);
                break;
            case Call { Function: Function.And or Function.Or } junction:
                UseOne(junction.Arguments[0]);
                foreach (Node later in junction.Arguments.Skip(1))
                {
                    UseBranch(later, junction.Arguments[0], junction.Function == Function.And);
                }

                break;
            case Reduction reduction:
                UseOne(reduction.Lower);
                UseOne(reduction.Upper);
                // A body over the index that is open around it says nothing for sure: in it two indices look like one.
                bool isApart = safety is not null || !reduction.DependsOn(scope.IndexOver(reduction.Lower, reduction.Upper));
                Use(scope.Body(reduction), isApart ? places : Inside(reduction, true), inLoop: true);
                break;
            case Call { Function: Function.Group } group:
                UseOne(group.Argument, usage.Count);
                break;
            case Sum { IsScaled: true } sign when usage is { InLoop: true, Evaluated.IsAlways: true } && CostModel.Own(sign) == 0:
                // No local holds it: the loops that mention it mention its operand.
                Use(sign.Terms[0], places, inLoop: true, usage.Count);
                Note(sign.Terms[0], isBranch: false);
                break;
            case Product product:
                foreach ((Node operand, int times) in scope.FactorsOf(product))
                {
                    UseOne(operand, times);
                }

                break;
            default:
                foreach (Node operand in scope.OperandsOf(node))
                {
                    UseOne(operand);
                }

                break;
        }

        void UseOne(Node operand, int times = 1)
        {
            Use(operand, places, inLoop, times);
            Note(operand, isBranch: false);
        }

        void UseBranch(Node branch, Node condition, bool holds)
        {
            Use(branch, Inside(condition, holds), inLoop);
            Note(branch, isBranch: true);
        }

        IEnumerable<Place> Inside(Node condition, bool holds) => places.Select(p => p.Inside(condition, holds, isBeyond: inLoop));

        void Note(Node operand, bool isBranch)
        {
            if (safety is not null && !inLoop && usages.ContainsKey(operand))
            {
                if (!users.TryGetValue(operand, out List<(Node, bool)>? list))
                {
                    list = [];
                    users.Add(operand, list);
                }

                list.Add((node, isBranch));
            }
        }
    }

    /// <summary>What is safe is evaluated where all its uses are; what is not, only where the text does, whatever the data are.</summary>
    private Place? PlaceFor(Node node, Usage usage)
    {
        Place common = usage.Common;
        return IsSafe(node) ? common.Block : usage.IsCertain && !common.IsBeyond ? common : null;
    }

    private void Use(Node node, IEnumerable<Place> places, bool inLoop, int times = 1)
    {
        if (node.Children.IsEmpty || scope.Resolve(node) is not null)
        {
            return;
        }

        if (!usages.TryGetValue(node, out Usage? usage))
        {
            usage = new Usage(node);
            usages.Add(node, usage);
        }

        usage.Add(places, times, inLoop && scope.Knows(node));
    }
}
