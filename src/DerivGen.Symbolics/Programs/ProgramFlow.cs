using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>What depends on what in a program, wherever its statements stand: the smallest sets that no statement enlarges.</summary>
internal sealed class ProgramFlow(ProgramReads reads)
{
    /// <summary>The variables that the given ones depend on, themselves included: all that has to be computed.</summary>
    public HashSet<Symbol> Needed(ImmutableArray<Step> program, IEnumerable<Symbol> wanted)
    {
        HashSet<Symbol> needed = [.. wanted];
        Repeat(needed, () => AddNeeded(program, needed));
        return needed;
    }

    /// <summary>The variables that follow one of the given symbols differentiably.</summary>
    public HashSet<Symbol> Active(ImmutableArray<Step> program, IEnumerable<Symbol> variables)
    {
        HashSet<Symbol> active = [.. variables];
        Repeat(active, () =>
        {
            foreach ((Symbol target, Node value) in Flows(program))
            {
                if (target.Type == NodeType.Real && reads.DifferentiableOf(value).Overlaps(active))
                {
                    active.Add(target);
                }
            }
        });
        return active;
    }

    /// <summary>The variables that the value follows differentiably.</summary>
    public HashSet<Symbol> Useful(ImmutableArray<Step> program, Node value)
    {
        HashSet<Symbol> useful = [.. reads.DifferentiableOf(value)];
        Repeat(useful, () =>
        {
            foreach ((Symbol target, Node source) in Flows(program))
            {
                if (useful.Contains(target))
                {
                    useful.UnionWith(reads.DifferentiableOf(source));
                }
            }
        });
        return useful;
    }

    /// <summary>Whether the statement computes something that is needed.</summary>
    public static bool Computes(Step step, HashSet<Symbol> needed) => step.Assigned.Any(needed.Contains);

    private static void Repeat(HashSet<Symbol> set, Action enlarge)
    {
        int before;
        do
        {
            before = set.Count;
            enlarge();
        }
        while (set.Count > before);
    }

    private void AddNeeded(ImmutableArray<Step> steps, HashSet<Symbol> needed)
    {
        foreach (Step step in steps.Reverse())
        {
            if (!Computes(step, needed))
            {
                continue;
            }

            switch (step)
            {
                case SegmentStep { Segment: var segment }:
                    Add(segment.Scalars.Where(s => needed.Contains(s.Variable)).Select(s => s.Value));
                    Add(segment.Elements.Where(e => needed.Contains(e.Array)).SelectMany(e => new[] { e.Position, e.Value }));
                    Add(segment.Ranges.Where(r => needed.Contains(r.Array)).SelectMany(r => new[] { r.Index, r.Value }));
                    break;
                case AllocationStep { Allocation: var allocation }:
                    Add([allocation.Length]);
                    break;
                case LoopStep loop:
                    Add(new[] { loop.Loop.Lower, loop.Loop.Upper, loop.Loop.Condition }.OfType<Node>());
                    AddNeeded(loop.Body, needed);
                    break;
                case BranchStep branch:
                    Add([branch.Condition]);
                    AddNeeded(branch.Body, needed);
                    break;
            }
        }

        void Add(IEnumerable<Node> nodes)
        {
            foreach (Node node in nodes)
            {
                needed.UnionWith(reads.Of(node));
            }
        }
    }

    private static IEnumerable<(Symbol Target, Node Value)> Flows(ImmutableArray<Step> steps)
    {
        foreach (Step step in steps)
        {
            IEnumerable<(Symbol, Node)> flows = step switch
            {
                SegmentStep { Segment: var segment } => segment.Scalars.Select(s => (s.Variable, s.Value))
                    .Concat(segment.Elements.Select(e => (e.Array, e.Value)))
                    .Concat(segment.Ranges.Select(r => (r.Array, r.Value))),
                LoopStep loop => Flows(loop.Body),
                BranchStep branch => Flows(branch.Body),
                _ => [],
            };
            foreach ((Symbol, Node) flow in flows)
            {
                yield return flow;
            }
        }
    }
}
