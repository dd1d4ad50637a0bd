using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Before a loop of the program, what is computed so far is kept in variables: the loop would compute it in every iteration.</summary>
internal sealed partial class Reader
{
    private void Materialise()
    {
        ArrayWrites writes = new(graph, ProgramVariable);
        Dictionary<Node, Node> kept = [];
        foreach (KeyValuePair<ISymbol, Value> entry in state.Variables.OrderBy(entry => entry.Key.Name, StringComparer.Ordinal).ThenBy(entry => PlaceOf(entry.Key)))
        {
            Value value = Keep(entry.Value, entry.Key.Name);
            if (!ReferenceEquals(value, entry.Value))
            {
                state = state.With(entry.Key, value);
            }
        }

        KeepArrays(writes, contents => !(IsAtHand(contents.Body) && contents.Known.Values.All(IsAtHand)));

        Value Keep(Value value, string name)
        {
            switch (value)
            {
                case ScalarValue { Node: var node } when !IsAtHand(node):
                    if (!kept.TryGetValue(node, out Node? variable))
                    {
                        variable = ProgramVariable(name, node.Type, 0);
                        kept.Add(node, variable);
                        writes.Assign((Symbol)variable, node);
                    }

                    return new ScalarValue(variable);
                case AggregateValue aggregate:
                    ImmutableArray<Value> elements = aggregate.Elements.Select((element, i) => Keep(element, aggregate.NameOf(i, name))).ToImmutableArray();
                    return elements.SequenceEqual(aggregate.Elements) ? aggregate : aggregate.With(elements);
                case LanesValue { Node: { Type: NodeType.Real } held } vector when !IsAtHand(held):
                    if (!kept.TryGetValue(held, out Node? array))
                    {
                        Symbol lanes = ProgramVariable(name, NodeType.Real, 1);
                        program.Add(new Allocation(lanes, graph.RangeOf(vector.Lane).Upper));
                        kept.Add(held, array = graph.Element(lanes, vector.Lane));
                        writes.Write(lanes, new ArrayContents(vector.Lane, held));
                    }

                    return vector with { Node = array };
                default:
                    return value;
            }
        }
    }

    /// <summary>
    /// Before a further loop in an iteration, arrays of sums are kept: that loop would sum again for every element that it
    /// reads, and the text sums once. Arrays of which only a part is new stay what they are, changed in place.
    /// </summary>
    private void KeepReductions() => KeepArrays(
        new(graph, ProgramVariable),
        contents => (contents.Body.HasReduction || contents.Known.Values.Any(known => known.HasReduction)) && ArrayWrites.BasisOf(contents) is null);

    /// <summary>
    /// Arrays that were written element by element are kept before a loop that reads them at its index: it would choose
    /// among their elements. Null where there are none.
    /// </summary>
    private ProgramState? KeepElements(LoopText text, ProgramState start)
    {
        HashSet<int> read = [];
        foreach (IOperation operation in text.Loop.Descendants())
        {
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is not null && start.Variables.TryGetValue(variable, out Value? value) && (value is GridValue { Numbers: var all } ? all : value) is ArrayValue { Source: null, Local: var number })
            {
                read.Add(number);
            }
        }

        state = start;
        KeepArrays(new(graph, ProgramVariable), contents => !contents.Known.Values.All(IsAtHand) && IsSteady(graph.RangeOf(contents.Index).Upper), read.Contains);
        return ReferenceEquals(state, start) ? null : state;
    }

    /// <summary>Whether a length is the same in every iteration of all loops around it.</summary>
    private static bool IsSteady(Node length) =>
        !Mention.Any(length, part => part is Symbol { Ordinal: >= SymbolOrdinals.Placeholder } or DerivGen.Symbolics.Expressions.Index { IsOpen: true });

    private void KeepArrays(ArrayWrites writes, Func<ArrayContents, bool> isDear) => KeepArrays(writes, isDear, _ => true);

    private void KeepArrays(ArrayWrites writes, Func<ArrayContents, bool> isDear, Func<int, bool> isAsked)
    {
        foreach (KeyValuePair<int, ArrayContents> entry in state.Arrays.Where(entry => isAsked(entry.Key)).OrderBy(entry => entry.Key))
        {
            ArrayContents contents = entry.Value;
            if (contents.Type != NodeType.Real || !isDear(contents))
            {
                continue;
            }

            Symbol array = ProgramVariable(NameOf(entry.Key, state) is var name && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name) ? name : "array", NodeType.Real, 1);
            program.Add(new Allocation(array, graph.RangeOf(contents.Index).Upper));
            if (WriteRows(array, contents) is { } rows)
            {
                program.Add(rows);
            }
            else
            {
                writes.Write(array, contents);
            }

            state = state.With(entry.Key, new ArrayContents(contents.Index, graph.Element(array, contents.Index)));
        }

        program.AddRange(writes.Statements());
    }

    /// <summary>Where a variable is declared, for an order that is the same in every run.</summary>
    private static int PlaceOf(ISymbol variable) => variable.Locations.IsEmpty ? 0 : variable.Locations[0].SourceSpan.Start;

    /// <summary>Whether the node costs nothing: a constant, a parameter, an element of a datum.</summary>
    private static bool IsAtHand(Node node) =>
        node.Children.IsEmpty || node is Length
        || (node is Element element && element.Children.Skip(1).All(position => position.Children.IsEmpty && position is not DerivGen.Symbolics.Expressions.Index { IsOpen: true }) && element.Array.Ordinal < SymbolOrdinals.Placeholder)
        || (node is Element { Array.Ordinal: >= SymbolOrdinals.Program } whole && whole.Position is DerivGen.Symbolics.Expressions.Index)
        || (node is Element { Array.Ordinal: < SymbolOrdinals.Placeholder } datum && datum.Position is DerivGen.Symbolics.Expressions.Index)
        || (node.Type == NodeType.Integer && node.Size <= 5 && node is Sum && node.Children.All(child => child.Children.IsEmpty || child is Length));
}
