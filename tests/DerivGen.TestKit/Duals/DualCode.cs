using System.Collections.Immutable;
using System.Reflection;

namespace DerivGen.TestKit;

/// <summary>
/// A text compiled for dual numbers: every <c>double</c> is a <see cref="DualNumber"/>, every function of <c>Math</c> that of
/// <see cref="DualMath"/>, and nothing else is changed. What it computes is the plain automatic derivative of the text.
/// </summary>
public sealed class DualCode
{
    private readonly CompiledCode _code;

    private DualCode(CompiledCode code) => _code = code;

    /// <summary>Compiles a text; attributes of parameters and methods are dropped.</summary>
    public static DualCode Compile(string text) => new(new RetypedText(nameof(DualNumber), nameof(DualMath)).Compile(text));

    /// <summary>The value, and the derivative by each component of the parameters at the given places.</summary>
    public (double Value, double[][] Gradient) Differentiate(string method, object?[] arguments, ImmutableArray<int> variables)
    {
        MethodInfo found = _code.Method(method);
        ParameterInfo[] parameters = found.GetParameters();
        double value = ((DualNumber)_code.Call(found, [.. arguments.Select((argument, i) => Lift(parameters[i], argument, -1))])!).Value;
        return (value, [.. variables.Select(place => Enumerable.Range(0, arguments[place] is Array array ? array.Length : 1).Select(component => Along(place, component)).ToArray())]);

        double Along(int place, int component) =>
            ((DualNumber)_code.Call(found, [.. arguments.Select((argument, i) => Lift(parameters[i], argument, i == place ? component : -1))])!).Derivative;
    }

    private static object? Lift(ParameterInfo parameter, object? argument, int component) => argument switch
    {
        double x when parameter.ParameterType == typeof(DualNumber) => new DualNumber(x, component == 0 ? 1 : 0),
        double[] vector => vector.Select((x, i) => new DualNumber(x, i == component ? 1 : 0)).ToArray(),
        _ => argument,
    };
}
