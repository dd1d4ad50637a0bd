using System.Globalization;
using System.Reflection;

namespace DerivGen.TestKit;

/// <summary>Makes arguments fit: 1 for a double, double[] for a span of float, or for a struct its numbers. What fits already is passed as it is.</summary>
internal static class ArgumentConverter
{
    public static object?[] Convert(MethodInfo method, object?[] arguments)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (arguments.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"{method.Name} takes {parameters.Length} arguments ({string.Join(", ", parameters.Select(parameter => $"{TypeDisplay.Of(parameter.ParameterType)} {parameter.Name}"))}), {arguments.Length} are given.",
                nameof(arguments));
        }

        return [.. parameters.Zip(arguments, (parameter, argument) => Convert(parameter.ParameterType, argument))];
    }

    public static object? Convert(Type wanted, object? argument)
    {
        wanted = wanted.IsByRef ? wanted.GetElementType()! : wanted;
        if (Invoker.SpanElement(wanted) is { } spanElement)
        {
            wanted = spanElement.MakeArrayType();
        }

        if (argument is null || wanted.IsInstanceOfType(argument))
        {
            return argument;
        }

        if (argument is double[] numbers && StructNumbers.IsStruct(wanted.IsArray ? wanted.GetElementType()! : wanted))
        {
            return StructNumbers.Make(wanted, numbers.Cast<object>());
        }

        if (wanted.IsArray && argument is Array given && wanted.GetArrayRank() == given.Rank)
        {
            Type element = wanted.GetElementType()!;
            Array converted = Array.CreateInstance(element, [.. Enumerable.Range(0, given.Rank).Select(given.GetLength)]);
            int[] index = new int[given.Rank];
            foreach (object? value in given)
            {
                converted.SetValue(Convert(element, value), index);
                Advance(index, given);
            }

            return converted;
        }

        if (wanted.IsEnum)
        {
            return Enum.ToObject(wanted, argument);
        }

        if (wanted == typeof(Half) && argument is IConvertible)
        {
            return (Half)System.Convert.ToDouble(argument, CultureInfo.InvariantCulture);
        }

        return argument is IConvertible && wanted.IsPrimitive ? System.Convert.ChangeType(argument, wanted, CultureInfo.InvariantCulture) : argument;
    }

    /// <summary>All elements in row-major order, as double.</summary>
    public static double[] Flatten(Array array) => [.. array.Cast<object>().Select(ToDouble)];

    /// <summary>A number of any type as double; Half converts by an operator of its own.</summary>
    public static double ToDouble(object value) => value is Half half ? (double)half : System.Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static void Advance(int[] index, Array array)
    {
        for (int dimension = index.Length - 1; dimension >= 0; dimension--)
        {
            if (++index[dimension] < array.GetLength(dimension))
            {
                return;
            }

            index[dimension] = 0;
        }
    }
}
