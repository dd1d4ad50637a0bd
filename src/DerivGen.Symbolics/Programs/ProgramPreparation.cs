using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// From the program that was read to the steps that the sweeps run over: what does not reach the value is left out, every
/// expression is simplified under what is known where it stands, and it is found out what is overwritten where.
/// </summary>
internal sealed class ProgramPreparation
{
    private readonly ExpressionGraph graph;
    private readonly ProgramReads reads;
    private readonly HashSet<Symbol> written = [];
    private readonly HashSet<Symbol> made = [];
    private readonly Dictionary<Symbol, Node> lengths = [];
    private readonly Dictionary<Step, Simplifier> simplifiers = [];

    private ProgramPreparation(ExpressionGraph graph, ProgramReads reads)
    {
        this.graph = graph;
        this.reads = reads;
    }

    /// <summary>The steps.</summary>
    public ImmutableArray<Step> Steps { get; private set; }

    /// <summary>The arrays' lengths.</summary>
    public IReadOnlyDictionary<Symbol, Node> Lengths => lengths;

    /// <summary>Simplifies derivatives under the facts that hold in a segment.</summary>
    public Simplifier SimplifierFor(SegmentStep segment) => simplifiers[segment];

    public static ProgramPreparation Of(ExpressionGraph graph, ImmutableArray<ProgramStatement> program, Node value, FactBase facts, ProgramReads reads)
    {
        ProgramPreparation preparation = new(graph, reads);
        Context context = new(new(graph, facts, afterDifferentiating: false), new(graph, facts, afterDifferentiating: true), false, []);
        ImmutableArray<Step> all = preparation.Prepare(program, context);
        HashSet<Symbol> needed = new ProgramFlow(reads).Needed(all, reads.Of(value));
        preparation.Steps = preparation.Keep(all, needed);
        return preparation;
    }

    private ImmutableArray<Step> Prepare(ImmutableArray<ProgramStatement> program, Context context) =>
        program.Select(statement => Prepare(statement, context)).ToImmutableArray();

    /// <summary>The same for what stands inside another statement.</summary>
    private ImmutableArray<Step> PrepareInside(ImmutableArray<ProgramStatement> program, Context context)
    {
        ImmutableArray<Step> steps = Prepare(program, context with { IsNested = true, Fresh = [] });
        context.Fresh.ExceptWith(steps.SelectMany(s => s.Assigned));
        return steps;
    }

