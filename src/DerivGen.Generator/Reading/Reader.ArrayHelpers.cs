using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Further methods of arrays and spans: what turns them round, and what asks for elements.</summary>
internal sealed partial class Reader
{
    private Value? CallArrayHelper(IInvocationOperation call, ArrayValue array, List<IOperation> operands)
    {
        switch (call.TargetMethod.Name, operands.Count)
        {
            case ("Reverse", 1):
                Turn(array, call);
                return null;
            case ("Reverse", 3):
                Turn(array with { Offset = graph.Add(array.Offset, ReadNode(operands[1])), Length = ReadNode(operands[2]) }, call);
                return null;
            case ("IndexOf", 2) when IsComputable(operands[1].Type!):
                Node wanted = ReadNode(operands[1]);
                return new ScalarValue(Noted(TensorMethods.IndexOf(graph, array.Length, i => ReadElement(array, i, call), wanted), call));
            case ("Contains", 2) when IsComputable(operands[1].Type!):
                Node value = ReadNode(operands[1]);
                Node count = TensorMethods.Count(graph, array.Length, i => graph.Equal(ReadElement(array, i, call), value));
                return new ScalarValue(Noted(graph.Less(Integer(0), count), call));
            case ("Exists", 2) when Read(operands[1]) is MethodValue condition:
                return new ScalarValue(Exists(new ElementSequence(array), element => ConditionOf(condition, call, element), call));
            case ("TrueForAll", 2) when Read(operands[1]) is MethodValue condition:
                return new ScalarValue(graph.Not(Exists(new ElementSequence(array), element => graph.Not(ConditionOf(condition, call, element)), call)));
            case ("ConvertAll", 2) when Read(operands[1]) is MethodValue function && ZeroOf(call.TargetMethod.TypeArguments[1]) is { } zero:
                return ArrayOf(new SelectedSequence(new ElementSequence(array), function, false), zero, call);
            default:
                throw NoRule(call, "write a loop");
        }
    }

    /// <summary>The last element first, in place.</summary>
    private void Turn(ArrayValue array, IInvocationOperation call)
    {
        Node last = graph.Subtract(array.Length, Integer(1));
        Fill(array, i => ReadElement(array, graph.Subtract(last, i), call), call);
    }
}
