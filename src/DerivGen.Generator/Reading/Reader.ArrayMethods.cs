using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Calls of the known methods of arrays and spans.</summary>
internal sealed partial class Reader
{
    private static bool IsOfArrays(IMethodSymbol called) =>
        IsSpan(called.ContainingType) || called.ContainingType.SpecialType == SpecialType.System_Array
            || called.ContainingType is { Name: "MemoryExtensions", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private Value? CallArrayMethod(IInvocationOperation call)
    {
        IMethodSymbol called = call.TargetMethod;
        List<IOperation> operands = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (call.Instance is not null)
        {
            operands.Insert(0, call.Instance);
        }

        // The first operand is the array, or the source of a copy.
        Value? first = operands.Count > 0 ? Read(operands[0]) : null;
        if (first is StructArrayValue structs)
        {
            return CallStructArrayMethod(call, structs, operands);
        }

        if (first is GridValue grid)
        {
            return CallGridMethod(call, grid, operands);
        }

        if (first is MatrixValue matrix)
        {
            return called.Name switch
            {
                "Clone" => CopyOf(matrix),
                "GetLength" when ReadNode(operands[1]) is Constant { Value: var dimension } && (dimension.IsZero || dimension.IsOne) => new ScalarValue(graph.Length(matrix.Source, dimension.IsZero ? 0 : 1)),
                "GetUpperBound" when ReadNode(operands[1]) is Constant { Value: var dimension } && (dimension.IsZero || dimension.IsOne) =>
                    new ScalarValue(graph.Subtract(graph.Length(matrix.Source, dimension.IsZero ? 0 : 1), Integer(1))),
                _ => throw NoRule(call),
            };
        }

        if (operands.Count == 0 || IsTypeNotArray(operands[0].Type))
        {
            return called is { Name: "Empty", TypeArguments: [var element] } && ZeroOf(element) is { } zero ? Allocate(Integer(0), _ => zero) : throw NoRule(call);
        }

        ArrayValue array = first as ArrayValue ?? throw (first is AmbiguousValue ambiguous ? Ambiguous(operands[0], ambiguous) : Refusals.OfExpression(operands[0]));
        switch (called.Name, operands.Count)
        {
            case ("AsSpan" or "ToArray" or "Clone" or "AsReadOnly", 1):
                return called.Name is "AsSpan" ? array : Copy(array, call);
            case ("Slice" or "AsSpan", 2) when operands[1].Type?.SpecialType == SpecialType.System_Int32:
                Node start = ReadNode(operands[1]);
                return array with { Offset = graph.Add(array.Offset, start), Length = graph.Subtract(array.Length, start) };
            case ("AsSpan", 2):
                return ReadAt(call, array, Read(operands[1])) is ArrayValue part ? part : throw NoRule(call);
            case ("Slice" or "AsSpan", 3):
                Node from = ReadNode(operands[1]);
                return array with { Offset = graph.Add(array.Offset, from), Length = ReadNode(operands[2]) };
            case ("GetLength" or "GetLowerBound" or "GetUpperBound", 2):
                return new ScalarValue(called.Name switch { "GetLength" => array.Length, "GetLowerBound" => Integer(0), _ => graph.Subtract(array.Length, Integer(1)) });
            case ("Clear", 1):
                Fill(array, _ => ContentsType(array, call) == NodeType.Real ? graph.Zero : Integer(0), call);
                return null;
            case ("Clear", 3):
                Fill(array with { Offset = graph.Add(array.Offset, ReadNode(operands[1])), Length = ReadNode(operands[2]) }, _ => ContentsType(array, call) == NodeType.Real ? graph.Zero : Integer(0), call);
                return null;
            case ("Fill", 2):
                Node value = ReadNode(operands[1]);
                Fill(array, _ => value, call);
                return null;
            case ("Fill", 4):
                Node filling = ReadNode(operands[1]);
                Fill(array with { Offset = graph.Add(array.Offset, ReadNode(operands[2])), Length = ReadNode(operands[3]) }, _ => filling, call);
                return null;
            case ("CopyTo", 2) when !IsTypeNotArray(operands[1].Type):
                CopyInto(array, ReadArray(operands[1]) with { Length = array.Length }, call);
                return null;
            case ("CopyTo", 3) when !IsTypeNotArray(operands[1].Type):
                ArrayValue target = ReadArray(operands[1]);
                CopyInto(array, target with { Offset = graph.Add(target.Offset, ReadNode(operands[2])), Length = array.Length }, call);
                return null;
            case ("Copy", 3):
                ArrayValue destination = ReadArray(operands[1]);
                Node count = ReadNode(operands[2]);
                CopyInto(array with { Length = count }, destination with { Length = count }, call);
                return null;
            case ("Copy", 5):
                ArrayValue into = ReadArray(operands[2]);
                Node length = ReadNode(operands[4]);
                CopyInto(
                    array with { Offset = graph.Add(array.Offset, ReadNode(operands[1])), Length = length },
                    into with { Offset = graph.Add(into.Offset, ReadNode(operands[3])), Length = length },
                    call);
                return null;
            default:
                return CallArrayHelper(call, array, operands);
        }
    }

    private static bool IsTypeNotArray(ITypeSymbol? type) => !(type is IArrayTypeSymbol || IsSpan(type) || type?.SpecialType == SpecialType.System_Array);

    private NodeType ContentsType(ArrayValue array, IOperation operation) =>
        array.Source is not null ? throw WriteIntoDatum(array, array.Source, operation) : ContentsOf(array.Local, operation).Type;

    /// <summary>Overlapping windows copy as if the source were copied first, which reading the old contents does.</summary>
    private void CopyInto(ArrayValue source, ArrayValue target, IOperation operation) =>
        Fill(target, position => ReadElement(source, position, operation), operation);
}
