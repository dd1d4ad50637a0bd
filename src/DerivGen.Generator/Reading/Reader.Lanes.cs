using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Vectors of the processor: a vector is a number for each lane, a function of the open index over the lanes. How many lanes
/// <c>Vector&lt;T&gt;</c> has is a number that is read where the derivative runs.
/// </summary>
internal sealed partial class Reader
{
    private readonly Dictionary<Node, Index> lanes = [];

    /// <summary>How many lanes a vector has.</summary>
    private Node LaneCount(INamedTypeSymbol vector)
    {
        INamedTypeSymbol known = (INamedTypeSymbol)Substituted(vector);
        if (Lanes.CountOf(known) is { } number)
        {
            return IsFloating(known.TypeArguments[0]) && known.TypeArguments[0].TypeKind == TypeKind.TypeParameter ? RuntimeCount(known) : Integer(number);
        }

        return RuntimeCount(known);
    }

    private Symbol RuntimeCount(INamedTypeSymbol vector)
    {
        string text = vector.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".Count";
        bool isKnown = data.ContainsKey(text);
        Symbol count = DatumSymbol("lanes", text, NodeType.Integer, 0);
        if (!isKnown)
        {
            facts.AddPositive(count);
            Assumptions.Add(graph.Less(Integer(0), count));
        }

        return count;
    }

    /// <summary>The open index over the lanes; refused where they hold no real numbers.</summary>
    private Index LaneOf(ITypeSymbol? type, IOperation operation)
    {
        if (type is not INamedTypeSymbol vector || !Lanes.IsVector(vector) || !IsFloating(Substituted(vector.TypeArguments[0])))
        {
            throw Refusals.OfExpression(operation);
        }

        Node count = LaneCount(vector);
        if (!lanes.TryGetValue(count, out Index? lane))
        {
            lanes.Add(count, lane = graph.FreshIndex(Integer(0), count));
        }

        return lane;
    }

    /// <summary>A vector that holds the same number in every lane.</summary>
    private LanesValue Everywhere(Node number, ITypeSymbol? type, IOperation operation) => new(LaneOf(type, operation), graph.Real(number));

    /// <summary>The numbers of an array from a position on.</summary>
    private LanesValue LoadLanes(ArrayValue array, Node position, ITypeSymbol? type, IOperation operation)
    {
        Index lane = LaneOf(type, operation);
        return new(lane, graph.Real(ReadElement(array, graph.Add(position, lane), operation)));
    }

