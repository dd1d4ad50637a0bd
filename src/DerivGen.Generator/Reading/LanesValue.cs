using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>A vector of the processor: a number or a truth value for each lane.</summary>
/// <param name="Lane">The open index over the lanes, one for all vectors with as many.</param>
/// <param name="Node">What the lane at it holds.</param>
internal sealed record LanesValue(Index Lane, Node Node) : Value;
