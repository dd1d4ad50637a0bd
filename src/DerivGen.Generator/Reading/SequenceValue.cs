using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>
/// A sequence that a query describes, which computes nothing before something runs over it. Its functions see the
/// variables as they are then, as those of the text do.
/// </summary>
internal abstract record SequenceValue : Value
{
    /// <summary>The same sequence with other functions in the place of its own.</summary>
    public virtual SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this;
}

/// <summary>The elements of an array or a span, of numbers or of structs.</summary>
internal sealed record ElementSequence(Value Array) : SequenceValue;

/// <summary><c>Enumerable.Range</c>: integers that follow each other.</summary>
internal sealed record RangeSequence(Node First, Node Count) : SequenceValue;

/// <summary><c>Enumerable.Repeat</c>: one value, so often.</summary>
internal sealed record RepeatedSequence(Value Element, Node Count) : SequenceValue;

/// <summary><c>Select</c>: a function of each element, and of its position where it takes that too.</summary>
internal sealed record SelectedSequence(SequenceValue Source, MethodValue Function, bool TakesPosition) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with { Source = Source.WithFunctions(change), Function = change(Function) };
}

/// <summary><c>Where</c>: the elements of which a function is true.</summary>
internal sealed record FilteredSequence(SequenceValue Source, MethodValue Condition, bool TakesPosition) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with { Source = Source.WithFunctions(change), Condition = change(Condition) };
}

/// <summary><c>TakeWhile</c> and <c>SkipWhile</c>: the elements before the first of which a function is not true, or those from it on.</summary>
internal sealed record LeadingSequence(SequenceValue Source, MethodValue Condition, bool IsTaken) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with { Source = Source.WithFunctions(change), Condition = change(Condition) };
}

/// <summary><c>Chunk</c>: so many elements of an array at a time, and at the end what is left.</summary>
internal sealed record ChunkedSequence(Value Array, Node Size) : SequenceValue;

/// <summary><c>Zip</c>: a function of the elements of two or three sequences at one position, or the tuple of them.</summary>
internal sealed record ZippedSequence(SequenceValue First, SequenceValue Second, SequenceValue? Third, MethodValue? Function) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with
    {
        First = First.WithFunctions(change),
        Second = Second.WithFunctions(change),
        Third = Third?.WithFunctions(change),
        Function = Function is null ? null : change(Function),
    };
}

/// <summary><c>SelectMany</c>: the elements of a sequence for each element, or a function of both.</summary>
internal sealed record NestedSequence(SequenceValue Source, MethodValue Inner, MethodValue? Function) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with
    {
        Source = Source.WithFunctions(change),
        Inner = change(Inner),
        Function = Function is null ? null : change(Function),
    };
}

/// <summary><c>Skip</c> and <c>Take</c>: so many elements from one on.</summary>
/// <param name="Source">The whole.</param>
/// <param name="Offset">The position of the first element, not negative.</param>
/// <param name="Count">How many there are; not positive where there are none.</param>
internal sealed record PartialSequence(SequenceValue Source, Node Offset, Node Count) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with { Source = Source.WithFunctions(change) };
}

/// <summary><c>Reverse</c>: the last element first.</summary>
internal sealed record ReversedSequence(SequenceValue Source) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with { Source = Source.WithFunctions(change) };
}

/// <summary><c>Concat</c>, <c>Append</c>, <c>Prepend</c>: one sequence after another.</summary>
internal sealed record JoinedSequence(SequenceValue First, SequenceValue Second) : SequenceValue
{
    public override SequenceValue WithFunctions(Func<MethodValue, MethodValue> change) => this with { First = First.WithFunctions(change), Second = Second.WithFunctions(change) };
}
