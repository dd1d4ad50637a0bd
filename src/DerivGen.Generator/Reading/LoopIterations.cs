using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>A counted loop: its range, and the variables that it counts with.</summary>
/// <param name="Range">The range.</param>
/// <param name="Values">The counted variables at the start of the iteration at the open index.</param>
/// <param name="After">The counted variables after the loop.</param>
internal sealed record LoopIterations(LoopRange Range, Dictionary<ISymbol, Node> Values, Dictionary<ISymbol, Node> After);
