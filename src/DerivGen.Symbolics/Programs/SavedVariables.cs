using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// What the backward sweep reads has in it the values of the forward sweep. A variable is saved before it is overwritten
/// where the backward sweep still wants the value that it has there: where a statement between this one and the one that
/// gave the value reads it backwards.
/// </summary>
internal sealed class SavedVariables
{
    private readonly ProgramReads reads;
    private readonly AdjointSymbols adjoints;
    private readonly Func<RangeWrite, bool> isWhole;
    private readonly Dictionary<Step, HashSet<Symbol>> saved = [];
    private bool grows;

    /// <param name="program">The steps.</param>
    /// <param name="adjoints">Who has an adjoint.</param>
    /// <param name="reads">Who reads what.</param>
    /// <param name="isWhole">Whether a range is all of its array.</param>
    public SavedVariables(ImmutableArray<Step> program, AdjointSymbols adjoints, ProgramReads reads, Func<RangeWrite, bool> isWhole)
    {
        this.adjoints = adjoints;
        this.reads = reads;
        this.isWhole = isWhole;
        do
        {
            grows = false;
            Follow(program, []);
        }
        while (grows);
    }

    /// <summary>The symbols that the backward sweep reads, parameters among them.</summary>
    public HashSet<Symbol> Restored { get; } = [];

    /// <summary>Whether the variable's old value is saved before the step overwrites it.</summary>
    public bool Saves(Step step, Symbol variable) => saved.TryGetValue(step, out HashSet<Symbol>? variables) && variables.Contains(variable);

    /// <summary>Whether the backward sweep has anything to do for the step.</summary>
    public bool RunsBackward(Step step) => step switch
    {
        SegmentStep segment => segment.Adjoint is not null || saved.ContainsKey(segment),
        AllocationStep allocation => saved.ContainsKey(allocation) || (!allocation.IsFirst && adjoints.Has(allocation.Allocation.Array)),
        LoopStep loop => loop.Body.Any(RunsBackward),
        BranchStep branch => branch.Body.Any(RunsBackward),
        _ => false,
    };

    /// <summary>Whether the forward sweep leaves something that the backward sweep needs, be it only how often a loop ran.</summary>
    public bool KeepsCourse(Step step) => RunsBackward(step) && step switch
    {
        LoopStep loop => loop.IsConditional || loop.ChangesLower || loop.ChangesUpper || loop.Body.Any(KeepsCourse),
        BranchStep branch => branch.ChangesCondition || branch.Body.Any(KeepsCourse),
        _ => false,
    };

    /// <summary>What the forward sweep has to compute for the course of the backward sweep.</summary>
    public IEnumerable<Symbol> Course(ImmutableArray<Step> steps) => steps.Where(KeepsCourse).SelectMany(step => step switch
    {
        LoopStep loop => new[] { loop.Loop.Lower, loop.Loop.Upper, loop.Loop.Condition }.OfType<Node>().SelectMany(reads.Of).Concat(Course(loop.Body)),
        BranchStep branch => reads.Of(branch.Condition).Concat(Course(branch.Body)),
        _ => [],
    });

    /// <summary>Runs over the statements in their order; <paramref name="wanted"/> are the variables whose present values the backward sweep reads.</summary>
    private void Follow(ImmutableArray<Step> steps, HashSet<Symbol> wanted)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case SegmentStep segment:
                    FollowSegment(segment, wanted);
                    break;
                case AllocationStep { Allocation.Array: var array }:
                    if (wanted.Remove(array))
                    {
                        Save(step, array);
                    }

                    break;
                case LoopStep loop:
                    FollowLoop(loop, wanted);
                    break;
                case BranchStep branch:
                    HashSet<Symbol> inside = [.. wanted];
                    Follow(branch.Body, inside);
                    wanted.UnionWith(inside);
                    if (RunsBackward(branch) && !branch.ChangesCondition)
                    {
                        Read(wanted, branch.Condition);
                    }

                    break;
            }
        }
    }

    private void FollowLoop(LoopStep loop, HashSet<Symbol> wanted)
    {
        int before;
        do
        {
            before = wanted.Count;
            HashSet<Symbol> inside = [.. wanted];
            Follow(loop.Body, inside);
            wanted.UnionWith(inside);
        }
        while (wanted.Count > before);

        if (RunsBackward(loop))
        {
            if (!loop.ChangesLower)
            {
                Read(wanted, loop.Loop.Lower);
            }

            if (loop.Loop.Upper is not null && !loop.ChangesUpper)
            {
                Read(wanted, loop.Loop.Upper);
            }
        }
    }

    private void FollowSegment(SegmentStep step, HashSet<Symbol> wanted)
    {
        foreach (Node node in step.Adjoint is null ? [] : ProgramExpressions.Of(step.Adjoint))
        {
            Read(wanted, node);
        }

        // To restore an element its place must be known.
        int before;
        do
        {
            before = wanted.Count;
            foreach (ElementWrite write in step.Segment.Elements.Where(e => wanted.Contains(e.Array)))
            {
                Save(step, write.Array);
                Read(wanted, write.Position);
            }

            foreach (RangeWrite write in step.Segment.Ranges.Where(r => wanted.Contains(r.Array)))
            {
                Save(step, write.Array);
                Read(wanted, write.Index);
            }
        }
        while (wanted.Count > before);

        foreach (ScalarAssignment scalar in step.Segment.Scalars)
        {
            if (wanted.Remove(scalar.Variable))
            {
                Save(step, scalar.Variable);
            }
        }

        wanted.ExceptWith(step.Segment.Ranges.Where(isWhole).Select(r => r.Array));
    }

    private void Read(HashSet<Symbol> wanted, Node node)
    {
        HashSet<Symbol> read = reads.Of(node);
        wanted.UnionWith(read);
        grows |= !read.IsSubsetOf(Restored);
        Restored.UnionWith(read);
    }

    private void Save(Step step, Symbol variable)
    {
        if (!saved.TryGetValue(step, out HashSet<Symbol>? variables))
        {
            variables = [];
            saved.Add(step, variables);
        }

        grows |= variables.Add(variable);
    }
}
