using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// A step of a method that is no expression: loops with carried state, and what they change. A program's variables are
/// symbols, scalars and arrays of one dimension, whose value changes; an expression in a statement means their values at
/// that point. Loops that are sums, products, extrema or element-wise maps are expressions and never come here.
/// </summary>
internal abstract record ProgramStatement;

/// <summary>
/// Assigns scalars and writes arrays, all at once: every expression, positions included, means the values before the
/// segment. Where element writes of one array meet at one position the last one counts.
/// </summary>
/// <param name="Scalars">The scalars' new values; no variable twice.</param>
/// <param name="Elements">Writes of single elements, in order.</param>
/// <param name="Ranges">Writes of ranges of arrays, after the element writes; at most one for an array, which then has no element writes.</param>
internal sealed record Segment(
    ImmutableArray<ScalarAssignment> Scalars,
    ImmutableArray<ElementWrite> Elements,
    ImmutableArray<RangeWrite> Ranges) : ProgramStatement;

/// <summary>variable = value, of a real, an integer or a truth value.</summary>
internal sealed record ScalarAssignment(Symbol Variable, Node Value);

/// <summary>array[position] = value.</summary>
internal sealed record ElementWrite(Symbol Array, Node Position, Node Value);

/// <summary>array[i] = value for all i of the open index's range.</summary>
internal sealed record RangeWrite(Symbol Array, Index Index, Node Value);

/// <summary>
/// Makes an array of a length; its elements have no value before a segment writes them. In a loop it is a new array in
/// every iteration: nothing of the one before is read.
/// </summary>
internal sealed record Allocation(Symbol Array, Node Length) : ProgramStatement;

/// <summary>
/// Runs the body for each value of the counter, an integer symbol, from <paramref name="Lower"/> up to but without
/// <paramref name="Upper"/> (from Upper − 1 down to Lower if <paramref name="IsDescending"/>), as long as the condition holds
/// at the start of an iteration. The bounds are evaluated once, before the first iteration. Without an upper bound the
/// condition alone ends it; the counter then counts the iterations.
/// </summary>
internal sealed record ProgramLoop(
    Symbol Counter,
    Node Lower,
    Node? Upper,
    bool IsDescending,
    Node? Condition,
    ImmutableArray<ProgramStatement> Body) : ProgramStatement;

/// <summary>Runs the body only where the condition holds. What the body assigns is not read where it did not run.</summary>
internal sealed record ProgramBranch(Node Condition, ImmutableArray<ProgramStatement> Body) : ProgramStatement;
