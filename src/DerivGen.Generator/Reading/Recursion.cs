using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>A method that calls itself, while its body is read once: its own calls are noted, and give a value that stands for their result.</summary>
/// <param name="method">The method.</param>
/// <param name="result">What its own calls give.</param>
/// <param name="guards">How many conditions hold around the body.</param>
/// <param name="loops">How many loops run around it.</param>
internal sealed class Recursion(IMethodSymbol method, Value result, int guards, int loops)
{
    public IMethodSymbol Method { get; } = method;

    public Value Result { get; } = result;

    public int Guards { get; } = guards;

    public int Loops { get; } = loops;

    /// <summary>The calls: their arguments, the condition that they stand under, and where.</summary>
    public List<(Value[] Arguments, Node Condition, IOperation Place)> Calls { get; } = [];

    /// <summary>The numbers in a method's arguments: scalars, and where windows of arrays begin and end.</summary>
    public static IEnumerable<Node> NumbersOf(IEnumerable<Value> arguments) => arguments.SelectMany(argument => argument switch
    {
        ScalarValue scalar => [scalar.Node],
        ArrayValue array => array.Row is { } row ? [array.Offset, array.Length, row] : [array.Offset, array.Length],
        AggregateValue aggregate => NumbersOf(aggregate.Elements),
        _ => (IEnumerable<Node>)[],
    });

    /// <summary>The arguments with other numbers, taken from the queue.</summary>
    public static Value With(Value argument, Queue<Node> numbers) => argument switch
    {
        ScalarValue => new ScalarValue(numbers.Dequeue()),
        ArrayValue array => array with { Offset = numbers.Dequeue(), Length = numbers.Dequeue(), Row = array.Row is null ? null : numbers.Dequeue() },
        AggregateValue aggregate => aggregate.Map(element => With(element, numbers)),
        _ => argument,
    };

    /// <summary>Whether two lists of arguments differ in numbers alone.</summary>
    public static bool AreAlike(IEnumerable<Value> arguments, IEnumerable<Value> others) => arguments.Zip(others, (a, b) => (a, b)).All(pair => pair switch
    {
        (ScalarValue a, ScalarValue b) => a.Node.Type == b.Node.Type,
        (ArrayValue a, ArrayValue b) => a.Local == b.Local && ReferenceEquals(a.Source, b.Source) && a.Row is null == b.Row is null,
        (AggregateValue a, AggregateValue b) => a.IsAlike(b) && AreAlike(a.Elements, b.Elements),
        _ => pair.a.Equals(pair.b),
    });
}
