using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace DerivGen.TestKit;

/// <summary>The arguments of a loss, and what value and gradient are there.</summary>
public sealed class ReferencePoint
{
    private readonly ImmutableDictionary<string, object> _arguments;

    internal ReferencePoint(
        string row,
        string type,
        bool isSingle,
        bool isExtreme,
        int terms,
        ImmutableDictionary<string, object> arguments,
        ReferenceResult value,
        ImmutableDictionary<string, ImmutableArray<ReferenceResult>> gradient,
        string? printed)
    {
        Row = row;
        Type = type;
        IsSingle = isSingle;
        IsExtreme = isExtreme;
        Limit = terms > 0 ? 4 + Math.Sqrt(terms) : 4;
        _arguments = arguments;
        Value = value;
        Gradient = gradient;
        Printed = printed;
    }

    /// <summary>The row of the list of losses, or <c>further</c>.</summary>
    public string Row { get; }

    /// <summary>The class in <c>tests/Losses</c>; the point holds for each of its methods.</summary>
    public string Type { get; }

    /// <summary>Arguments and results are float.</summary>
    public bool IsSingle { get; }

    public bool IsExtreme { get; }

    /// <summary>The largest error in units that is accurate: 4, with a sum of n terms 4 + √n.</summary>
    public double Limit { get; }

    public ReferenceResult Value { get; }

    /// <summary>The gradient by variable, its components flattened.</summary>
    public ImmutableDictionary<string, ImmutableArray<ReferenceResult>> Gradient { get; }

    /// <summary>The value as the teaching texts print it.</summary>
    public string? Printed { get; }

    /// <summary>New arguments in the order of a method's parameters: numbers, truth values and arrays, as doubles and ints.</summary>
    public object?[] ArgumentsFor(MethodInfo method) => ArgumentsFor(method.GetParameters().Select(parameter => parameter.Name!));

    /// <inheritdoc cref="ArgumentsFor(MethodInfo)"/>
    public object?[] ArgumentsFor(IEnumerable<string> parameters) =>
        [.. parameters.Select(parameter => _arguments.TryGetValue(parameter, out object? argument)
            ? argument is Array array ? array.Clone() : argument
            : throw new ArgumentException($"The references of {Type} have no argument {parameter}, they have {string.Join(", ", _arguments.Keys.Order(StringComparer.Ordinal))}.", nameof(parameters)))];

    /// <summary>The error of each result in units, of the value first; the gradient has one array per variable in the given order.</summary>
    public IEnumerable<(ReferenceResult Result, double Computed, double Error)> Errors(double value, IReadOnlyList<string> variables, double[][] gradient)
    {
        yield return (Value, value, Value.ErrorOf(value));
        foreach (var error in Errors(variables, gradient))
        {
            yield return error;
        }
    }

    /// <summary>The error of each component of a gradient in units.</summary>
    public IEnumerable<(ReferenceResult Result, double Computed, double Error)> Errors(IReadOnlyList<string> variables, double[][] gradient)
    {
        if (variables.Count != gradient.Length || !Gradient.Keys.All(variables.Contains))
        {
            throw new ArgumentException($"The references of {Type} have the variables {string.Join(", ", Gradient.Keys.Order(StringComparer.Ordinal))}, the gradient is by {string.Join(", ", variables)}.", nameof(variables));
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            // A vector without elements has no components, and no entry in the table.
            ImmutableArray<ReferenceResult> expected = Gradient.GetValueOrDefault(variables[i], []);
            if (expected.Length != gradient[i].Length)
            {
                throw new ArgumentException($"The gradient of {Type} by {variables[i]} has {gradient[i].Length} components instead of {expected.Length}.", nameof(gradient));
            }

            for (int k = 0; k < expected.Length; k++)
            {
                yield return (expected[k], gradient[i][k], expected[k].ErrorOf(gradient[i][k]));
            }
        }
    }

    /// <summary>For messages: <c>Row09(z = [800, -800], y = [1, 0])</c>.</summary>
    public override string ToString() =>
        $"{Type}({string.Join(", ", _arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key} = {Display(argument.Value)}"))})";

    private static string Display(object argument) => argument switch
    {
        Array array => $"[{string.Join(", ", array.Cast<object>().Select(Display))}]",
        double x => x.ToString("R", CultureInfo.InvariantCulture),
        IFormattable x => x.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString()!,
    };
}
