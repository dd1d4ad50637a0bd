using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>What a loop runs over that has no counter of its own.</summary>
/// <param name="Count">How many iterations there are; not positive where there are none.</param>
/// <param name="Run">Runs the iteration at a position, from the current state.</param>
/// <param name="Carried">The variables that a query accumulates in, which no text assigns.</param>
internal sealed record LoopElements(Node Count, Func<Node, Outcome> Run, ImmutableArray<ISymbol> Carried);
