using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Calls: known mathematics, known methods of arrays and spans, and methods with source, which are run in turn.</summary>
internal sealed partial class Reader
{
    private Value? Call(IInvocationOperation call, bool needsResult)
    {
        Step(call);
        IMethodSymbol called = call.TargetMethod;
        Value? result = IsAssertion(called) ? null
            : called.MethodKind == MethodKind.DelegateInvoke ? CallDelegate(call)
            : ThroughTypeParameter(call) is { } found ? CallSource(call, found)
            : KnownMethods.IsMathematicalType(called.ContainingType) || KnownMethods.IsStableMath(called.ContainingType) || GenericMath.IsMember(called) ? CallMathematics(call)
            : IsOfArrays(called) ? CallArrayMethod(call)
            : Lanes.IsOfProcessor(called.ContainingType) ? CallLanes(call)
            : CastToLanes(call) is { } vectors ? vectors
            : TensorMethods.IsTensorType(called.ContainingType) ? CallTensor(call)
            : IsNullable(called.ContainingType) ? CallNullable(call)
            : IsQuery(called) ? CallQuery(call)
            : FrameworkStructs.IsKnown(called.ContainingType) ? CallFramework(call)
            : CallSource(call, called);
        return result is null && needsResult ? throw Refusals.OfExpression(call) : result;
    }

    private static Refusal NoRule(IOperation call) => NoRule(call, "write out what it computes, in a method of this project");

