using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>A span of numbers that is read as one of vectors of the processor.</summary>
/// <param name="Numbers">The numbers.</param>
/// <param name="Lane">The open index over the lanes of one vector.</param>
/// <param name="Length">How many vectors there are: numbers that fill no vector belong to none.</param>
internal sealed record LaneArrayValue(ArrayValue Numbers, Index Lane, Node Length) : Value;
