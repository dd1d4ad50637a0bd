using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>What stands on the left of an assignment, its operands evaluated once.</summary>
internal abstract record Place;

/// <summary>A local or a parameter.</summary>
internal sealed record VariablePlace(ISymbol Variable) : Place;

/// <summary>An element of a local array.</summary>
internal sealed record ElementPlace(ArrayValue Array, Node Position) : Place;

/// <summary>An element of a tuple.</summary>
internal sealed record TuplePlace(Place Tuple, int Position) : Place;

/// <summary>The discard.</summary>
internal sealed record DiscardPlace : Place;
