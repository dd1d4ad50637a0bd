using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// A derivative as a program: statements in order, then what is returned. The nodes in it are printed as they stand;
/// a local variable, a loop's index and a temporary array are symbols, distinct from every parameter.
/// </summary>
/// <param name="Body">The statements.</param>
/// <param name="Value">The loss's value, where it is asked for.</param>
/// <param name="Gradients">The derivatives by the scalar variables, in the variables' order.</param>
internal sealed record Kernel(ImmutableArray<Statement> Body, Node? Value, ImmutableArray<Node> Gradients);

/// <summary>One step of a kernel.</summary>
internal abstract record Statement;

/// <summary>Declares a scalar and gives it a value that may change if <paramref name="IsMutable"/>.</summary>
internal sealed record Declare(Symbol Local, Node Value, bool IsMutable) : Statement;

/// <summary>local = value.</summary>
internal sealed record Assign(Symbol Local, Node Value) : Statement;

/// <summary>What an accumulation does.</summary>
internal enum Accumulation
{
    /// <summary>local += value.</summary>
    Add,

    /// <summary>local *= value.</summary>
    Multiply,

    /// <summary>local = max(local, value), NaN wins.</summary>
    Maximum,

    /// <summary>local = min(local, value), NaN wins.</summary>
    Minimum,
}

/// <summary>Accumulates a value into a mutable local.</summary>
internal sealed record Accumulate(Symbol Local, Accumulation Operation, Node Value) : Statement;

/// <summary>
/// Declares a temporary array: on the stack where it is small, from the pool where it is large. Declared only at the top
/// level of a kernel, so that no loop allocates. Its elements are not initialised.
/// </summary>
internal sealed record DeclareArray(Symbol Array, Node Length) : Statement;

/// <summary>Sets all elements of a temporary array, or of a destination, to zero.</summary>
internal sealed record Clear(Symbol Array) : Statement;

/// <summary>array[indices] = value.</summary>
internal sealed record Store(Symbol Array, ImmutableArray<Node> Indices, Node Value) : Statement;

/// <summary>array[indices] += value.</summary>
internal sealed record AddTo(Symbol Array, ImmutableArray<Node> Indices, Node Value) : Statement;

/// <summary>for (int index = lower; index &lt; upper; index++).</summary>
internal sealed record For(Symbol Index, Node Lower, Node Upper, ImmutableArray<Statement> Body) : Statement
{
    /// <summary>Where the loop runs downwards: upper − 1, from where it starts.</summary>
    public Node? Last { get; init; }
}

/// <summary>Before each iteration the first statements run and the condition is asked; they may declare what it mentions.</summary>
internal sealed record While(ImmutableArray<Statement> Before, Node Condition, ImmutableArray<Statement> Body) : Statement;

/// <summary>if (condition) … else …; the else part may be empty.</summary>
internal sealed record If(Node Condition, ImmutableArray<Statement> Then, ImmutableArray<Statement> Else) : Statement;

/// <summary>A comment.</summary>
internal sealed record Remark(string Text) : Statement;

/// <summary>Declares the stack of saved values that <see cref="Push"/> and <see cref="Pop"/> mean; at the top level, at most once.</summary>
internal sealed record DeclareStack : Statement;

/// <summary>Saves a scalar's value.</summary>
internal sealed record Push(Node Value) : Statement;

/// <summary>Takes the value saved last: into a variable, or into an array's element where there are indices.</summary>
internal sealed record Pop(Symbol Target, ImmutableArray<Node> Indices) : Statement;

/// <summary>Declares a variable with the value saved last.</summary>
internal sealed record DeclarePopped(Symbol Local) : Statement;

/// <summary>Saves the elements of an array from a place on; all of them where no place is given.</summary>
internal sealed record PushRange(Symbol Array, Node? Start, Node Count) : Statement;

/// <summary>Takes back what <see cref="PushRange"/> has saved last, of the same range.</summary>
internal sealed record PopRange(Symbol Array, Node? Start, Node Count) : Statement;
