using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Calls of <c>TensorPrimitives</c>: numbers of all elements, and functions of the elements that are written into a span.</summary>
internal sealed partial class Reader
{
    private const string OnlyReals = "only vectors of double and float are read; write a loop";

    private Value? CallTensor(IInvocationOperation call)
    {
        IMethodSymbol called = call.TargetMethod;
        IArgumentOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal)];
        int outputs = called.Parameters.Count(parameter => parameter.Type.Name == "Span");
        ArrayValue?[] vectors = [.. arguments.Select(argument => IsSpan(argument.Parameter!.Type) ? ReadArray(argument.Value) : null)];
        Node?[] numbers = [.. arguments.Select(argument => IsSpan(argument.Parameter!.Type) ? null : ReadEnumOrNumber(argument.Value))];
        if (called.Parameters.Where((parameter, i) => i < arguments.Length - outputs && IsSpan(parameter.Type)).Any(parameter => !IsFloating(((INamedTypeSymbol)parameter.Type).TypeArguments[0])))
        {
            throw NoRule(call, OnlyReals);
        }

        ArrayValue[] sources = [.. vectors.Take(arguments.Length - outputs).OfType<ArrayValue>()];
        if (outputs == 0)
        {
            Node result = ReduceTensor(called.Name, sources, call) ?? throw NoRule(call, "write a loop");
            return new ScalarValue(Noted(result, call));
        }

        Node length = sources.Length == 0 ? throw NoRule(call, "write a loop") : sources[0].Length;
        ArrayValue destination = vectors[vectors.Length - 1]! with { Length = length };
        switch (called.Name)
        {
            case "SoftMax":
                Fill(destination, SoftmaxOf(sources[0], call), call);
                break;
            case "SinCos" or "SinCosPi":
                // Both of the elements as they were before either is written.
                ArrayValue angles = Copy(sources[0], call);
                string suffix = called.Name.Substring("SinCos".Length);
                Fill(vectors[1]! with { Length = length }, i => KnownMethods.Build(graph, "Sin" + suffix, [ReadElement(angles, i, call)])!, call);
                Fill(destination, i => KnownMethods.Build(graph, "Cos" + suffix, [ReadElement(angles, i, call)])!, call);
                break;
            default:
                ITypeSymbol type = ((INamedTypeSymbol)called.Parameters[called.Parameters.Length - 1].Type).TypeArguments[0];
                Fill(destination, i => Typed(TensorElement(called, Of(i)) ?? throw NoRule(call, KnownMethods.ReasonAgainst(called)), type, call), call);
                break;
        }

        return null;

        Node[] Of(Node position) => [.. arguments.Take(arguments.Length - outputs).Select((_, k) => vectors[k] is { } vector ? ReadElement(vector, position, call) : numbers[k]!)];
    }

    /// <summary>A number, or a way of rounding as one.</summary>
    private Node ReadEnumOrNumber(IOperation operation) =>
        operation.Type?.TypeKind == TypeKind.Enum && operation.ConstantValue is { HasValue: true, Value: int mode } ? Integer(mode) : ReadNode(operation);

    private Node? TensorElement(IMethodSymbol called, Node[] arguments)
    {
        if (called.Name == "Round" && arguments.Length > 1)
        {
            return RoundTo(called, arguments, hasDestination: true);
        }

        // ConvertChecked and its kin convert reals to reals, and reals to integers by truncation.
        return called.Name is "ConvertChecked" or "ConvertSaturating" or "ConvertTruncating" ? arguments[0]
            : called.Name.StartsWith("Convert", StringComparison.Ordinal) && called.TypeArguments.Length == 2 ? graph.Call(Function.Truncate, arguments)
            : called.Name.StartsWith("Convert", StringComparison.Ordinal) ? null
            : TensorMethods.Element(graph, called.Name, arguments);
    }

    /// <summary>An element of the type that the destination holds.</summary>
    private Node Typed(Node element, ITypeSymbol type, IInvocationOperation call) =>
        IsFloating(type) && element.Type == NodeType.Real ? element
        : type.SpecialType == SpecialType.System_Boolean && element.Type == NodeType.Boolean ? element
        : type.SpecialType == SpecialType.System_Int32 && element.Type == NodeType.Real ? graph.Call(Function.ToInteger, element)
        : throw NoRule(call, OnlyReals);

    private Func<Node, Node> SoftmaxOf(ArrayValue array, IInvocationOperation call)
    {
        Func<Node, Node> x = i => ReadElement(array, i, call);
        Node sum = TensorMethods.Reduction("Sum", 1)!(graph, array.Length, i => graph.Exp(x(i)), x);
        return i => graph.Divide(graph.Exp(x(i)), sum);
    }

    private Node? ReduceTensor(string name, ArrayValue[] sources, IInvocationOperation call)
    {
        Func<Node, Node> x = i => ReadElement(sources[0], i, call);
        if (TensorMethods.Reduction(name, sources.Length) is { } reduction)
        {
            return reduction(graph, sources[0].Length, x, i => ReadElement(sources[sources.Length - 1], i, call));
        }

        // IsFiniteAll and its kin: a property of every element, or of any.
        bool isAll = name.EndsWith("All", StringComparison.Ordinal);
        return (isAll || name.EndsWith("Any", StringComparison.Ordinal)) && sources.Length == 1
            && TensorMethods.Element(graph, name.Substring(0, name.Length - 3), [x(Integer(0))]) is { Type: NodeType.Boolean }
            ? Holds(i => TensorMethods.Element(graph, name.Substring(0, name.Length - 3), [x(i)])!)
            : null;

        Node Holds(Func<Node, Node> condition) => isAll
            ? graph.Equal(TensorMethods.Count(graph, sources[0].Length, i => graph.Not(condition(i))), Integer(0))
            : graph.Less(Integer(0), TensorMethods.Count(graph, sources[0].Length, condition));
    }
}
