using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>The values of all variables and the contents of all local arrays at one point of the program.</summary>
internal sealed record ProgramState(ImmutableDictionary<ISymbol, Value> Variables, ImmutableDictionary<int, ArrayContents> Arrays)
{
    public static readonly ProgramState Empty = new(
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default),
        ImmutableDictionary<int, ArrayContents>.Empty);

    public ProgramState With(ISymbol variable, Value value) => this with { Variables = Variables.SetItem(variable, value) };

    public ProgramState With(int array, ArrayContents contents) => this with { Arrays = Arrays.SetItem(array, contents) };

    /// <summary>This state where the condition holds, the other one elsewhere.</summary>
    public ProgramState Merge(ExpressionGraph graph, Node condition, ProgramState other)
    {
        if (ReferenceEquals(this, other) || condition is Constant { Value.IsZero: false })
        {
            return this;
        }

        if (condition is Constant)
        {
            return other;
        }

        ImmutableDictionary<ISymbol, Value>.Builder variables = other.Variables.ToBuilder();
        foreach (KeyValuePair<ISymbol, Value> entry in Variables)
        {
            // What only one side has assigned is not read afterwards: the compiler has seen to that.
            variables[entry.Key] = other.Variables.TryGetValue(entry.Key, out Value? value)
                ? Merge(graph, condition, entry.Value, value, entry.Key.Name)
                : entry.Value;
        }

        ImmutableDictionary<int, ArrayContents>.Builder arrays = other.Arrays.ToBuilder();
        foreach (KeyValuePair<int, ArrayContents> entry in Arrays)
        {
            arrays[entry.Key] = other.Arrays.TryGetValue(entry.Key, out ArrayContents? contents)
                ? entry.Value.Merge(graph, condition, contents)
                : entry.Value;
        }

        return new(variables.ToImmutable(), arrays.ToImmutable());
    }

    public static Value Merge(ExpressionGraph graph, Node condition, Value then, Value otherwise, string name)
    {
        if (ReferenceEquals(then, otherwise))
        {
            return then;
        }

        switch (then, otherwise)
        {
            case (ScalarValue a, ScalarValue b):
                return ReferenceEquals(a.Node, b.Node) ? then : new ScalarValue(graph.Conditional(condition, a.Node, b.Node));
            case (LanesValue a, LanesValue b) when ReferenceEquals(a.Lane, b.Lane) && a.Node.Type == b.Node.Type:
                return a with { Node = graph.Conditional(condition, a.Node, b.Node) };
            case (ArrayValue a, ArrayValue b) when a.Local == b.Local && ReferenceEquals(a.Source, b.Source) && a.Row is null == b.Row is null:
                return a with
                {
                    Offset = graph.Conditional(condition, a.Offset, b.Offset),
                    Length = graph.Conditional(condition, a.Length, b.Length),
                    Row = a.Row is { } row ? graph.Conditional(condition, row, b.Row!) : null,
                };
            case (AggregateValue a, AggregateValue b) when a.IsAlike(b):
                return a.With(a.Elements.Zip(b.Elements, (x, y) => Merge(graph, condition, x, y, name)).ToImmutableArray());
            default:
                return then.Equals(otherwise) ? then : new AmbiguousValue(name);
        }
    }
}