    private static bool IsAssertion(IMethodSymbol called) =>
        called is { Name: "Assert", ContainingType: { Name: "Debug", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } } };

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

    private Value? CallDelegate(IInvocationOperation call)
    {
        if (call.Instance is null || Read(call.Instance) is not MethodValue target)
        {
            throw NoRule(call);
        }

        List<Value> arguments = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Read(argument.Value)).ToList();
        return Invoke(target, call, arguments);
    }

    /// <summary>Runs a function that is kept in a variable.</summary>
    private Value? Invoke(MethodValue target, IOperation call, IReadOnlyList<Value> arguments)
    {
        if (KnownMethods.IsMathematicalType(target.Method.ContainingType) || KnownMethods.IsStableMath(target.Method.ContainingType))
        {
            return target.Method.ReturnType is var type && IsFloating(type) && target.Method.Parameters.All(parameter => IsFloating(parameter.Type))
                ? new ScalarValue(Noted(KnownMethods.Build(graph, target.Method, [.. Recursion.NumbersOf(arguments)]) ?? throw NoRule(call), call))
                : throw NoRule(call);
        }

        if (FrameworkStructs.IsKnown(target.Method.ContainingType) && target.Method.IsStatic)
        {
            return CallFramework(call, target.Method.ContainingType, target.Method.Name, target.Method.ReturnType, [.. arguments.Zip(target.Method.Parameters, (argument, parameter) => (argument, parameter.Type))]);
        }

        // What the function captured of a call that has ended is as it was left there.
        ProgramState before = state;
        state = state with { Variables = state.Variables.SetItems(target.Captured) };
        Value? result = CallSource(call, target.Method, target.Receiver, null, arguments);
        if (target.Captured.Any(captured => !state.Variables[captured.Key].Equals(captured.Value)))
        {
            throw Refusal.Construct(call, "A function that changes what it captured", "pass what it changes as an argument, and return the new value");
        }

        foreach (ISymbol captured in target.Captured.Keys)
        {
            state = before.Variables.TryGetValue(captured, out Value? value)
                ? state.With(captured, value)
                : state with { Variables = state.Variables.Remove(captured) };
        }

        return result;
    }

    /// <summary>A function that a call returns, with the call's own variables, which it may have captured.</summary>
    private static Value? WithCaptured(Value? result, ProgramState after, IMethodSymbol called) => result switch
    {
        MethodValue method => method with
        {
            Captured = method.Captured.AddRange(after.Variables.Where(entry => IsOf(entry.Key, called) && !method.Captured.ContainsKey(entry.Key))),
        },
        AggregateValue aggregate => aggregate.Map(element => WithCaptured(element, after, called)!),
        SequenceValue sequence => sequence.WithFunctions(function => (MethodValue)WithCaptured(function, after, called)!),
        _ => result,
    };

    private Value? CallSource(IInvocationOperation call, IMethodSymbol called)
    {
        if (call.Instance is null || called.IsStatic || called.MethodKind is MethodKind.LocalFunction)
        {
            return CallSource(call, called, null, null, null);
        }

        if (ExtendedBy(called) is { } extended)
        {
            return CallExtension(call, called, extended, Read(call.Instance), null);
        }

        (Value receiver, Place? place) = ReadReceiver(call.Instance, called);
        return CallSource(call, called, receiver, place, null);
    }

    /// <summary>An operator or a conversion of the user's, or one that a record has of itself.</summary>
    private Value CallOperator(IOperation operation, IMethodSymbol user, params Value[] operands)
    {
        user = ThroughTypeParameter(user, operation);
        if (Lanes.IsVector(user.ContainingType))
        {
            return ApplyToLanes(operation, user.Name, operands);
        }

        if (FrameworkStructs.IsKnown(user.ContainingType))
        {
            return CallFramework(operation, user.ContainingType, user.Name, user.ReturnType, [.. operands.Zip(user.Parameters, (operand, parameter) => (operand, parameter.Type))]);
        }

        if (user is { IsImplicitlyDeclared: true, Name: "op_Equality" or "op_Inequality" })
        {
            Node equal = AreEqual(operands[0], operands[1], operation);
            return new ScalarValue(user.Name == "op_Equality" ? equal : graph.Not(equal));
        }

        return SyntaxOf(user) is not null && user is { IsStatic: true, IsImplicitlyDeclared: false } ? CallSource(operation, user, null, null, operands)! : throw Refusals.OfExpression(operation);
    }

    /// <summary>Runs a method with source in a state of its own variables; what it writes into arrays and captured locals stays.</summary>
    private Value? CallSource(IOperation operation, IMethodSymbol target, Value? receiver, Place? place, IReadOnlyList<Value>? arguments)
    {
        IMethodSymbol called = (target.ReducedFrom ?? target).OriginalDefinition;
        if (called.PartialImplementationPart is { } implementation)
        {
            called = implementation;
        }

        IInvocationOperation? invocation = operation as IInvocationOperation;
        if (SyntaxOf(called) is null || called.IsAbstract || called.IsExtern)
        {
            return invocation is not null || arguments is not null ? CallForeign(operation, called, arguments) : throw Refusals.OfExpression(operation);
        }

        if ((called.IsVirtual || called.IsOverride) && !called.IsSealed && !called.ContainingType.IsSealed && called.ContainingType.TypeKind == TypeKind.Class)
        {
            throw Refusal.Construct(operation, "The virtual call '" + called.Name + "'", "which method runs is not known before: call one that is not virtual");
        }

        if (called.IsAsync || called.ReturnsByRef || called.ReturnsByRefReadonly)
        {
            throw Refusals.OfExpression(operation);
        }

        if (!called.IsStatic && called.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) && ExtendedBy(called) is null && receiver is not (ObjectValue or StructValue))
        {
            throw invocation is not null ? NoRule(invocation) : Refusals.OfExpression(operation);
        }

        if (callers.Count(caller => SymbolEqualityComparer.Default.Equals(caller, called)) >= MaximumCallDepth)
        {
            throw new Refusal(Descriptors.Recursion, operation.Syntax.GetLocation(), called.Name, "to a depth that is not known") { Recurring = called };
        }

        List<(Place Place, IParameterSymbol Parameter, ITypeSymbol? Type)> outputs = [];
        Value[] values = arguments is not null ? [.. arguments] : ReadArguments(invocation!.Arguments, called, outputs, invocation);
        if (recursion is { } reading && SymbolEqualityComparer.Default.Equals(reading.Method, called))
        {
            return receiver is null || receiver.Equals(state.Variables[called])
                ? NoteRecursiveCall(reading, operation, values)
                : throw Recursive(operation, called, "on another instance");
        }

        Place[] places = [.. outputs.Select(output => output.Place), .. place is null ? [] : new[] { place }];
        if (outputs.Count > 0)
        {
            CheckAliases(places, invocation!.Arguments, operation);
        }

        (Value? result, ProgramState after) = WithTypeArguments(target, operation, () => RunSource(operation, called, receiver, values, outputs.Select(output => output.Place)));
        WriteOutputs(outputs, after, operation);
        if (receiver is not null)
        {
            WriteReceiver(receiver, place, called, after, operation, invocation?.Arguments);
        }

        return WithCaptured(result, after, called);
    }

    private Value[] ReadArguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol called, List<(Place, IParameterSymbol, ITypeSymbol?)> outputs, IOperation operation)
    {
        Value[] values = new Value[called.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            values[argument.Parameter!.Ordinal] = ReadArgument(argument, called, outputs, operation);
        }

        return values;
    }

    private void WriteOutputs(List<(Place Place, IParameterSymbol Parameter, ITypeSymbol? Type)> outputs, ProgramState after, IOperation operation)
    {
        foreach ((Place place, IParameterSymbol parameter, ITypeSymbol? type) in outputs)
        {
            Write(place, Convert(after.Variables[parameter], type, type, operation), operation);
        }
    }

    /// <summary>Runs a body with the given instance and arguments; the state at its end, and that of the caller in its place.</summary>
    private (Value? Result, ProgramState After) RunSource(IOperation operation, IMethodSymbol called, Value? receiver, Value[] values, IEnumerable<Place>? outputs = null)
    {
        // What is passed by reference has no other name meanwhile.
        ProgramState before = state;
        state = state with { Variables = state.Variables.RemoveRange((outputs ?? []).Select(output => RootOf(output)?.Variable).Where(root => root is not null)!) };
        if (receiver is not null)
        {
            state = state.With(called, receiver);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not null)
            {
                state = state.With(called.Parameters[i], values[i]);
            }
            else
            {
                state = state with { Variables = state.Variables.Remove(called.Parameters[i]) };
            }
        }

        Value? result = RunCalled(called, operation);
        ProgramState after = state;
        state = new ProgramState(Restore(before, after, called), after.Arrays);
        return (KeepResult(result, called), after);
    }

    /// <summary>The body, from a state in which the parameters have their values; where it calls itself to a depth that is not known, as a loop.</summary>
    private Value? RunCalled(IMethodSymbol called, IOperation operation)
    {
        ProgramState start = state;
        int depth = callers.Count;
        int mark = program.Count;
        bool isOutermost = !callers.Skip(1).Contains(called, SymbolEqualityComparer.Default);
        callers.Add(called);
        try
        {
            if (called.MethodKind == MethodKind.Constructor)
            {
                RunConstructor(called, operation);
                return null;
            }

            return RunBody(called, isMarked: false);
        }
        catch (Refusal refusal) when (isOutermost && SymbolEqualityComparer.Default.Equals(refusal.Recurring, called))
        {
            program.RemoveRange(mark, program.Count - mark);
            callers.RemoveRange(depth + 1, callers.Count - depth - 1);
            return called.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out)
                ? throw Recursive(operation, called, "with parameters passed by ref or out")
                : Plainly(() => ReadRecursion(operation, called, start));
        }
        finally
        {
            callers.RemoveRange(depth, callers.Count - depth);
        }
    }

    private Value ReadArgument(IArgumentOperation argument, IMethodSymbol called, List<(Place, IParameterSymbol, ITypeSymbol?)> outputs, IOperation call)
    {
        IParameterSymbol parameter = called.Parameters[argument.Parameter!.Ordinal];
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            Place place = Locate(argument.Value, argument);
            outputs.Add((place, parameter, argument.Value.Type));
            return parameter.RefKind == RefKind.Out ? null! : ReadPlaceValue(place, argument.Value);
        }

        if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation)
        {
            return Read(argument.Value);
        }

        return Read(argument.Value);
    }

    /// <summary>The caller's variables as the callee leaves them; the callee's own, which an outer call of it may hold, as they were.</summary>
    private static ImmutableDictionary<ISymbol, Value> Restore(ProgramState before, ProgramState after, IMethodSymbol called)
    {
        ImmutableDictionary<ISymbol, Value>.Builder variables = before.Variables.ToBuilder();
        foreach (ISymbol variable in before.Variables.Keys)
        {
            if (!IsOf(variable, called) && after.Variables.TryGetValue(variable, out Value? value))
            {
                variables[variable] = value;
            }
        }

        return variables.ToImmutable();
    }

    /// <summary>Whether the variable is the method's own: a parameter, a local, its instance.</summary>
    private static bool IsOf(ISymbol variable, IMethodSymbol called) =>
        SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, called) || SymbolEqualityComparer.Default.Equals(variable, called);

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
