using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Calls: who reads which, and methods with source, which are run in turn.</summary>
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
}
