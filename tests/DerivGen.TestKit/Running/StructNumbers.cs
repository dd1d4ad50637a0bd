using System.Globalization;
using System.Reflection;

namespace DerivGen.TestKit;

/// <summary>Structs, and arrays and spans of structs or of numbers, as lists of the numbers in their fields, in the order of the fields, and back.</summary>
public static class StructNumbers
{
    /// <summary>Whether a type is a struct that holds floating-point numbers.</summary>
    public static bool IsStruct(Type type) =>
        type is { IsValueType: true, IsPrimitive: false, IsEnum: false, IsByRefLike: false } && type != typeof(Half) && FieldsOf(type).Any(field => IsNumber(field.FieldType) || IsStruct(field.FieldType));

    /// <summary>All numbers of a value.</summary>
    public static IEnumerable<double> Of(object value) => value switch
    {
        Array array => array.Cast<object>().SelectMany(Of),
        _ when IsNumber(value.GetType()) => [ArgumentConverter.ToDouble(value)],
        _ when IsStruct(value.GetType()) => FieldsOf(value.GetType()).SelectMany(field => Of(field.GetValue(value)!)),
        _ => [],
    };

    /// <summary>A value of the type with these numbers: as they are, or as double and float where those are wanted.</summary>
    public static object Make(Type type, IEnumerable<object> numbers) => Make(type.IsByRef ? type.GetElementType()! : type, new Queue<object>(numbers));

    private static object Make(Type type, Queue<object> numbers)
    {
        if ((type.IsArray ? type.GetElementType() : Invoker.SpanElement(type)) is { } element)
        {
            Array array = Array.CreateInstance(element, numbers.Count / Math.Max(1, LeavesIn(element, numbers)));
            for (int i = 0; i < array.Length; i++)
            {
                array.SetValue(Make(element, numbers), i);
            }

            return array;
        }

        if (numbers.TryPeek(out object? next) && (type.IsInstanceOfType(next) || IsNumber(type)))
        {
            numbers.Dequeue();
            return type.IsInstanceOfType(next) ? next : Convert.ChangeType(next, type, CultureInfo.InvariantCulture);
        }

        object made = Activator.CreateInstance(type)!;
        foreach (FieldInfo field in FieldsOf(type).Where(field => LeavesIn(field.FieldType, numbers) > 0))
        {
            field.SetValue(made, Make(field.FieldType, numbers));
        }

        return made;
    }

    private static int LeavesIn(Type type, Queue<object> numbers) =>
        IsNumber(type) || (numbers.TryPeek(out object? next) && type.IsInstanceOfType(next)) ? 1
        : type is { IsValueType: true, IsPrimitive: false, IsEnum: false } ? FieldsOf(type).Sum(field => LeavesIn(field.FieldType, numbers))
        : 0;

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(float);

    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);
}
