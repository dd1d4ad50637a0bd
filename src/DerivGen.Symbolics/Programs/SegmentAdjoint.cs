using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>The adjoint of an element write: its old value at the place, taken before anything is added.</summary>
/// <param name="Write">The write.</param>
/// <param name="Seed">The symbol that stands for the adjoint taken.</param>
/// <param name="Stays">Whether the element was only added to, so that its adjoint stays as it is.</param>
internal sealed record ElementSeed(ElementWrite Write, Symbol Seed, bool Stays);

/// <summary>The adjoints of a range write: the array's own, or a copy where the segment adds to the array's own.</summary>
/// <param name="Write">The write.</param>
/// <param name="Seeds">The array that holds them: the adjoint or the copy.</param>
/// <param name="IsCopy">Whether it is a copy.</param>
/// <param name="Stays">Whether the elements were only added to, so that their adjoints stay as they are.</param>
internal sealed record RangeSeed(RangeWrite Write, Symbol Seeds, bool IsCopy, bool Stays);

/// <summary>
/// A segment backwards: new adjoints from the old ones and from the values before the segment.
/// </summary>
/// <param name="Elements">The seeds of the element writes, in the writes' order.</param>
/// <param name="Ranges">The seeds of the range writes.</param>
/// <param name="Scalars">
/// The derivatives by program variables and parameters that are scalars; of a variable that the segment does not assign,
/// without its own adjoint: what is added to it.
/// </param>
/// <param name="Arrays">What is added to the adjoints of arrays, and to the gradients by vectors.</param>
internal sealed record SegmentAdjoint(
    ImmutableArray<ElementSeed> Elements,
    ImmutableArray<RangeSeed> Ranges,
    ImmutableArray<(Symbol Variable, Node Value)> Scalars,
    ImmutableArray<PartialDerivative> Arrays);
