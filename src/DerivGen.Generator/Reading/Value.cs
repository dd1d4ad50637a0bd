using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>What a C# expression stands for while a method is read.</summary>
internal abstract record Value;

/// <summary>A number or a truth value.</summary>
internal sealed record ScalarValue(Node Node) : Value;

/// <summary>
/// An array or a span: a window on a parameter's elements, on those of another passive datum, or on a local array,
/// whose contents the program's state holds under its number.
/// </summary>
/// <param name="Source">The parameter or datum, null for a local array.</param>
/// <param name="Local">The number of the local array, −1 for a datum.</param>
/// <param name="Offset">Where the window begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Name">The user's name, for messages.</param>
internal sealed record ArrayValue(Symbol? Source, int Local, Node Offset, Node Length, string Name) : Value
{
    /// <summary>The row of the datum that it is a window on, where that is an array of arrays.</summary>
    public Node? Row { get; init; }
}

/// <summary>A passive array of arrays.</summary>
/// <param name="Numbers">All numbers, by row and position in it.</param>
/// <param name="Lengths">The length of each row.</param>
internal sealed record RowsValue(Symbol Numbers, Symbol Lengths) : Value;

/// <summary>A passive two-dimensional array.</summary>
internal sealed record MatrixValue(Symbol Source) : Value;

/// <summary>A value made of others, each of which follows assignments, conditions and loops by itself.</summary>
internal abstract record AggregateValue(ImmutableArray<Value> Elements) : Value
{
    /// <summary>The same with other elements.</summary>
    public abstract AggregateValue With(ImmutableArray<Value> elements);

    /// <summary>What the variables of an element are called where those of the whole would be called by the name.</summary>
    public virtual string NameOf(int element, string name) => name;

    /// <summary>Whether the other one differs in its elements alone.</summary>
    public virtual bool IsAlike(AggregateValue other) => EqualityContract == other.EqualityContract && Elements.Length == other.Elements.Length;

    public AggregateValue Map(Func<Value, Value> map) => With(Elements.Select(map).ToImmutableArray());

    public virtual bool Equals(AggregateValue? other) => other is not null && IsAlike(other) && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Length;
}

/// <summary>A tuple.</summary>
internal sealed record TupleValue(ImmutableArray<Value> Elements) : AggregateValue(Elements)
{
    public override AggregateValue With(ImmutableArray<Value> elements) => new TupleValue(elements);
}

/// <summary>A struct: the values of its fields.</summary>
internal sealed record StructValue(StructShape Shape, ImmutableArray<Value> Elements) : AggregateValue(Elements)
{
    public override AggregateValue With(ImmutableArray<Value> elements) => this with { Elements = elements };

    public override string NameOf(int element, string name) => name + Shape.Members[element].Suffix;

    public override bool IsAlike(AggregateValue other) => other is StructValue value && Shape.IsSameAs(value.Shape);

    public bool Equals(StructValue? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>An array or a span of structs: an array for each of their fields, all with one window.</summary>
internal sealed record StructArrayValue(StructShape Shape, ImmutableArray<Value> Elements) : AggregateValue(Elements)
{
    public override AggregateValue With(ImmutableArray<Value> elements) => this with { Elements = elements };

    public override string NameOf(int element, string name) => name + Shape.Members[element].Suffix;

    public override bool IsAlike(AggregateValue other) => other is StructArrayValue value && Shape.IsSameAs(value.Shape);

    public bool Equals(StructArrayValue? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A field that cannot be read, and why not: said where it is read.</summary>
internal sealed record UnreadableValue(string Name, bool IsInaccessible) : Value;

/// <summary>A local variable by reference: another name of a place.</summary>
internal sealed record ReferenceValue(Place Place) : Value;

/// <summary>A method or a lambda that is kept in a local.</summary>
/// <param name="Method">The method.</param>
/// <param name="Receiver">The instance that it was taken of.</param>
internal sealed record MethodValue(IMethodSymbol Method, Value? Receiver) : Value
{
    /// <summary>The variables of calls that have ended, of one that returned the function.</summary>
    public ImmutableDictionary<ISymbol, Value> Captured { get; init; } = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);
}

/// <summary>An object whose fields are passive data: the C# text that reads it.</summary>
internal sealed record ObjectValue(string Text) : Value;

/// <summary>An index from the end, or a range, as <c>^1</c> and <c>1..n</c> write them.</summary>
internal sealed record PositionValue(Node Offset, bool FromEnd) : Value;

/// <summary>A range of positions; an end that is left out is null.</summary>
internal sealed record RangeValue(PositionValue? Start, PositionValue? End) : Value;

/// <summary>Which of several arrays or methods it is depends on data: refused where it is used.</summary>
internal sealed record AmbiguousValue(string Name) : Value;
