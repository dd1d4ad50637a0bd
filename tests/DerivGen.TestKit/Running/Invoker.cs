using System.Reflection;
using System.Reflection.Emit;

namespace DerivGen.TestKit;

/// <summary>
/// Calls methods that reflection cannot call: an array is passed where a span is wanted, and a private method is no obstacle.
/// </summary>
internal static class Invoker
{
    private static readonly object NoTarget = new();

    /// <summary>(target, arguments) → result, boxed; null for void.</summary>
    public static Func<object?, object?[], object?> Untyped(MethodInfo method)
    {
        DynamicMethod dynamic = new($"Invoke{method.Name}", typeof(object), [typeof(object), typeof(object[])], method.Module, skipVisibility: true);
        ILGenerator il = dynamic.GetILGenerator();
        LoadTarget(il, method);
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            Type wanted = ValueTypeOf(parameters[i]);
            if (SpanElement(wanted) is { } element)
            {
                il.Emit(OpCodes.Castclass, element.MakeArrayType());
                il.Emit(OpCodes.Call, FromArray(wanted, element));
            }
            else
            {
                il.Emit(OpCodes.Unbox_Any, wanted);
            }

            PassByReference(il, parameters[i], wanted);
        }

        Call(il, method);
        if (method.ReturnType == typeof(void))
        {
            il.Emit(OpCodes.Ldnull);
        }
        else if (method.ReturnType.IsValueType)
        {
            il.Emit(OpCodes.Box, method.ReturnType);
        }

        il.Emit(OpCodes.Ret);
        return dynamic.CreateDelegate<Func<object?, object?[], object?>>();
    }

    /// <summary>A typed delegate, which allocates nothing when called. It may take <c>double[]</c> where the method takes a span.</summary>
    public static TDelegate Typed<TDelegate>(MethodInfo method, object? target)
        where TDelegate : Delegate
    {
        MethodInfo shape = typeof(TDelegate).GetMethod("Invoke")!;
        ParameterInfo[] given = shape.GetParameters();
        ParameterInfo[] wanted = method.GetParameters();
        if (given.Length != wanted.Length || shape.ReturnType != method.ReturnType)
        {
            throw Mismatch();
        }

        DynamicMethod dynamic = new($"Call{method.Name}", shape.ReturnType, [typeof(object), .. given.Select(parameter => parameter.ParameterType)], method.Module, skipVisibility: true);
        ILGenerator il = dynamic.GetILGenerator();
        LoadTarget(il, method);
        for (int i = 0; i < wanted.Length; i++)
        {
            Type have = given[i].ParameterType;
            Type value = ValueTypeOf(wanted[i]);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            if (have == wanted[i].ParameterType)
            {
                continue;
            }

            if (have != value)
            {
                if (SpanElement(value) is not { } element || have != element.MakeArrayType())
                {
                    throw Mismatch();
                }

                il.Emit(OpCodes.Call, FromArray(value, element));
            }

            PassByReference(il, wanted[i], value);
        }

        Call(il, method);
        il.Emit(OpCodes.Ret);
        return (TDelegate)dynamic.CreateDelegate(typeof(TDelegate), target ?? NoTarget);

        ArgumentException Mismatch() => new(
            $"{method.Name} is ({string.Join(", ", wanted.Select(parameter => TypeDisplay.Of(parameter.ParameterType)))}) → {TypeDisplay.Of(method.ReturnType)}, "
            + $"the delegate is ({string.Join(", ", given.Select(parameter => TypeDisplay.Of(parameter.ParameterType)))}) → {TypeDisplay.Of(shape.ReturnType)}.");
    }

    public static Type? SpanElement(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>))
            ? type.GetGenericArguments()[0]
            : null;

    private static Type ValueTypeOf(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    private static void LoadTarget(ILGenerator il, MethodInfo method)
    {
        if (!method.IsStatic)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }
    }

    private static void PassByReference(ILGenerator il, ParameterInfo parameter, Type value)
    {
        if (parameter.ParameterType.IsByRef)
        {
            LocalBuilder local = il.DeclareLocal(value);
            il.Emit(OpCodes.Stloc, local);
            il.Emit(OpCodes.Ldloca, local);
        }
    }

    private static void Call(ILGenerator il, MethodInfo method) =>
        il.Emit(method.IsStatic || method.DeclaringType!.IsValueType ? OpCodes.Call : OpCodes.Callvirt, method);

    private static MethodInfo FromArray(Type span, Type element) =>
        span.GetMethod("op_Implicit", [element.MakeArrayType()]) ?? throw new InvalidOperationException($"{span} has no conversion from an array.");
}
