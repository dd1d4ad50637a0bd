using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>The sweeps over the whole and over the branches of its conditionals.</summary>
internal sealed partial class ReverseDifferentiator
{
    /// <summary>What holds in the branches that are being swept, the innermost last.</summary>
    private readonly List<(Node Condition, bool Holds)> conditions = [];

    private AdjointSweep sweep = null!;

    /// <summary>The adjoints of a region whose value has the adjoint <paramref name="seed"/>: those of what lies outside are left.</summary>
    private AdjointSweep Sweep(BranchRegion region, Node value, Node seed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        AdjointSweep around = sweep;
        sweep = new(region.Indices);
        sweep.Add(value, seed);
        foreach (Node node in region.Nodes)
        {
            if (sweep.Take(node) is { } parts)
            {
                Reach(node, region, LongProducts.Group(graph, graph.Add([.. parts])));
            }
        }

        AdjointSweep own = sweep;
        sweep = around;
        return own;
    }

    private void Reach(Node node, BranchRegion region, Node adjoint)
    {
        log?.Reached(node, Around(conditions, adjoint));
        switch (node)
        {
            case Symbol symbol:
                scalars[symbol] = adjoint;
                break;
            case Element element:
                if (!contributions.TryGetValue(element.Array, out List<Contribution>? own))
                {
                    contributions.Add(element.Array, own = []);
                }

                own.Add(new(Context(element), element.Children.RemoveAt(0), adjoint) { Condition = guards.EvaluatedWhere(node) });
                break;
            default:
                Node guarded = guards.Guard(node, LongSums.GroupAdjoint(graph, adjoint), conditions);
                if (node is Conditional conditional)
                {
                    PropagateConditional(conditional, region, guarded);
                }
                else
                {
                    Propagate(node, guarded);
                }

                break;
        }
    }

    /// <summary>
    /// The branches, each by itself. Where the conditional has an adjoint only under a condition, that one stays outside:
    /// where it fails, this one may not even be defined.
    /// </summary>
    private void PropagateConditional(Conditional conditional, BranchRegion region, Node adjoint)
    {
        List<(Node Condition, bool Holds)> around = [];
        Node seed = WithoutConditions(adjoint, around);
        conditions.AddRange(around);
        AdjointSweep then = SweepBranch(conditional, region, true, seed);
        AdjointSweep otherwise = SweepBranch(conditional, region, false, seed);
        conditions.RemoveRange(conditions.Count - around.Count, around.Count);
        SortedSet<int> context = Closure(conditional);
        foreach (Node child in then.Reached.Union(otherwise.Reached))
        {
            Add(child, Around(around, graph.Conditional(conditional.Condition, Total(then, child), Total(otherwise, child))), context);
        }
    }

    private AdjointSweep SweepBranch(Conditional conditional, BranchRegion region, bool holds, Node seed)
    {
        Node value = holds ? conditional.Then : conditional.Else;
        if (!IsActive(value))
        {
            return new(region.Indices);
        }

        conditions.Add((conditional.Condition, holds));
        AdjointSweep result = Sweep(region.Branch(conditional, holds), value, seed);
        conditions.RemoveAt(conditions.Count - 1);
        return result;
    }

    private Node Total(AdjointSweep branch, Node child) => branch.Take(child) is { } parts ? graph.Add([.. parts]) : graph.Zero;

    /// <summary>An adjoint where the conditions hold without which it is 0; these are added to <paramref name="around"/>.</summary>
    private Node WithoutConditions(Node adjoint, List<(Node Condition, bool Holds)> around)
    {
        while (true)
        {
            (Node core, Rational factor) = adjoint is Sum { IsScaled: true } scaled ? (scaled.Terms[0], scaled.Coefficients[0]) : (adjoint, Rational.One);
            switch (core)
            {
                case Conditional { Else: Constant { Value.IsZero: true } } inside:
                    around.Add((inside.Condition, true));
                    adjoint = graph.Scale(inside.Then, factor);
                    break;
                case Conditional { Then: Constant { Value.IsZero: true } } outside:
                    around.Add((outside.Condition, false));
                    adjoint = graph.Scale(outside.Else, factor);
                    break;
                default:
                    return adjoint;
            }
        }
    }

    /// <summary>The value where all conditions hold, and 0 elsewhere.</summary>
    private Node Around(List<(Node Condition, bool Holds)> around, Node value)
    {
        for (int i = around.Count - 1; i >= 0; i--)
        {
            value = around[i].Holds ? graph.Conditional(around[i].Condition, value, graph.Zero) : graph.Conditional(around[i].Condition, graph.Zero, value);
        }

        return value;
    }

    /// <summary>Adds a part to the child's adjoint, summed over the indices that the child does not know.</summary>
    private void Add(Node child, Node part, SortedSet<int> context)
    {
        SortedSet<int> known = Closure(child);
        known.UnionWith(sweep.Indices);
        // The loops stay nested as they were: what an outer one computes is computed there once.
        List<int> surplus = [.. context.Where(n => !known.Contains(n)).OrderByDescending(n => depths.TryGetValue(n, out int depth) ? depth : 0).ThenByDescending(n => n)];
        while (surplus.Count > 0)
        {
            // An index whose range another one needs is summed after that one.
            int innermost = surplus.First(n => !surplus.Any(m => m != n && Closure(graph.OpenIndex(m)).Contains(n)));
            surplus.Remove(innermost);
            part = graph.Reduce(ReductionKind.Sum, graph.OpenIndex(innermost), part);
        }

        sweep.Add(child, part);
    }
}