    private Step Prepare(ProgramStatement statement, Context context)
    {
        switch (statement)
        {
            case Segment segment:
                return PrepareSegment(segment, context);
            case Allocation allocation:
                Node length = context.Before.Simplify(allocation.Length);
                if (lengths.TryGetValue(allocation.Array, out Node? known) && !ReferenceEquals(known, length))
                {
                    throw new ProgramException("the array " + allocation.Array.Name + " is made with different lengths");
                }

                if (reads.Of(length).Any(s => s.Ordinal >= SymbolOrdinals.Program))
                {
                    throw new ProgramException("the length of the array " + allocation.Array.Name + " changes while the method runs");
                }

                lengths[allocation.Array] = length;
                context.Fresh.Add(allocation.Array);
                return new AllocationStep(new(allocation.Array, length)) { IsFirst = !context.IsNested && made.Add(allocation.Array) };
            case ProgramLoop loop:
                return PrepareLoop(loop, context);
            case ProgramBranch branch:
                Node condition = context.Before.Simplify(branch.Condition);
                BranchStep step = new(condition, PrepareInside(branch.Body, context));
                step.ChangesCondition = reads.Of(condition).Overlaps(step.Assigned);
                return step;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement));
        }
    }

    private SegmentStep PrepareSegment(Segment segment, Context context)
    {
        SegmentStep step = new(new Segment(
            segment.Scalars.Select(s => s with { Value = context.Before.Simplify(s.Value) }).ToImmutableArray(),
            segment.Elements.Select(e => e with { Position = context.Before.Simplify(e.Position), Value = context.Before.Simplify(e.Value) }).ToImmutableArray(),
            segment.Ranges.Select(r => r with { Value = context.Before.Simplify(r.Value) }).ToImmutableArray()));
        foreach (Symbol variable in step.Assigned.Distinct())
        {
            if (variable.Ordinal < SymbolOrdinals.Program)
            {
                throw new ProgramException(variable.Name + " is a parameter and is changed");
            }

            // An array has its first values where a range of it is written, right after it was made.
            bool isFirst = variable.Dimensions == 0
                ? written.Add(variable) && !context.IsNested
                : context.Fresh.Remove(variable) && segment.Ranges.Any(r => ReferenceEquals(r.Array, variable));
            if (isFirst)
            {
                step.First.Add(variable);
            }
        }

        simplifiers.Add(step, context.After);
        return step;
    }

    private LoopStep PrepareLoop(ProgramLoop loop, Context context)
    {
        Node lower = context.Before.Simplify(loop.Lower);
        Node? upper = loop.Upper is null ? null : context.Before.Simplify(loop.Upper);
        HashSet<Symbol> changed = [];
        CollectAssigned(loop.Body, changed);
        bool changesLower = reads.Of(lower).Overlaps(changed);
        bool changesUpper = upper is not null && reads.Of(upper).Overlaps(changed);

        // In the body the counter lies between bounds that the body leaves alone.
        FactBase facts = context.Before.Facts;
        if (!changesLower)
        {
            facts = facts.Assuming(graph.Less(graph.Subtract(lower, graph.Integer(Rational.One)), loop.Counter), true);
        }

        if (upper is not null && !changesUpper)
        {
            facts = facts.Assuming(graph.Less(loop.Counter, upper), true);
        }

        Context inside = context with { Before = new(graph, facts, afterDifferentiating: false), After = new(graph, facts, afterDifferentiating: true) };
        Node? condition = loop.Condition is null ? null : context.Before.Simplify(loop.Condition);
        return new LoopStep(loop with { Lower = lower, Upper = upper, Condition = condition }, PrepareInside(loop.Body, inside))
        {
            ChangesLower = changesLower,
            ChangesUpper = changesUpper,
        };
    }

    private static void CollectAssigned(ImmutableArray<ProgramStatement> program, HashSet<Symbol> assigned)
    {
        foreach (ProgramStatement statement in program)
        {
            switch (statement)
            {
                case Segment segment:
                    assigned.UnionWith(new SegmentStep(segment).Assigned);
                    break;
                case Allocation allocation:
                    assigned.Add(allocation.Array);
                    break;
                case ProgramLoop loop:
                    CollectAssigned(loop.Body, assigned);
                    break;
                case ProgramBranch branch:
                    CollectAssigned(branch.Body, assigned);
                    break;
            }
        }
    }

    /// <summary>The steps that compute something that is needed, and nothing else.</summary>
    private ImmutableArray<Step> Keep(ImmutableArray<Step> steps, HashSet<Symbol> needed)
    {
        ImmutableArray<Step>.Builder kept = ImmutableArray.CreateBuilder<Step>();
        foreach (Step step in steps.Where(s => ProgramFlow.Computes(s, needed)))
        {
            switch (step)
            {
                case SegmentStep segment:
                    SegmentStep part = new(new Segment(
                        segment.Segment.Scalars.RemoveAll(s => !needed.Contains(s.Variable)),
                        segment.Segment.Elements.RemoveAll(e => !needed.Contains(e.Array)),
                        segment.Segment.Ranges.RemoveAll(r => !needed.Contains(r.Array))));
                    part.First.UnionWith(segment.First);
                    simplifiers.Add(part, simplifiers[segment]);
                    kept.Add(part);
                    break;
                case LoopStep loop:
                    kept.Add(new LoopStep(loop.Loop, Keep(loop.Body, needed)) { ChangesLower = loop.ChangesLower, ChangesUpper = loop.ChangesUpper });
                    break;
                case BranchStep branch:
                    kept.Add(new BranchStep(branch.Condition, Keep(branch.Body, needed)) { ChangesCondition = branch.ChangesCondition });
                    break;
                default:
                    kept.Add(step);
                    break;
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Where a statement stands.</summary>
    /// <param name="Before">Simplifies before differentiating.</param>
    /// <param name="After">Simplifies derivatives.</param>
    /// <param name="IsNested">Whether a loop or a branch is around it.</param>
    /// <param name="Fresh">The arrays that were made in the same block and have no values yet.</param>
    private sealed record Context(Simplifier Before, Simplifier After, bool IsNested, HashSet<Symbol> Fresh);
}
