using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>The numbers and truth values in a value that is made of others: what a loop carries of it.</summary>
internal static class AggregateScalars
{
    public static IEnumerable<Node> Of(Value value) => value switch
    {
        ScalarValue scalar => [scalar.Node],
        AggregateValue aggregate => aggregate.Elements.SelectMany(Of),
        _ => [],
    };

    /// <summary>The value with others in their places, each made of what is there and what it is called.</summary>
    public static Value Replace(Value value, string name, Func<Node, string, Node> replacement) => value switch
    {
        ScalarValue scalar => new ScalarValue(replacement(scalar.Node, name)),
        AggregateValue aggregate => aggregate.With(aggregate.Elements.Select((element, i) => Replace(element, aggregate.NameOf(i, name), replacement)).ToImmutableArray()),
        _ => value,
    };

    /// <summary>Whether two values differ in their scalars alone.</summary>
    public static bool AreAlike(Value value, Value other) => (value, other) switch
    {
        (ScalarValue a, ScalarValue b) => a.Node.Type == b.Node.Type,
        (AggregateValue a, AggregateValue b) => a.IsAlike(b) && a.Elements.Zip(b.Elements, AreAlike).All(isAlike => isAlike),
        _ => value.Equals(other),
    };
}
