using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Queries: the methods of <c>Enumerable</c>. Those that give a sequence describe it, those that give a number are the
/// loop that computes it.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>The methods of <c>Enumerable</c> that are read.</summary>
    public static readonly ImmutableArray<string> QueryMethods = ImmutableArray.Create(
        "Aggregate", "All", "Any", "Append", "AsEnumerable", "Average", "Chunk", "Concat", "Contains", "Count", "ElementAt", "Empty", "First", "FirstOrDefault",
        "Last", "LastOrDefault", "LongCount", "Max", "MaxBy", "Min", "MinBy", "Prepend", "Range", "Repeat", "Reverse", "Select", "SelectMany",
        "Single", "Skip", "SkipLast", "SkipWhile", "Sum", "Take", "TakeLast", "TakeWhile", "ToArray", "ToList", "Where", "Zip");

    private static bool IsQuery(IMethodSymbol called) =>
        called.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether the type is an interface of collections or a list, which arrays and sequences are read as.</summary>
    private static bool IsEnumerable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "IList" or "ICollection" or "IOrderedEnumerable" or "List", ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };

    private Value CallQuery(IInvocationOperation call)
    {
        if (!QueryMethods.Contains(call.TargetMethod.Name))
        {
            throw Refusal.Construct(call, "'" + call.TargetMethod.Name + "'", InsteadOf(call.TargetMethod.Name));
        }

        Value[] arguments = new Value[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter!.Ordinal] = Read(argument.Value);
        }

        foreach (MethodValue function in arguments.OfType<MethodValue>())
        {
            RefuseEffects(function, call);
        }

        return DescribeQuery(call, arguments) ?? ComputeQuery(call, arguments) ?? throw NoQuery(call);
    }

    /// <summary>What to write where a method of <c>Enumerable</c> would put elements into an order or into groups that no formula tells.</summary>
    private static string InsteadOf(string name) => name switch
    {
        "Order" or "OrderBy" or "OrderByDescending" or "OrderDescending" or "ThenBy" or "ThenByDescending" or "Shuffle" =>
            "put the elements into their order before the call, or pass the positions in that order as an int[]",
        "Distinct" or "DistinctBy" or "Except" or "ExceptBy" or "Intersect" or "IntersectBy" or "Union" or "UnionBy" or "ToHashSet" =>
            "leave out what is there twice before the call, or pass the positions of what is left as an int[]",
        "AggregateBy" or "CountBy" or "GroupBy" or "GroupJoin" or "Join" or "LeftJoin" or "RightJoin" or "ToDictionary" or "ToLookup" =>
            "number the groups before the call, pass the number of each element's group as an int[], and add to an array in a loop",
        _ => "write a loop",
    };

    private static Refusal NoQuery(IInvocationOperation call) =>
        Refusal.Construct(call, "'" + Refusals.FirstLineOf(call) + "'", "write a loop");

    /// <summary>A function of a query runs whenever somebody asks for an element, which no text shows: it may write nothing but its own.</summary>
    private void RefuseEffects(MethodValue function, IInvocationOperation call)
    {
        SyntaxReference? text = function.Method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction ? function.Method.DeclaringSyntaxReferences.FirstOrDefault() : null;
        foreach (IOperation operation in text is null ? [] : BodyOf(function.Method).SelectMany(statement => statement.DescendantsAndSelf()))
        {
            foreach (IOperation target in LoopText.WrittenBy(operation))
            {
                ISymbol? variable = VariableOf(target);
                if (variable is not null && !variable.DeclaringSyntaxReferences.Any(reference => text!.Span.Contains(reference.Span)))
                {
                    throw Refusal.Construct(call.Syntax.Span.Contains(operation.Syntax.Span) ? operation : call, "A query whose function writes '" + variable.Name + "'", "write a loop");
                }
            }
        }
    }

    /// <summary>The variable whose value, or part or element of it, an operation names.</summary>
    private static ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IArrayElementReferenceOperation element => VariableOf(element.ArrayReference),
        IPropertyReferenceOperation { Instance: { } instance } => VariableOf(instance),
        IFieldReferenceOperation { Instance: { } instance } => VariableOf(instance),
        IImplicitIndexerReferenceOperation element => VariableOf(element.Instance),
        _ => null,
    };

    /// <summary>The methods that give a sequence.</summary>
    private Value? DescribeQuery(IInvocationOperation call, Value[] a)
    {
        SequenceValue? source = a.Length == 0 ? null : SequenceOf(a[0]);
        SequenceValue? second = a.Length > 1 ? SequenceOf(a[1]) : null;
        MethodValue? function = a.Length > 1 ? a[1] as MethodValue : null;
        bool takesPosition = function is not null && ArityOf(call, 1) == 2;
        switch (call.TargetMethod.Name, a.Length)
        {
            case ("Range", 2):
                return new RangeSequence(NumberOf(a[0], call), NumberOf(a[1], call));
            case ("Repeat", 2):
                return new RepeatedSequence(a[0], NumberOf(a[1], call));
            case ("Empty", 0):
                return new RangeSequence(Integer(0), Integer(0));
            case ("AsEnumerable", 1):
                return source;
            case ("ToArray" or "ToList", 1) when source is not null:
                return ArrayOf(source, call);
            case ("Select", 2) when source is not null && function is not null:
                return new SelectedSequence(source, function, takesPosition);
            case ("Where", 2) when source is not null && function is not null:
                return new FilteredSequence(source, function, takesPosition);
            case ("TakeWhile" or "SkipWhile", 2) when source is not null && function is not null && !takesPosition:
                return new LeadingSequence(source, function, call.TargetMethod.Name == "TakeWhile");
            case ("Chunk", 2) when source is ElementSequence whole:
                return new ChunkedSequence(whole.Array, NumberOf(a[1], call));
            case ("SelectMany", 2 or 3) when source is not null && function is not null && !takesPosition:
                return new NestedSequence(source, function, a.Length == 3 ? (MethodValue)a[2] : null);
            case ("Zip", 2) when source is not null && second is not null:
                return new ZippedSequence(source, second, null, null);
            case ("Zip", 3) when source is not null && second is not null:
                return a[2] is MethodValue both ? new ZippedSequence(source, second, null, both) : new ZippedSequence(source, second, SequenceOf(a[2]), null);
            case ("Concat", 2) when source is not null && second is not null:
                return new JoinedSequence(source, second);
            case ("Append", 2) when source is not null:
                return new JoinedSequence(source, new RepeatedSequence(Converted(a[1], call.TargetMethod.TypeArguments[0]), Integer(1)));
            case ("Prepend", 2) when source is not null:
                return new JoinedSequence(new RepeatedSequence(Converted(a[1], call.TargetMethod.TypeArguments[0]), Integer(1)), source);
            case ("Reverse", 1) when source is not null:
                return new ReversedSequence(source);
            case ("Take" or "Skip" or "TakeLast" or "SkipLast", 2) when source is not null && a[1] is ScalarValue:
                return PartOf(source, call.TargetMethod.Name, NumberOf(a[1], call), call);
            default:
                return null;
        }
    }

    /// <summary>How many arguments a parameter's function takes.</summary>
    private static int ArityOf(IInvocationOperation call, int parameter) =>
        call.TargetMethod.Parameters[parameter].Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } ? invoke.Parameters.Length : 0;

    private Node NumberOf(Value value, IOperation operation) => value is ScalarValue scalar ? scalar.Node : throw Refusals.OfExpression(operation);

    private Value Converted(Value value, ITypeSymbol type) => value is ScalarValue scalar && IsFloating(type) ? new ScalarValue(graph.Real(scalar.Node)) : value;

    private PartialSequence PartOf(SequenceValue source, string name, Node count, IOperation operation)
    {
        Node length = LengthOf(source) ?? throw Unpositioned(operation);
        Node wanted = NotNegative(count);
        Node rest = graph.Subtract(length, wanted);
        return name switch
        {
            "Take" => new(source, Integer(0), SmallerOf(count, length)),
            "Skip" => new(source, wanted, rest),
            "TakeLast" => new(source, NotNegative(rest), SmallerOf(wanted, length)),
            _ => new(source, Integer(0), rest),
        };
    }

    /// <summary>A new array of the elements, each computed once.</summary>
    private Value ArrayOf(SequenceValue sequence, IInvocationOperation call)
    {
        if (sequence is ElementSequence { Array: var source })
        {
            return MapArrays(source, numbers => Copy(numbers, call));
        }

        ITypeSymbol type = call.TargetMethod.TypeArguments[0];
        if (ShapeOf(type) is not { } shape)
        {
            return ArrayOf(sequence, ZeroOf(type) ?? throw Refusals.OfExpression(call), call);
        }

        Node count = LengthOf(sequence) ?? throw Unpositioned(call);
        StructArrayValue structs = AllocateStructs(shape, NotNegative(count), call);
        RunPositions(call, ImmutableArray<ISymbol>.Empty, count, position =>
        {
            WriteElement(structs, position, ElementAt(sequence, position, call), call);
            return Outcome.Normal(state);
        });
        return structs;
    }

    private ArrayValue ArrayOf(SequenceValue sequence, Node zero, IOperation call)
    {
        Node count = LengthOf(sequence) ?? throw Unpositioned(call);
        ArrayValue array = Allocate(NotNegative(count), _ => zero);
        RunPositions(call, ImmutableArray<ISymbol>.Empty, count, position =>
        {
            Node element = NumberOf(ElementAt(sequence, position, call), call);
            state = state.With(array.Local, state.Arrays[array.Local].Write(graph, position, zero.Type == NodeType.Real ? graph.Real(element) : element));
            return Outcome.Normal(state);
        });
        return array;
    }

    /// <summary>The methods that give a number, or an element.</summary>
    private Value? ComputeQuery(IInvocationOperation call, Value[] a)
    {
        string name = call.TargetMethod.Name;
        if (a.Length == 0 || SequenceOf(a[0]) is not { } source || (a.Length == 2 && a[1] is MethodValue && ArityOf(call, 1) != (name == "Aggregate" ? 2 : 1)))
        {
            return null;
        }

        MethodValue? function = a.Length > 1 ? a[1] as MethodValue : null;
        ITypeSymbol result = call.TargetMethod.ReturnType;
        switch (name, a.Length)
        {
            case ("Sum" or "Average" or "Max" or "Min", 1 or 2) when a.Length == 1 || function is not null:
                SequenceValue numbers = function is null ? source : new SelectedSequence(source, function, false);
                return !IsNumber(result) ? null
                    : name == "Sum" ? Total(numbers, IsSmallInteger(result) ? Integer(0) : graph.Zero, call)
                    : name == "Average" ? new ScalarValue(graph.Divide(((ScalarValue)Total(numbers, graph.Zero, call)).Node, graph.Real(Count(numbers, call))))
                    : Extremum(numbers, name == "Max" ? Function.Max : Function.Min, result, call);
            case ("Count" or "LongCount", 1 or 2) when a.Length == 1 || function is not null:
                Node count = Count(function is null ? source : new FilteredSequence(source, function, false), call);
                return new ScalarValue(name == "Count" ? count : graph.Real(count));
            case ("Any", 1):
                return new ScalarValue(LengthOf(source) is { } length ? graph.Less(Integer(0), length) : Exists(source, _ => graph.True, call));
            case ("Any", 2) when function is not null:
                return new ScalarValue(Exists(source, element => ConditionOf(function, call, element), call));
            case ("All", 2) when function is not null:
                return new ScalarValue(graph.Not(Exists(source, element => graph.Not(ConditionOf(function, call, element)), call)));
            case ("Contains", 2) when a[1] is ScalarValue wanted:
                return new ScalarValue(Exists(source, element => graph.Equal(graph.Real(NumberOf(element, call)), graph.Real(wanted.Node)), call));
            case ("First" or "Last" or "FirstOrDefault" or "LastOrDefault" or "Single", 1):
                return End(source, name, result, call);
            case ("ElementAt", 2) when a[1] is ScalarValue position:
                return ElementAt(source, position.Node, call);
            case ("ElementAt", 2) when a[1] is PositionValue { FromEnd: true } fromEnd:
                return ElementAt(source, graph.Subtract(LengthOf(source) ?? throw Unpositioned(call), fromEnd.Offset), call);
            case ("First" or "Last" or "FirstOrDefault" or "LastOrDefault", 2) when function is not null:
                return End(new FilteredSequence(source, function, false), name, result, call);
            case ("Aggregate", 2) when function is not null:
                return Fold(source, function, call);
            case ("Aggregate", 3 or 4) when a[2] is MethodValue step:
                ITypeSymbol type = call.TargetMethod.TypeArguments[1];
                Value folded = Accumulate(source, call, NameOfFold(step), Converted(a[1], type), (before, element) => Apply(step, call, before, element));
                return a.Length == 3 ? folded : Apply((MethodValue)a[3], call, folded);
            case ("MaxBy" or "MinBy", 2) when function is not null:
                return ElementOfExtremum(source, function, name == "MaxBy", call);
            default:
                return null;
        }
    }

    /// <summary>A number that sums and extrema of sequences may be.</summary>
    private static bool IsNumber(ITypeSymbol type) => IsFloating(type) || type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private Value Total(SequenceValue sequence, Node zero, IInvocationOperation call) => Accumulate(sequence, call, "sum", new ScalarValue(zero), (sum, element) =>
        new ScalarValue(graph.Add(NumberOf(sum, call), zero.Type == NodeType.Real ? graph.Real(NumberOf(element, call)) : NumberOf(element, call))));

    private Node Count(SequenceValue sequence, IInvocationOperation call) => LengthOf(sequence) is { } length
        ? NotNegative(length)
        : NumberOf(Accumulate(sequence, call, "count", new ScalarValue(Integer(0)), (count, _) => new ScalarValue(graph.Add(NumberOf(count, call), Integer(1)))), call);

    private Value Extremum(SequenceValue sequence, Function function, ITypeSymbol type, IInvocationOperation call)
    {
        string name = function == Function.Max ? "max" : "min";
        return IsFloating(type)
            ? Accumulate(sequence, call, name, new ScalarValue(function == Function.Max ? graph.NegativeInfinity : graph.PositiveInfinity), Larger)
            : AccumulateFromFirst(sequence, call, name, Larger);

        Value Larger(Value best, Value element) => new ScalarValue(graph.Call(function, NumberOf(best, call), IsFloating(type) ? graph.Real(NumberOf(element, call)) : NumberOf(element, call)));
    }

    private Node Exists(SequenceValue sequence, Func<Value, Node> condition, IInvocationOperation call) => NumberOf(
        Accumulate(sequence, call, "any", new ScalarValue(graph.False), (any, element) => new ScalarValue(graph.Or(NumberOf(any, call), condition(element)))),
        call);

    /// <summary>What the author calls the value so far.</summary>
    private static string NameOfFold(MethodValue function) => function.Method.MethodKind == MethodKind.AnonymousFunction ? function.Method.Parameters[0].Name : "result";

    private Value Fold(SequenceValue sequence, MethodValue function, IInvocationOperation call) =>
        AccumulateFromFirst(sequence, call, NameOfFold(function), (before, element) => Apply(function, call, before, element));

    /// <summary>Combines all elements with the first one.</summary>
    private Value AccumulateFromFirst(SequenceValue sequence, IInvocationOperation call, string name, Func<Value, Value, Value> combine)
    {
        if (LengthOf(sequence) is { } length)
        {
            Value first = ElementAt(sequence, Integer(0), call);
            return Accumulate(new PartialSequence(sequence, Integer(1), graph.Subtract(length, Integer(1))), call, name, first, combine);
        }

        // The first element is the one that comes where there is none yet.
        Value none = ResultOf(call.TargetMethod.ReturnType) is { } shape ? Zero(shape) : throw Unpositioned(call);
        Value start = new TupleValue(ImmutableArray.Create(new ScalarValue(graph.False), none));
        Value result = Accumulate(sequence, call, name, start, (before, element) =>
        {
            (Node hasAny, Value value) = (NumberOf(((TupleValue)before).Elements[0], call), ((TupleValue)before).Elements[1]);
            ProgramState state = this.state;
            Value combined = Guarded(hasAny, () => combine(value, element));
            this.state = this.state.Merge(graph, hasAny, state);
            return new TupleValue(ImmutableArray.Create(new ScalarValue(graph.True), ProgramState.Merge(graph, hasAny, combined, element, name)));
        });
        return ((TupleValue)result).Elements[1];
    }

    /// <summary>The first element or the last one.</summary>
    private Value End(SequenceValue sequence, string name, ITypeSymbol type, IInvocationOperation call)
    {
        bool isFirst = name is "First" or "FirstOrDefault" or "Single";
        if (LengthOf(sequence) is not { } length)
        {
            Value none = ResultOf(type) is { } shape ? Zero(shape) : throw Unpositioned(call);
            if (!isFirst)
            {
                return Accumulate(sequence, call, "last", none, (_, element) => element);
            }

            Value found = Accumulate(sequence, call, "first", new TupleValue(ImmutableArray.Create(new ScalarValue(graph.False), none)), (before, element) =>
            {
                Node hasAny = NumberOf(((TupleValue)before).Elements[0], call);
                return new TupleValue(ImmutableArray.Create(new ScalarValue(graph.True), ProgramState.Merge(graph, hasAny, ((TupleValue)before).Elements[1], element, "first")));
            });
            return ((TupleValue)found).Elements[1];
        }

        Node position = isFirst ? Integer(0) : graph.Subtract(length, Integer(1));
        if (name is "First" or "Last" or "Single" || facts.IsLess(Integer(0), length))
        {
            return ElementAt(sequence, position, call);
        }

        Node isThere = graph.Less(Integer(0), length);
        Value element = Guarded(isThere, () => ElementAt(sequence, position, call));
        return ResultOf(type) is { } symbolic ? ProgramState.Merge(graph, isThere, element, Zero(symbolic), name) : throw Unpositioned(call);
    }

    /// <summary>The first element for which a function is largest, or smallest.</summary>
    private Value ElementOfExtremum(SequenceValue sequence, MethodValue function, bool isLargest, IInvocationOperation call)
    {
        Node length = LengthOf(sequence) ?? throw Unpositioned(call);
        Value first = ElementAt(sequence, Integer(0), call);
        Value start = new TupleValue(ImmutableArray.Create(Apply(function, call, first), first));
        Value result = Accumulate(new PartialSequence(sequence, Integer(1), graph.Subtract(length, Integer(1))), call, "best", start, (before, element) =>
        {
            TupleValue best = (TupleValue)before;
            Value key = Apply(function, call, element);
            (Node old, Node own) = (NumberOf(best.Elements[0], call), NumberOf(key, call));
            Node isBetter = isLargest ? graph.Less(old, own) : graph.Less(own, old);
            return ProgramState.Merge(graph, isBetter, new TupleValue(ImmutableArray.Create(key, element)), best, "best");
        });
        return ((TupleValue)result).Elements[1];
    }
}
