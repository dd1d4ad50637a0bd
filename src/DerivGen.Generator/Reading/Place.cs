using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>What stands on the left of an assignment, its operands evaluated once.</summary>
internal abstract record Place;

/// <summary>A local or a parameter.</summary>
internal sealed record VariablePlace(ISymbol Variable) : Place;

/// <summary>An element of a local array.</summary>
internal sealed record ElementPlace(ArrayValue Array, Node Position) : Place;

/// <summary>An element of a local array of structs.</summary>
internal sealed record StructElementPlace(StructArrayValue Array, Node Position) : Place;

/// <summary>A row of an array of arrays.</summary>
internal sealed record RowPlace(GridValue Grid, Node Row) : Place;

/// <summary>An element of a tuple, or a field of a struct.</summary>
internal sealed record MemberPlace(Place Owner, int Position) : Place;

/// <summary>A property or an indexer of a struct, written by its accessor.</summary>
internal sealed record AccessorPlace(Place Owner, IPropertySymbol Property, ImmutableArray<Value> Arguments) : Place;

/// <summary>What an initializer in braces is filling.</summary>
internal sealed record InitializedPlace : Place;

/// <summary>A datum, which is not written.</summary>
internal sealed record OutsidePlace(Value Value, string Name) : Place;

/// <summary>The discard.</summary>
internal sealed record DiscardPlace : Place;
