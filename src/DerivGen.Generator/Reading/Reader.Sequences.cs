using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Running over arrays, spans and sequences. A query is read as the loop that it stands for: what it selects is computed
/// in the iteration that needs it, what it filters is a condition in that iteration.
/// </summary>
internal sealed partial class Reader
{
    private const string NotPositioned = "how many elements there are depends on a condition; write a loop";

    private Outcome RunForEach(IForEachLoopOperation each)
    {
        IOperation collection = each.Collection;
        while (collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion && !IsSpan(conversion.Type))
        {
            collection = conversion.Operand;
        }

        bool isByReference = each.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref };
        if (isByReference && IsSpan(collection.Type) && Read(collection) is ArrayValue { Source: null } array && each.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var element })
        {
            return Holding(array, () => RunPositions(each, ImmutableArray<ISymbol>.Empty, array.Length, position =>
            {
                state = state.With(element, new ReferenceValue(new ElementPlace(array, graph.Add(array.Offset, position))));
                return Run(each.Body, state);
            }));
        }

        SequenceValue? sequence = isByReference || !IsSequenceType(collection.Type) ? null : SequenceOf(Read(collection));
        if (sequence is null)
        {
            throw Uncounted(each, "it runs over something that is neither an array nor a span, or by reference over one that may not be written; write for (int i = 0; i < n; i++)");
        }

        if (!IsOneLoop(sequence) && each.Body.Descendants().Any(operation => operation is IBranchOperation { BranchKind: BranchKind.Break }))
        {
            throw Uncounted(each, "break leaves several loops at once where a sequence joins or nests others; write them as loops");
        }

        return Holding(sequence, () => RunOver(sequence, each, ImmutableArray<ISymbol>.Empty, element =>
        {
            Bind(each.LoopControlVariable, element, ElementTypeOf(each), DeconstructionOf(each.Syntax), each);
            return Run(each.Body, state);
        }));
    }

    private Outcome Holding(Value collection, Func<Outcome> run)
    {
        runOver.Add(collection);
        try
        {
            return run();
        }
        finally
        {
            runOver.RemoveAt(runOver.Count - 1);
        }
    }

    /// <summary>What each element is before it becomes the variable's type.</summary>
    private ITypeSymbol? ElementTypeOf(IForEachLoopOperation each) =>
        each.Syntax is CommonForEachStatementSyntax syntax ? ModelOf(syntax.SyntaxTree).GetForEachStatementInfo(syntax).ElementType : null;

    /// <summary>Gives the variables of a foreach their values.</summary>
    private void Bind(IOperation target, Value element, ITypeSymbol? type, DeconstructionInfo? how, IForEachLoopOperation each)
    {
        switch (target)
        {
            case IVariableDeclaratorOperation declarator:
                state = state.With(declarator.Symbol, ToVariable(declarator.Symbol));
                break;
            case IDeclarationExpressionOperation declaration:
                Bind(declaration.Expression, element, type, how, each);
                break;
            case ITupleOperation tuple when (element as TupleValue)?.Elements.Length == tuple.Elements.Length || element is StructValue:
                (IMethodSymbol? method, ImmutableArray<DeconstructionInfo?> nested) = PartsOf(how, tuple);
                ImmutableArray<(Value Value, ITypeSymbol? Type)> parts = element is StructValue value
                    ? DeconstructStruct(value, method ?? throw Refusals.OfExpression(each), each).Select(part => (part.Value, (ITypeSymbol?)part.Type)).ToImmutableArray()
                    : ((TupleValue)element).Elements.Select((part, i) => (part, (type as INamedTypeSymbol)?.TupleElements[i].Type)).ToImmutableArray();
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Bind(tuple.Elements[i], parts[i].Value, parts[i].Type, nested[i], each);
                }

                break;
            case IDiscardOperation:
                break;
            case ILocalReferenceOperation local:
                state = state.With(local.Local, ToVariable(local.Local));
                break;
            default:
                throw Uncounted(each, "what it declares is not read; write for (int i = 0; i < n; i++)");
        }

        // A number becomes one of the variable's type; what else a foreach may do to an element is not read.
        Value ToVariable(ILocalSymbol variable) => element is ScalarValue && type is not null ? Convert(element, type, variable.Type, each) : element;
    }

    /// <summary>Whether one loop runs over the sequence.</summary>
    private static bool IsOneLoop(SequenceValue sequence) => sequence switch
    {
        SelectedSequence { TakesPosition: false } selected => IsOneLoop(selected.Source),
        FilteredSequence { TakesPosition: false } filtered => IsOneLoop(filtered.Source),
        LeadingSequence leading => IsOneLoop(leading.Source),
        JoinedSequence or NestedSequence => false,
        _ => true,
    };

    /// <summary>A type whose values may be sequences: arrays, spans, and the interfaces of collections.</summary>
    private static bool IsSequenceType(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || IsSpan(type) || IsEnumerable(type);

    /// <summary>The sequence that a value is, or null.</summary>
    private static SequenceValue? SequenceOf(Value value) => value switch
    {
        SequenceValue sequence => sequence,
        GridValue { IsJagged: false } grid => new ElementSequence(grid.Numbers),
        GridValue grid => new ElementSequence(grid),
        ArrayValue or StructArrayValue or LaneArrayValue or RowsValue => new ElementSequence(value),
        _ => null,
    };

    /// <summary>Runs a body for every element in their order, from the current state.</summary>
    private Outcome RunOver(SequenceValue sequence, IOperation operation, ImmutableArray<ISymbol> carried, Func<Value, Outcome> body)
    {
        Step(operation);
        switch (sequence)
        {
            case SelectedSequence { TakesPosition: false } selected:
                return RunOver(selected.Source, operation, carried, element => body(Apply(selected.Function, operation, element)));
            case FilteredSequence { TakesPosition: false } filtered:
                return RunOver(filtered.Source, operation, carried, element => RunWhere(ConditionOf(filtered.Condition, operation, element), () => body(element)));
            case FilteredSequence filtered when LengthOf(filtered.Source) is { } count:
                return RunPositions(operation, carried, count, position =>
                {
                    Value element = ElementAt(filtered.Source, position, operation);
                    return RunWhere(ConditionOf(filtered.Condition, operation, element, new ScalarValue(position)), () => body(element));
                });
            case LeadingSequence leading:
                return RunLeading(leading, operation, carried, body);
            case NestedSequence nested:
                return RunOver(nested.Source, operation, carried, element => RunOver(
                    InnerOf(nested, element, operation),
                    operation,
                    carried,
                    inner => body(nested.Function is { } function ? Apply(function, operation, element, inner) : inner)));
            case JoinedSequence joined:
                Outcome first = RunOver(joined.First, operation, carried, body);
                if (first.Live is not { } live)
                {
                    return first;
                }

                return first.Then(graph, first.HasExits ? Guarded(graph.Not(first.IsLeft(graph)), () => RunOverFrom(live)) : RunOverFrom(live));

                Outcome RunOverFrom(ProgramState from)
                {
                    state = from;
                    return RunOver(joined.Second, operation, carried, body);
                }

            case RepeatedSequence { Count: Constant { Value.IsOne: true } } single:
                return body(single.Element);
            default:
                return RunPositions(operation, carried, LengthOf(sequence) ?? throw Unpositioned(operation), position => body(ElementAt(sequence, position, operation)));
        }
    }

    /// <summary>The condition is asked until it fails, and not again.</summary>
    private Outcome RunLeading(LeadingSequence leading, IOperation operation, ImmutableArray<ISymbol> carried, Func<Value, Outcome> body)
    {
        ISymbol holds = AccumulatorOf("holds");
        state = state.With(holds, new ScalarValue(graph.True));
        Outcome outcome = RunOver(leading.Source, operation, carried.Add(holds), element =>
        {
            Node before = NumberOf(state.Variables[holds], operation);
            Node now = graph.And(before, Guarded(before, () => ConditionOf(leading.Condition, operation, element)));
            state = state.With(holds, new ScalarValue(now));
            return RunWhere(leading.IsTaken ? now : graph.Not(now), () => body(element));
        });
        state = state with { Variables = state.Variables.Remove(holds) };
        return outcome;
    }

    private SequenceValue InnerOf(NestedSequence nested, Value element, IOperation operation) =>
        SequenceOf(Apply(nested.Inner, operation, element)) ?? throw Refusals.OfExpression(operation);

    private Outcome RunPositions(IOperation operation, ImmutableArray<ISymbol> carried, Node count, Func<Node, Outcome> body)
    {
        if (isProgramBody)
        {
            KeepReductions();
        }

        IOperation? text = (operation as IForEachLoopOperation)?.Body;
        Outcome outcome = RunLoop(new LoopText(operation, null, true, text, ImmutableArray<IOperation>.Empty, new LoopElements(count, body, carried)));
        state = outcome.Live ?? state;
        return outcome;
    }

    private Outcome RunWhere(Node condition, Func<Outcome> body)
    {
        if (condition is Constant truth)
        {
            return truth.Value.IsZero ? Outcome.Normal(state) : body();
        }

        ProgramState start = state;
        Outcome outcome = Guarded(condition, body).Merge(graph, condition, Outcome.Normal(start));
        state = outcome.Live ?? state;
        return outcome;
    }

    private Node ConditionOf(MethodValue function, IOperation operation, params Value[] arguments) =>
        Apply(function, operation, arguments) is ScalarValue { Node: { Type: NodeType.Boolean } condition } ? facts.SimplifyCondition(condition) : throw Refusals.OfExpression(operation);

    /// <summary>How many elements there are, not positive where there are none; null where it depends on them.</summary>
    private Node? LengthOf(SequenceValue sequence)
    {
        switch (sequence)
        {
            case ElementSequence { Array: GridValue grid }:
                return grid.Dimensions[0];
            case ElementSequence { Array: LaneArrayValue vectors }:
                return vectors.Length;
            case ElementSequence { Array: RowsValue rows }:
                return graph.Length(rows.Numbers);
            case ElementSequence elements:
                return WindowOf(elements.Array).Length;
            case RangeSequence range:
                return range.Count;
            case RepeatedSequence repeated:
                return repeated.Count;
            case ChunkedSequence chunked:
                return graph.Call(Function.IntegerDivide, graph.Add(WindowOf(chunked.Array).Length, graph.Subtract(chunked.Size, Integer(1))), chunked.Size);
            case PartialSequence part:
                return part.Count;
            case SelectedSequence selected:
                return LengthOf(selected.Source);
            case ReversedSequence reversed:
                return LengthOf(reversed.Source);
            case ZippedSequence zipped:
                return LengthOf(zipped.First) is { } first && LengthOf(zipped.Second) is { } second
                    && (zipped.Third is null ? second : LengthOf(zipped.Third)) is { } third
                    ? SmallerOf(SmallerOf(first, second), third)
                    : null;
            case JoinedSequence joined:
                return LengthOf(joined.First) is { } one && LengthOf(joined.Second) is { } other
                    ? graph.Add(NotNegative(one), NotNegative(other))
                    : null;
            default:
                return null;
        }
    }

    private Node SmallerOf(Node a, Node b) =>
        facts.IsLessOrEqual(a, b) ? a : facts.IsLessOrEqual(b, a) ? b : graph.Call(Function.Min, a, b);

    private Node NotNegative(Node count) => facts.IsLessOrEqual(Integer(0), count) ? count : graph.Call(Function.Max, Integer(0), count);

    /// <summary>The element at a position that there is.</summary>
    private Value ElementAt(SequenceValue sequence, Node position, IOperation operation)
    {
        switch (sequence)
        {
            case ElementSequence elements:
                return ElementAt(elements.Array, position, operation);
            case RangeSequence range:
                return new ScalarValue(graph.Add(range.First, position));
            case RepeatedSequence repeated:
                return repeated.Element;
            case ChunkedSequence chunked:
                Node first = graph.Multiply(position, chunked.Size);
                return MapArrays(chunked.Array, numbers => Copy(numbers with { Offset = graph.Add(numbers.Offset, first), Length = SmallerOf(chunked.Size, graph.Subtract(numbers.Length, first)) }, operation));
            case PartialSequence part:
                return ElementAt(part.Source, graph.Add(part.Offset, position), operation);
            case SelectedSequence selected:
                Value source = ElementAt(selected.Source, position, operation);
                return selected.TakesPosition ? Apply(selected.Function, operation, source, new ScalarValue(position)) : Apply(selected.Function, operation, source);
            case ReversedSequence reversed:
                return ElementAt(reversed.Source, graph.Subtract(graph.Subtract(LengthOf(reversed.Source) ?? throw Unpositioned(operation), Integer(1)), position), operation);
            case ZippedSequence zipped:
                Value[] parts = [.. new[] { zipped.First, zipped.Second, zipped.Third }.OfType<SequenceValue>().Select(part => ElementAt(part, position, operation))];
                return zipped.Function is { } function ? Apply(function, operation, parts) : new TupleValue(parts.ToImmutableArray());
            case JoinedSequence joined:
                Node length = NotNegative(LengthOf(joined.First) ?? throw Unpositioned(operation));
                Node isFirst = graph.Less(position, length);
                ProgramState start = state;
                Value one = Guarded(isFirst, () => ElementAt(joined.First, position, operation));
                ProgramState after = state;
                state = start;
                Value other = Guarded(graph.Not(isFirst), () => ElementAt(joined.Second, graph.Subtract(position, length), operation));
                state = after.Merge(graph, isFirst, state);
                return ProgramState.Merge(graph, isFirst, one, other, Refusals.FirstLineOf(operation));
            default:
                throw Unpositioned(operation);
        }
    }

    private static Refusal Unpositioned(IOperation operation) => Refusal.Construct(operation, "'" + Refusals.FirstLineOf(operation) + "'", NotPositioned);

    /// <summary>What a function of a query gives.</summary>
    private Value Apply(MethodValue function, IOperation operation, params Value[] arguments) =>
        Invoke(function, operation, arguments) ?? throw Refusals.OfExpression(operation);

    /// <summary>Combines all elements, the first one first, with a value that starts as given.</summary>
    private Value Accumulate(SequenceValue sequence, IOperation operation, string name, Value start, Func<Value, Value, Value> combine)
    {
        ImmutableArray<ISymbol> carried = NamesOf(start, name).Select(AccumulatorOf).ToImmutableArray();
        ProgramState before = state;
        Put(start);
        RunOver(sequence, operation, carried, element =>
        {
            Put(combine(Take(), element));
            return Outcome.Normal(state);
        });
        Value result = Take();
        foreach (ISymbol symbol in carried)
        {
            state = before.Variables.TryGetValue(symbol, out Value? outer) ? state.With(symbol, outer) : state with { Variables = state.Variables.Remove(symbol) };
        }

        return result;

        Value Take()
        {
            int next = 0;
            return Rebuild(start);

            Value Rebuild(Value shape) => shape is AggregateValue aggregate ? aggregate.Map(Rebuild) : state.Variables[carried[next++]];
        }

        void Put(Value value)
        {
            Value[] parts = [.. LeavesOf(value)];
            if (parts.Length != carried.Length)
            {
                throw Refusals.OfExpression(operation);
            }

            for (int i = 0; i < parts.Length; i++)
            {
                state = state.With(carried[i], parts[i]);
            }
        }
    }

    /// <summary>What the numbers of a value are called: a number before which a truth value stands is the author's, that one says whether there is any.</summary>
    private static IEnumerable<string> NamesOf(Value value, string name) => value switch
    {
        TupleValue { Elements: [ScalarValue { Node: Constant { Type: NodeType.Boolean } }, var held] } => NamesOf(held, name).Prepend("has" + char.ToUpperInvariant(name[0]) + name.Substring(1)),
        TupleValue tuple => tuple.Elements.SelectMany((element, i) => NamesOf(element, name + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))),
        AggregateValue aggregate => aggregate.Elements.SelectMany((element, i) => NamesOf(element, aggregate.NameOf(i, name))),
        _ => [name],
    };

    private static IEnumerable<Value> LeavesOf(Value value) => value is AggregateValue aggregate ? aggregate.Elements.SelectMany(LeavesOf) : [value];

    /// <summary>A variable that no text declares: one that a query accumulates in.</summary>
    private ISymbol AccumulatorOf(string name) => compilation.CreateErrorTypeSymbol(null, name, 0);
}
