using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>How a carried variable accumulates: what its next value is, seen as a function of the one before.</summary>
/// <param name="Kind">What the loop reduces; for maxima and minima, who wins a tie in the loop's own order.</param>
/// <param name="Body">What an iteration contributes.</param>
/// <param name="Condition">For a maximum by comparison: the condition under which the contribution is taken.</param>
/// <param name="TakenWhenTrue">Whether it is taken where the condition holds, otherwise where it does not.</param>
internal sealed record Accumulator(ReductionKind Kind, Node Body, Node? Condition = null, bool TakenWhenTrue = true)
{
    public bool IsMaximum => Kind is ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum;

    public bool IsMinimum => Kind is ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum;

    public static ReductionKind Reversed(ReductionKind kind) => kind switch
    {
        ReductionKind.FirstMaximum => ReductionKind.LastMaximum,
        ReductionKind.LastMaximum => ReductionKind.FirstMaximum,
        ReductionKind.FirstMinimum => ReductionKind.LastMinimum,
        ReductionKind.LastMinimum => ReductionKind.FirstMinimum,
        ReductionKind.FirstIndexOfMaximum => ReductionKind.LastIndexOfMaximum,
        ReductionKind.LastIndexOfMaximum => ReductionKind.FirstIndexOfMaximum,
        ReductionKind.FirstIndexOfMinimum => ReductionKind.LastIndexOfMinimum,
        ReductionKind.LastIndexOfMinimum => ReductionKind.FirstIndexOfMinimum,
        _ => kind,
    };

    public static ReductionKind IndexOf(ReductionKind kind) => kind switch
    {
        ReductionKind.FirstMaximum or ReductionKind.Maximum => ReductionKind.FirstIndexOfMaximum,
        ReductionKind.LastMaximum => ReductionKind.LastIndexOfMaximum,
        ReductionKind.FirstMinimum or ReductionKind.Minimum => ReductionKind.FirstIndexOfMinimum,
        _ => ReductionKind.LastIndexOfMinimum,
    };
}
