using System.Linq.Expressions;
using System.Reflection;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>Calls of derivatives that allocate nothing themselves.</summary>
internal static class DerivativeCall
{
    /// <summary>A compiled call of the typed delegate on arguments made here; it boxes nothing.</summary>
    /// <param name="loss">The marked method.</param>
    /// <param name="method">The derivative.</param>
    /// <param name="suffix">The derivative's suffix.</param>
    /// <param name="arguments">The marked method's arguments.</param>
    public static Action Of(LossMethod loss, MethodInfo method, string suffix, object?[] arguments)
    {
        List<Expression> constants = [];
        Dictionary<string, Array> byName = [];
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Type type = parameter.ParameterType;
            Type element = type.IsGenericType ? type.GetGenericArguments()[0] : type.IsArray ? type.GetElementType()! : type;
            bool isOwn = parameter.Position < arguments.Length;
            object? argument = isOwn ? arguments[parameter.Position] : byName[parameter.Name!.Replace("Gradient", "", StringComparison.Ordinal)];
            if (argument is Array { Rank: 1 } array)
            {
                Array typed = Array.CreateInstance(element, array.Length);
                if (isOwn)
                {
                    for (int i = 0; i < array.Length; i++)
                    {
                        typed.SetValue(Convert.ChangeType(array.GetValue(i), element, null), i);
                    }

                    byName.Add(parameter.Name!, typed);
                }

                constants.Add(Expression.Constant(typed, element.MakeArrayType()));
            }
            else if (argument is Array)
            {
                constants.Add(Expression.Constant(argument));
            }
            else
            {
                constants.Add(Expression.Constant(Convert.ChangeType(argument, element, null), element));
            }
        }

        Type delegateType = Expression.GetDelegateType([.. constants.Select(constant => constant.Type), method.ReturnType]);
        Delegate call = (Delegate)typeof(LossMethod).GetMethod(nameof(LossMethod.Bind))!.MakeGenericMethod(delegateType).Invoke(loss, [suffix])!;
        return Expression.Lambda<Action>(Expression.Invoke(Expression.Constant(call, delegateType), constants)).Compile();
    }
}
