using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// A write to a destination: for all values of the context's indices, outermost first, destination[indices] = value or
/// += value.
/// </summary>
internal sealed record Effect(Symbol Destination, ImmutableArray<Index> Context, ImmutableArray<Node> Indices, Node Value, bool IsStore);
