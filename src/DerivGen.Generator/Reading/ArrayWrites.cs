using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Simplification;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Turns contents, which are functions of an index, back into writes: index = e ? x : old is array[e] = x, and old itself is
/// nothing to do. What is no chain of such writes is written as a whole. All values mean what was there before.
/// </summary>
internal sealed class ArrayWrites(ExpressionGraph graph, Func<string, NodeType, int, Symbol> makeVariable)
{
    private readonly ImmutableArray<ScalarAssignment>.Builder scalars = ImmutableArray.CreateBuilder<ScalarAssignment>();
    private readonly ImmutableArray<ElementWrite>.Builder elements = ImmutableArray.CreateBuilder<ElementWrite>();
    private readonly ImmutableArray<RangeWrite>.Builder ranges = ImmutableArray.CreateBuilder<RangeWrite>();
    private readonly List<(Symbol Array, Entry Entry)> afterwards = [];

    /// <summary>One write: where, what, and under which condition.</summary>
    private sealed record Entry(Node Position, Node Value, Node? Condition);

    public void Assign(Symbol variable, Node value) => scalars.Add(new ScalarAssignment(variable, value));

    public void Write(Symbol array, ArrayContents contents)
    {
        Index index = contents.Index;
        Symbol basis = BasisOf(contents) ?? array;
        Node old = graph.Element(basis, index);
        List<Entry> entries = [];
        if (!TryDecode(contents.Body, old, index, null, entries))
        {
            if (graph.RangeOf(index).Upper is Constant { Value: var length } && length == contents.Known.Count)
            {
                elements.AddRange(contents.Known.Select(known => new ElementWrite(array, graph.Integer(known.Key), known.Value)));
                return;
            }

            if (contents.Body.Children.IsEmpty)
            {
                ranges.Add(new RangeWrite(array, index, contents.Body));
                afterwards.AddRange(contents.Known.Select(known => (array, new Entry(graph.Integer(known.Key), known.Value, null))));
                return;
            }

            // What would be written over is not evaluated.
            ranges.Add(contents.Known.IsEmpty && ReferenceEquals(basis, array) && Window(contents.Body, old, index) is { } window
                ? new RangeWrite(array, window.Index, window.Value)
                : new RangeWrite(array, index, contents.Flatten(graph)));
            return;
        }

        entries.Reverse();
        foreach (KeyValuePair<int, Node> known in contents.Known)
        {
            Node position = graph.Integer(known.Key);
            Node before = graph.Element(basis, position);
            if (known.Value is Conditional conditional && (ReferenceEquals(conditional.Then, before) || ReferenceEquals(conditional.Else, before)))
            {
                bool isThen = ReferenceEquals(conditional.Else, before);
                entries.Add(new Entry(position, isThen ? conditional.Then : conditional.Else, isThen ? conditional.Condition : graph.Not(conditional.Condition)));
            }
            else if (!ReferenceEquals(known.Value, before))
            {
                entries.Add(new Entry(position, known.Value, null));
            }
        }

        bool isCopied = !ReferenceEquals(basis, array);
        if (isCopied)
        {
            ranges.Add(new RangeWrite(array, index, old));
        }

        if (!isCopied && entries.All(entry => entry.Condition is null))
        {
            elements.AddRange(entries.Select(entry => new ElementWrite(array, entry.Position, entry.Value)));
            return;
        }

        afterwards.AddRange(entries.Select(entry => (array, entry)));
    }

    public IEnumerable<ProgramStatement> Statements()
    {
        // One after the other, with values that are computed before.
        HashSet<Node> assigned = [.. scalars.Select(scalar => scalar.Variable)];
        ProgramStatement[] last = [.. afterwards.Select(write => Write(write.Array, write.Entry, assigned))];
        if (scalars.Count + elements.Count + ranges.Count > 0)
        {
            yield return new Segment(scalars.ToImmutable(), elements.ToImmutable(), ranges.ToImmutable());
        }

        foreach (ProgramStatement statement in last)
        {
            yield return statement;
        }
    }

