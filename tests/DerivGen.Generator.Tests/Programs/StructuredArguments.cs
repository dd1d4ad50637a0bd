#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Reflection;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Arguments that are structs, arrays of them, tuples and numbers, as lists of numbers and back.</summary>
internal static class StructuredArguments
{
    /// <summary>All floating-point numbers in a value, in the order of the fields; nothing of what holds none.</summary>
    public static IEnumerable<double> NumbersOf(object? value) => value switch
    {
        null or int or ulong or bool or string or Enum => [],
        double number => [number],
        float number => [number],
        Array array => array.Cast<object>().SelectMany(NumbersOf),
        _ => FieldsOf(value.GetType()).SelectMany(field => NumbersOf(field.GetValue(value))),
    };

    /// <summary>The value with other numbers.</summary>
    public static object? With(object? value, Queue<double> numbers)
    {
        switch (value)
        {
            case null or int or ulong or bool or string or Enum:
                return value;
            case double:
                return numbers.Dequeue();
            case float:
                return (float)numbers.Dequeue();
            case double[,] matrix:
                double[,] changedMatrix = new double[matrix.GetLength(0), matrix.GetLength(1)];
                for (int i = 0; i < matrix.Length; i++)
                {
                    changedMatrix[i / matrix.GetLength(1), i % matrix.GetLength(1)] = numbers.Dequeue();
                }

                return changedMatrix;
            case Array array:
                Array copy = Array.CreateInstance(array.GetType().GetElementType()!, array.Length);
                for (int i = 0; i < array.Length; i++)
                {
                    copy.SetValue(With(array.GetValue(i), numbers), i);
                }

                return copy;
            default:
                object changed = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(value.GetType());
                foreach (FieldInfo field in FieldsOf(value.GetType()))
                {
                    field.SetValue(changed, With(field.GetValue(value), numbers));
                }

                return changed;
        }
    }

    /// <summary>A value of a type, with numbers that are drawn; arrays have the length.</summary>
    public static object Make(Type type, int length, Func<double> draw, Func<int> drawInteger)
    {
        if (type == typeof(int))
        {
            return drawInteger();
        }

        if (type == typeof(ulong) || type == typeof(bool))
        {
            return type == typeof(bool) ? drawInteger() % 2 == 1 : (ulong)drawInteger();
        }

        if (ElementOf(type) is { } element)
        {
            Array array = Array.CreateInstance(element, length);
            for (int i = 0; i < length; i++)
            {
                array.SetValue(Make(element, length, draw, drawInteger), i);
            }

            return array;
        }

        if (type == typeof(double) || type == typeof(float))
        {
            return Convert.ChangeType(draw(), type, System.Globalization.CultureInfo.InvariantCulture);
        }

        object made = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in FieldsOf(type))
        {
            field.SetValue(made, Make(field.FieldType, length, draw, drawInteger));
        }

        return made;
    }

    public static bool HoldsNumbers(Type type) => type == typeof(double) || type == typeof(float)
        || (!type.IsPrimitive && !type.IsEnum && (ElementOf(type) is { } element ? HoldsNumbers(element) : FieldsOf(type).Any(field => HoldsNumbers(field.FieldType))));

    /// <summary>The element of an array or a span.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)) ? type.GetGenericArguments()[0]
        : null;

    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);
}
#endif