    private LanesValue CreateLanes(IObjectCreationOperation creation) => creation.Arguments.Length switch
    {
        0 => Everywhere(graph.Zero, creation.Type, creation),
        _ => CreateLanes(creation, creation.Type, [.. creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)]),
    };

    /// <summary>A number for all lanes, an array from a position on, or a number for each lane.</summary>
    private LanesValue CreateLanes(IOperation operation, ITypeSymbol? type, IReadOnlyList<IOperation> arguments)
    {
        switch (Read(arguments[0]))
        {
            case ArrayValue array when arguments.Count <= 2:
                return LoadLanes(array, arguments.Count == 2 ? ReadNode(arguments[1]) : Integer(0), type, operation);
            case ScalarValue scalar when arguments.Count == 1:
                return Everywhere(scalar.Node, type, operation);
            case ScalarValue scalar when LaneOf(type, operation) is var lane && graph.RangeOf(lane).Upper is Constant { Value: var count } && count == arguments.Count:
                Node[] numbers = [graph.Real(scalar.Node), .. arguments.Skip(1).Select(argument => graph.Real(ReadNode(argument)))];
                return new(lane, Components.At(graph, numbers, lane));
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    private Value? CallLanes(IInvocationOperation call)
    {
        IMethodSymbol called = call.TargetMethod;
        List<IOperation> operands = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (call.Instance is not null)
        {
            operands.Insert(0, call.Instance);
        }

        switch (called.Name, operands.Count)
        {
            case ("Create", > 0):
                return CreateLanes(call, called.ReturnType, operands);
            case ("CreateScalar", 1):
                return LanesOf(LaneOf(called.ReturnType, call), lane => graph.Conditional(graph.Equal(lane, Integer(0)), graph.Real(ReadNode(operands[0])), graph.Zero));
            case ("CreateSequence", 2):
                (Node start, Node step) = (graph.Real(ReadNode(operands[0])), graph.Real(ReadNode(operands[1])));
                return LanesOf(LaneOf(called.ReturnType, call), lane => graph.Add(start, graph.Multiply(graph.Real(lane), step)));
            case ("LoadUnsafe", 1 or 2):
                (ArrayValue source, Node from) = ReadElementReference(operands[0]);
                return LoadLanes(source, operands.Count == 2 ? graph.Add(from, ReadOffset(operands[1])) : from, called.ReturnType, call);
            case ("StoreUnsafe", 2 or 3):
                (ArrayValue target, Node to) = ReadElementReference(operands[1]);
                return Store(ReadLanes(operands[0]), target, operands.Count == 3 ? graph.Add(to, ReadOffset(operands[2])) : to);
            case ("CopyTo", 2 or 3):
                LanesValue copied = ReadLanes(operands[0]);
                return Store(copied, ReadArray(operands[1]), operands.Count == 3 ? ReadNode(operands[2]) : Integer(0));
            case ("GetElement", 2):
                return new ScalarValue(LaneAt(ReadLanes(operands[0]), ReadNode(operands[1])));
            case ("ToScalar", 1):
                return new ScalarValue(LaneAt(ReadLanes(operands[0]), Integer(0)));
            case ("WithElement", 3):
                LanesValue changed = ReadLanes(operands[0]);
                (Node place, Node value) = (ReadNode(operands[1]), graph.Real(ReadNode(operands[2])));
                return changed with { Node = graph.Conditional(graph.Equal(changed.Lane, place), value, changed.Node) };
            case ("GetLower" or "GetUpper", 1):
                LanesValue whole = ReadLanes(operands[0]);
                Index half = LaneOf(called.ReturnType, call);
                return new LanesValue(half, LaneAt(whole, called.Name == "GetLower" ? half : graph.Add(half, graph.RangeOf(half).Upper)));
            default:
                return ApplyToLanes(call, called.Name, [.. operands.Select(Read)]);
        }

        LanesValue LanesOf(Index lane, Func<Index, Node> number) => new(lane, number(lane));

        Value? Store(LanesValue stored, ArrayValue array, Node position)
        {
            Fill(array with { Offset = graph.Add(array.Offset, position), Length = graph.RangeOf(stored.Lane).Upper }, lane => LaneAt(stored, lane), call);
            return null;
        }
    }

    /// <summary>A function of vectors, or an operator: lane by lane, or a number of all lanes.</summary>
    private Value ApplyToLanes(IOperation operation, string name, IReadOnlyList<Value> operands)
    {
        LanesValue first = operands.OfType<LanesValue>().FirstOrDefault() ?? throw Refusals.OfExpression(operation);
        Node[] numbers = [.. operands.Select(operand => operand switch
        {
            LanesValue other when ReferenceEquals(other.Lane, first.Lane) => other.Node,
            ScalarValue scalar => graph.Real(scalar.Node),
            _ => throw Refusals.OfExpression(operation),
        })];
        if (operation is IInvocationOperation { TargetMethod.Parameters: [{ Type: INamedTypeSymbol { TypeArguments: [var number] } }, ..] } && Substituted(number).SpecialType == SpecialType.System_Single && Lanes.IsComparison(name))
        {
            numbers = [.. numbers.Select(AsCompared)];
        }

        switch (name)
        {
            case "Sum" when numbers is [{ Type: NodeType.Real }]:
                return new ScalarValue(graph.Reduce(ReductionKind.Sum, first.Lane, numbers[0]));
            case "Dot" when numbers is [{ Type: NodeType.Real }, { Type: NodeType.Real }]:
                return new ScalarValue(graph.Reduce(ReductionKind.Sum, first.Lane, graph.Multiply(numbers[0], numbers[1])));
            case "op_Equality" or "op_Inequality" when numbers.Length == 2:
                Node equal = Holds("Equals", "All");
                return new ScalarValue(name == "op_Equality" ? equal : graph.Not(equal));
            case "op_Explicit" or "op_Implicit" when numbers.Length == 1:
                return first;
            case var _ when name.StartsWith("As", StringComparison.Ordinal) && numbers is [{ Type: NodeType.Boolean }]:
                return first; // a mask is one of every type
            case var _ when numbers.Length == 2 && name.EndsWith("All", StringComparison.Ordinal) && Lanes.Lane(graph, name.Substring(0, name.Length - 3), numbers) is { Type: NodeType.Boolean }:
                return new ScalarValue(Holds(name.Substring(0, name.Length - 3), "All"));
            case var _ when numbers.Length == 2 && name.EndsWith("Any", StringComparison.Ordinal) && Lanes.Lane(graph, name.Substring(0, name.Length - 3), numbers) is { Type: NodeType.Boolean }:
                return new ScalarValue(Holds(name.Substring(0, name.Length - 3), "Any"));
            default:
                Node lane = Lanes.Lane(graph, name, numbers) ?? throw Refusals.OfExpression(operation);
                return new LanesValue(first.Lane, lane.Type == NodeType.Boolean ? Noted(lane, operation) : lane);
        }

        // A comparison of every lane, or of any, as the number of those for which it does not hold, or does.
        Node Holds(string comparison, string which)
        {
            Node holds = Noted(Lanes.Lane(graph, comparison, numbers)!, operation);
            Node count = graph.Reduce(ReductionKind.Sum, first.Lane, graph.Conditional(holds, Integer(which == "Any" ? 1 : 0), Integer(which == "Any" ? 0 : 1)));
            return which == "Any" ? graph.Less(Integer(0), count) : graph.Equal(count, Integer(0));
        }
    }

    private LanesValue ReadLanes(IOperation operation) => Read(operation) as LanesValue ?? throw Refusals.OfExpression(operation);

    private Node LaneAt(LanesValue vector, Node lane) => graph.Substitute(vector.Node, vector.Lane, lane);

    /// <summary>An offset in elements, which the text converts to a native integer.</summary>
    private Node ReadOffset(IOperation operation) =>
        ReadNode(operation is IConversionOperation { Operand: { } whole } && IsSmallInteger(whole.Type) ? whole : operation);

    /// <summary>The element that a reference names: <c>ref x[i]</c>, or the first one of a span.</summary>
    private (ArrayValue Array, Node Position) ReadElementReference(IOperation operation)
    {
        switch (operation)
        {
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                ArrayValue array = ReadArray(element.ArrayReference);
                return (array, PositionIn(array, Read(element.Indices[0]), operation));
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } element when IsSpan(span.Type):
                ArrayValue window = ReadArray(span);
                return (window, PositionIn(window, Read(element.Arguments[0].Value), operation));
            case IInvocationOperation { TargetMethod: { Name: "GetReference" or "GetArrayDataReference", ContainingType.Name: "MemoryMarshal" } } first:
                return (ReadArray(first.Arguments[0].Value), Integer(0));
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    /// <summary>Count, Zero, One, an element; whether the processor has vectors, which is known where the derivative runs.</summary>
    private Value ReadLaneProperty(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        INamedTypeSymbol type = property.ContainingType;
        if (operation.Instance is { } instance && property.IsIndexer)
        {
            return new ScalarValue(LaneAt(ReadLanes(instance), ReadNode(operation.Arguments[0].Value)));
        }

        switch (property.Name)
        {
            case "Count" when Lanes.IsVector(type):
                return new ScalarValue(LaneCount(type));
            case "Zero":
                return Everywhere(graph.Zero, type, operation);
            case "One":
                return Everywhere(graph.One, type, operation);
            case "Indices":
                Index lane = LaneOf(type, operation);
                return new LanesValue(lane, graph.Real(lane));
            case "IsHardwareAccelerated" or "IsSupported" when property.Type.SpecialType == SpecialType.System_Boolean:
                return new ScalarValue(DatumSymbol(property.Name, Substituted(type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + property.Name, NodeType.Boolean, 0));
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    /// <summary>MemoryMarshal.Cast: numbers as vectors of the processor.</summary>
    private LaneArrayValue? CastToLanes(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Cast", ContainingType.Name: "MemoryMarshal", TypeArguments: [var from, INamedTypeSymbol to] } || !Lanes.IsVector(to)
            || !SymbolEqualityComparer.Default.Equals(Substituted(from), Substituted(to.TypeArguments[0])))
        {
            return null;
        }

        Index lane = LaneOf(to, call);
        ArrayValue numbers = ReadArray(call.Arguments[0].Value);
        return new LaneArrayValue(numbers, lane, facts.Simplify(graph.Call(Function.IntegerDivide, numbers.Length, graph.RangeOf(lane).Upper)));
    }

    private LanesValue LanesAt(LaneArrayValue array, Node position, IOperation operation) =>
        new(array.Lane, graph.Real(ReadElement(array.Numbers, graph.Add(graph.Multiply(position, graph.RangeOf(array.Lane).Upper), array.Lane), operation)));
}
