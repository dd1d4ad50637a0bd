using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Arrays and spans of structs: an array for each number of their elements, all with one window.</summary>
internal sealed partial class Reader
{
    /// <summary>An array, be it of numbers or of structs.</summary>
    private Value ReadArrays(IOperation operation) => Read(operation) switch
    {
        ArrayValue array => array,
        StructArrayValue arrays => arrays,
        AmbiguousValue ambiguous => throw Ambiguous(operation, ambiguous),
        _ => throw Refusals.OfExpression(operation),
    };

    /// <summary>The window of an array; all arrays of an array of structs have the same.</summary>
    private static ArrayValue WindowOf(Value array) => FindWindow(array) ?? throw new ArgumentException("An array without numbers has no window.", nameof(array));

    private static ArrayValue? FindWindow(Value array) =>
        array as ArrayValue ?? (array as StructArrayValue)?.Elements.Select(FindWindow).FirstOrDefault(window => window is not null);

    private static Value MapArrays(Value array, Func<ArrayValue, ArrayValue> map) => array switch
    {
        ArrayValue numbers => map(numbers),
        StructArrayValue structs => structs.Map(element => MapArrays(element, map)),
        _ => array,
    };

    private Value ElementAt(Value array, Node position, IOperation operation) => array switch
    {
        ArrayValue numbers => new ScalarValue(ReadElement(numbers, position, operation)),
        StructArrayValue structs => structs.Shape.Make(structs.Elements.Select(element => ElementAt(element, position, operation)).ToImmutableArray()),
        GridValue grid => RowOf(grid, position),
        RowsValue rows => RowOf(rows, position),
        LaneArrayValue vectors => LanesAt(vectors, position, operation),
        _ => array,
    };

    /// <summary>array[i] or array[1..n] of structs.</summary>
    private Value ReadAt(IOperation operation, StructArrayValue array, Value position)
    {
        ArrayValue window = WindowOf(array);
        if (position is not RangeValue range)
        {
            return ElementAt(array, PositionIn(window, position, operation), operation);
        }

        Node start = range.Start is null ? Integer(0) : PositionIn(window, range.Start, operation);
        Node end = range.End is null ? window.Length : PositionIn(window, range.End, operation);
        Value part = MapArrays(array, numbers => numbers with { Offset = graph.Add(numbers.Offset, start), Length = graph.Subtract(end, start) });
        return IsSpan(operation.Type) ? part : MapArrays(part, numbers => Copy(numbers, operation));
    }

    /// <summary>Writes the numbers that change: the others keep what they hold.</summary>
    private void WriteElement(Value array, Node position, Value value, IOperation operation)
    {
        switch (array, value)
        {
            case (ArrayValue { Source: { } source } numbers, _):
                throw WriteIntoDatum(numbers, source, operation);
            case (ArrayValue numbers, ScalarValue scalar):
                Node absolute = graph.Add(numbers.Offset, position);
                if (!ReferenceEquals(ReadElement(numbers.Local, absolute, operation), scalar.Node))
                {
                    Write(new ElementPlace(numbers, absolute), value, operation);
                }

                break;
            case (StructArrayValue structs, StructValue or TupleValue) when value is AggregateValue parts:
                for (int i = 0; i < structs.Elements.Length; i++)
                {
                    WriteElement(structs.Elements[i], position, parts.Elements[i], operation);
                }

                break;
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    private void FillStructs(Value array, Value value, IOperation operation)
    {
        switch (array, value)
        {
            case (ArrayValue numbers, ScalarValue scalar):
                Fill(numbers, _ => scalar.Node, operation);
                break;
            case (StructArrayValue structs, StructValue or TupleValue) when value is AggregateValue parts:
                for (int i = 0; i < structs.Elements.Length; i++)
                {
                    FillStructs(structs.Elements[i], parts.Elements[i], operation);
                }

                break;
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    private void CopyStructs(Value source, Value target, IOperation operation)
    {
        switch (source, target)
        {
            case (ArrayValue from, ArrayValue to):
                CopyInto(from, to with { Length = from.Length }, operation);
                break;
            case (StructArrayValue from, StructArrayValue to) when from.IsAlike(to):
                for (int i = 0; i < from.Elements.Length; i++)
                {
                    CopyStructs(from.Elements[i], to.Elements[i], operation);
                }

                break;
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    private StructArrayValue AllocateStructs(StructShape shape, Node length, IOperation operation)
    {
        ImmutableArray<Value>.Builder members = ImmutableArray.CreateBuilder<Value>();
        foreach (StructMember member in shape.Members)
        {
            members.Add(
                ZeroOf(member.Type) is { } zero ? Allocate(length, _ => zero)
                : ShapeOf(member.Type) is { } inner ? AllocateStructs(inner, length, operation)
                : new UnreadableValue(member.Name, IsInaccessible: false));
        }

        StructArrayValue array = new(shape, members.ToImmutable());
        return FindWindow(array) is null ? throw Refusals.OfExpression(operation) : array;
    }

    private StructArrayValue AllocateStructs(StructShape shape, IReadOnlyList<IOperation> elements, IOperation operation)
    {
        StructArrayValue array = AllocateStructs(shape, Integer(elements.Count), operation);
        for (int i = 0; i < elements.Count; i++)
        {
            WriteElement(array, Integer(i), Read(elements[i]), elements[i]);
        }

        return array;
    }

    private Value? CallStructArrayMethod(IInvocationOperation call, StructArrayValue array, List<IOperation> operands)
    {
        ArrayValue window = WindowOf(array);
        switch (call.TargetMethod.Name, operands.Count)
        {
            case ("AsSpan" or "AsReadOnly", 1):
                return array;
            case ("ToArray" or "Clone", 1):
                return MapArrays(array, numbers => Copy(numbers, call));
            case ("Slice" or "AsSpan", 2) when operands[1].Type?.SpecialType == SpecialType.System_Int32:
                Node start = ReadNode(operands[1]);
                return MapArrays(array, numbers => numbers with { Offset = graph.Add(numbers.Offset, start), Length = graph.Subtract(numbers.Length, start) });
            case ("Slice" or "AsSpan", 3):
                Node from = ReadNode(operands[1]);
                Node count = ReadNode(operands[2]);
                return MapArrays(array, numbers => numbers with { Offset = graph.Add(numbers.Offset, from), Length = count });
            case ("GetLength", 2):
                return new ScalarValue(window.Length);
            case ("Fill", 2):
                FillStructs(array, Read(operands[1]), call);
                return null;
            case ("Clear", 1):
                FillStructs(array, ZeroValueOf(array.Shape.Type, array.Shape.Type.Name, call), call);
                return null;
            case ("CopyTo", 2) when Read(operands[1]) is StructArrayValue target:
                CopyStructs(array, target, call);
                return null;
            default:
                throw NoRule(call);
        }
    }
}