    private ProgramStatement Write(Symbol array, Entry entry, HashSet<Node> assigned)
    {
        Node condition = entry.Condition is null ? graph.True : Keep("written", entry.Condition, assigned);
        Node position = Keep("at", graph.Conditional(entry.Condition ?? graph.True, entry.Position, graph.Integer(0)), assigned);
        Node value = Keep("value", graph.Conditional(entry.Condition ?? graph.True, entry.Value, graph.Zero), assigned);
        Segment write = new(
            ImmutableArray<ScalarAssignment>.Empty,
            ImmutableArray.Create(new ElementWrite(array, position, value)),
            ImmutableArray<RangeWrite>.Empty);
        return condition is Constant ? write : new ProgramBranch(condition, ImmutableArray.Create<ProgramStatement>(write));
    }

    private Node Keep(string name, Node value, HashSet<Node> assigned)
    {
        if (value.Children.IsEmpty && !assigned.Contains(value))
        {
            return value;
        }

        Symbol variable = makeVariable(name, value.Type, 0);
        scalars.Add(new ScalarAssignment(variable, value));
        return variable;
    }

    /// <summary>The array of the program that the contents are those of, but for single elements.</summary>
    public static Symbol? BasisOf(ArrayContents contents)
    {
        Node body = contents.Body;
        while (body is Conditional conditional)
        {
            body = conditional.Condition is Call { Function: Function.Not } ? conditional.Then : conditional.Else;
        }

        return body is Element element && ReferenceEquals(element.Position, contents.Index) && element.Array.Ordinal >= SymbolOrdinals.Program ? element.Array : null;
    }

    /// <summary>The writes in the opposite order; false where the contents are no chain of writes.</summary>
    private bool TryDecode(Node body, Node old, Index index, Node? condition, List<Entry> entries)
    {
        while (!ReferenceEquals(body, old))
        {
            if (body is not Conditional conditional)
            {
                return false;
            }

            bool isNegated = conditional.Condition is Call { Function: Function.Not };
            Node test = conditional.Condition is Call { Function: Function.Not } not ? not.Argument : conditional.Condition;
            if (!test.DependsOn(index))
            {
                Node both = condition is null ? conditional.Condition : graph.And(condition, conditional.Condition);
                Node neither = condition is null ? graph.Not(conditional.Condition) : graph.And(condition, graph.Not(conditional.Condition));
                return TryDecode(conditional.Then, old, index, both, entries) && TryDecode(conditional.Else, old, index, neither, entries);
            }

            if (ReductionRules.Delta(graph, test, index) is not { } position)
            {
                return false;
            }

            Node written = isNegated ? conditional.Else : conditional.Then;
            entries.Add(new Entry(position, graph.Substitute(written, index, position), condition));
            body = isNegated ? conditional.Then : conditional.Else;
        }

        return true;
    }

    /// <summary>The part of the array that is written where lower ≤ index &lt; upper ? value : old; null for anything else.</summary>
    private (Index Index, Node Value)? Window(Node body, Node old, Index index)
    {
        if (body is not Conditional conditional || !(ReferenceEquals(conditional.Then, old) || ReferenceEquals(conditional.Else, old)))
        {
            return null;
        }

        bool isThen = ReferenceEquals(conditional.Else, old);
        Node condition = isThen ? conditional.Condition : graph.Not(conditional.Condition);
        (Node lower, Node upper) = graph.RangeOf(index);
        bool hasLower = false;
        bool hasUpper = false;
        foreach (Node part in condition is Call { Function: Function.And } and ? [.. and.Arguments] : new[] { condition })
        {
            bool isNegated = part is Call { Function: Function.Not };
            if ((part is Call { Function: Function.Not } not ? not.Argument : part) is not Call { Function: Function.Less or Function.LessOrEqual } less
                || less.Argument.Type != NodeType.Integer)
            {
                return null;
            }

            // distance > 0
            Node distance = graph.Subtract(less.Arguments[1], less.Arguments[0]);
            distance = isNegated ? graph.Negate(distance) : distance;
            if ((less.Function == Function.LessOrEqual) != isNegated)
            {
                distance = graph.Add(distance, graph.Integer(1));
            }

            Node above = graph.Subtract(index, distance);
            Node below = graph.Add(index, distance);
            if (!above.DependsOn(index) && !hasLower)
            {
                lower = graph.Add(above, graph.Integer(1));
                hasLower = true;
            }
            else if (!below.DependsOn(index) && !hasUpper)
            {
                upper = below;
                hasUpper = true;
            }
            else
            {
                return null;
            }
        }

        Index inside = graph.FreshIndex(lower, upper);
        return (inside, graph.Substitute(isThen ? conditional.Then : conditional.Else, index, inside));
    }
}
