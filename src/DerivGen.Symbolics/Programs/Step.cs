using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>A statement of a program with what the sweeps have to know of it.</summary>
internal abstract class Step
{
    /// <summary>The variables that the statement assigns, those of its body included.</summary>
    public abstract IEnumerable<Symbol> Assigned { get; }
}

/// <summary>A segment, simplified, and its adjoint.</summary>
internal sealed class SegmentStep(Segment segment) : Step
{
    public Segment Segment { get; } = segment;

    /// <summary>What the backward sweep does; null where nothing in the segment is active.</summary>
    public SegmentAdjoint? Adjoint { get; set; }

    /// <summary>The variables that have no value before: written here first, outside of all loops and branches.</summary>
    public HashSet<Symbol> First { get; } = [];

    public override IEnumerable<Symbol> Assigned => Segment.Scalars.Select(s => s.Variable)
        .Concat(Segment.Elements.Select(e => e.Array))
        .Concat(Segment.Ranges.Select(r => r.Array));
}

/// <summary>An array comes to be.</summary>
internal sealed class AllocationStep(Allocation allocation) : Step
{
    public Allocation Allocation { get; } = allocation;

    /// <summary>Whether it runs once.</summary>
    public bool IsFirst { get; set; }

    public override IEnumerable<Symbol> Assigned => [Allocation.Array];
}

/// <summary>A loop.</summary>
internal sealed class LoopStep(ProgramLoop loop, ImmutableArray<Step> body) : Step
{
    public ProgramLoop Loop { get; } = loop;

    public ImmutableArray<Step> Body { get; } = body;

    /// <summary>Whether the body changes what a bound mentions, so that the bound is kept.</summary>
    public bool ChangesLower { get; set; }

    /// <summary>The same for the upper bound.</summary>
    public bool ChangesUpper { get; set; }

    public bool IsConditional => Loop.Condition is not null || Loop.Upper is null;

    public override IEnumerable<Symbol> Assigned => Body.SelectMany(s => s.Assigned);
}

/// <summary>A branch.</summary>
internal sealed class BranchStep(Node condition, ImmutableArray<Step> body) : Step
{
    public Node Condition { get; } = condition;

    public ImmutableArray<Step> Body { get; } = body;

    /// <summary>Whether the body changes what the condition mentions, so that its outcome is kept.</summary>
    public bool ChangesCondition { get; set; }

    public override IEnumerable<Symbol> Assigned => Body.SelectMany(s => s.Assigned);
}
