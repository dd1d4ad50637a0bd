using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Calls of known mathematics: Math, MathF, the static members of numbers, and StableMath with its vectors.</summary>
internal sealed partial class Reader
{
    private Value CallMathematics(IInvocationOperation call)
    {
        IMethodSymbol called = call.TargetMethod;
        if (call.Instance is not null || called.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
        {
            throw NoRule(call, KnownMethods.ReasonAgainst(called));
        }

        if (called.Parameters.Any(parameter => IsSpan(parameter.Type)))
        {
            return CallStableVector(call);
        }

        bool isConversion = called.Name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && called.Parameters.Length == 1;
        bool isOfWideInteger = isConversion && IsFloating(called.ReturnType) && IsWideDatum(called.Parameters[0].Type);
        if (!isOfWideInteger && called.Parameters.Any(parameter => parameter.Type.SpecialType is SpecialType.System_Decimal or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_String or SpecialType.System_UIntPtr or SpecialType.System_IntPtr)
            || (called.ReturnType.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64) && called.Name.StartsWith("ConvertToInteger", StringComparison.Ordinal)))
        {
            throw NoRule(call, KnownMethods.ReasonAgainst(called));
        }

        Node[] arguments = new Node[called.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter!.Ordinal] = argument.Value.Type?.TypeKind == TypeKind.Enum && argument.Value.ConstantValue is { HasValue: true, Value: int mode }
                ? Integer(mode)
                : ReadNode(argument.Value);
        }

        if (called.Name is "SinCos" or "SinCosPi" && arguments.Length == 1)
        {
            Node angle = called.Name == "SinCos" ? arguments[0] : graph.Multiply(graph.Pi, arguments[0]);
            return new TupleValue(ImmutableArray.Create<Value>(new ScalarValue(graph.Call(Function.Sin, angle)), new ScalarValue(graph.Call(Function.Cos, angle))));
        }

        if (called.Name == "DivRem" && arguments.Length == 2 && called.Parameters.All(parameter => parameter.Type.SpecialType == SpecialType.System_Int32))
        {
            return new TupleValue(ImmutableArray.Create<Value>(
                new ScalarValue(graph.Call(Function.IntegerDivide, arguments)),
                new ScalarValue(graph.Call(Function.IntegerRemainder, arguments))));
        }

        if (isConversion)
        {
            return new ScalarValue(Convert(arguments[0], call.Arguments[0].Value.Type, called.ReturnType, call));
        }

        Node result = (called.Name == "Round" && arguments.Length > 1 ? RoundTo(called, arguments) : KnownMethods.Build(graph, called, arguments))
            ?? throw NoRule(call, KnownMethods.ReasonAgainst(called));
        Noted(result, call);
        return new ScalarValue(IsSmallInteger(called.ReturnType) && result.Type == NodeType.Real ? graph.Call(Function.ToInteger, result) : result);
    }

    /// <summary>Round(x, digits), Round(x, mode), Round(x, digits, mode).</summary>
    private Node? RoundTo(IMethodSymbol called, Node[] arguments, bool hasDestination = false)
    {
        bool hasMode = called.Parameters[called.Parameters.Length - (hasDestination ? 2 : 1)].Type.TypeKind == TypeKind.Enum;
        MidpointRounding? mode = !hasMode ? MidpointRounding.ToEven
            : arguments[arguments.Length - 1] is Constant { Value: var number } ? (MidpointRounding)(int)number.Numerator
            : null;
        return mode is not { } known ? null
            : arguments.Length == (hasMode ? 2 : 1) ? KnownMethods.Round(graph, arguments[0], known)
            : KnownMethods.Round(graph, arguments[0], arguments[1], known);
    }

    /// <summary>The vector functions of StableMath, as the sums that they compute, and its scalar functions of each element.</summary>
    private Value CallStableVector(IInvocationOperation call)
    {
        ArrayValue[] arrays = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => ReadArray(argument.Value)).ToArray();
        switch (call.TargetMethod.Name)
        {
            case "LogSumExp" when arrays.Length == 1:
                return new ScalarValue(LogSum());
            case "Softmax" or "LogSoftmax" when arrays.Length == 2:
                Node logSum = LogSum();
                bool isLogarithm = call.TargetMethod.Name == "LogSoftmax";
                return ArrayContentsOf(i => graph.Subtract(ReadElement(arrays[0], i, call), logSum) is var log && isLogarithm ? log : graph.Exp(log));
            default:
                return ArrayContentsOf(i => KnownMethods.Build(graph, call.TargetMethod, ElementsOfSources(i)) ?? throw NoRule(call));
        }

        Node LogSum()
        {
            DerivGen.Symbolics.Expressions.Index index = graph.FreshIndex(Integer(0), arrays[0].Length);
            return graph.Log(graph.Reduce(ReductionKind.Sum, index, graph.Exp(ReadElement(arrays[0], index, call))));
        }

        Node[] ElementsOfSources(Node i) => arrays.Take(arrays.Length - 1).Select(source => ReadElement(source, i, call)).ToArray();

        Value ArrayContentsOf(Func<Node, Node> element)
        {
            Fill(arrays[arrays.Length - 1] with { Length = arrays[0].Length }, element, call);
            return new TupleValue(ImmutableArray<Value>.Empty);
        }
    }
}
