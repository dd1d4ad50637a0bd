using System.Collections.Immutable;
using System.Reflection;

namespace DerivGen.TestKit;

/// <summary>
/// A text compiled, without the generator, for <see cref="WideDual"/>: the value and the derivative of what it says to 30
/// digits, by rules that nothing else uses.
/// </summary>
public sealed class WideDualCode
{
    private static readonly Dictionary<string, string> Libraries = new()
    {
        ["TensorPrimitives"] = nameof(WideTensors),
        ["SpecialFunctions"] = nameof(WideSpecialFunctions),
        ["Normal"] = nameof(WideNormal),
        ["Vector2"] = nameof(WideVector2),
        ["Vector3"] = nameof(WideVector3),
        ["Vector4"] = nameof(WideVector4),
        ["Matrix3x2"] = nameof(WideMatrix3x2),
        ["Matrix4x4"] = nameof(WideMatrix4x4),
        ["Plane"] = nameof(WidePlane),
        ["Quaternion"] = nameof(WideQuaternion),
        ["Complex"] = nameof(WideComplex),
        ["Vector"] = nameof(WideLaneFunctions),
        ["Vector64"] = nameof(WideLaneFunctions),
        ["Vector128"] = nameof(WideLaneFunctions),
        ["Vector256"] = nameof(WideLaneFunctions),
    };

    private readonly CompiledCode _code;

    private WideDualCode(CompiledCode code) => _code = code;

    public static WideDualCode Compile(params IEnumerable<string> texts) =>
        new(new RetypedText(nameof(WideDual), nameof(WideDualMath), nameof(WideDual.Literal), nameof(WideDual.CountIteration), Libraries).Compile(texts));

    /// <summary>Along each component of the parameters at the given places, the value and the derivative; null where a condition is too close to call.</summary>
    public WideDual[][]? Differentiate(string method, object?[] arguments, ImmutableArray<int> variables, bool isSingle = false)
    {
        MethodInfo found = _code.Method(method);
        ParameterInfo[] parameters = found.GetParameters();
        Func<object?, object?[], object?> call = Invoker.Untyped(found);
        WideDual.Start(isSingle);
        try
        {
            WideDual[][] results = [.. variables.Select(place => Enumerable.Range(0, arguments[place] is Array array ? array.Length : 1).Select(component => Along(place, component)).ToArray())];
            return WideDual.IsDoubtful ? null : results;
        }
        catch (IndexOutOfRangeException) when (WideDual.IsDoubtful)
        {
            return null; // what is not a number is no index either
        }

        WideDual Along(int place, int component) =>
            (WideDual)call(null, [.. arguments.Select((argument, i) => Lift(parameters[i], argument, i == place ? component : -1))])!;
    }

    private static object? Lift(ParameterInfo parameter, object? argument, int component) => argument switch
    {
        double x when parameter.ParameterType == typeof(WideDual) => WideDual.Argument(x, component == 0),
        double[] numbers => StructNumbers.Make(parameter.ParameterType, numbers.Select((x, i) => (object)WideDual.Argument(x, i == component))),
        double[,] matrix => Lift(matrix, component),
        double[][] rows => rows.Select(row => row.Select(x => WideDual.Argument(x, varies: false)).ToArray()).ToArray(),
        _ => argument,
    };

    private static WideDual[,] Lift(double[,] matrix, int component)
    {
        (int rows, int columns) = (matrix.GetLength(0), matrix.GetLength(1));
        WideDual[,] result = new WideDual[rows, columns];
        for (int i = 0; i < matrix.Length; i++)
        {
            result[i / columns, i % columns] = WideDual.Argument(matrix[i / columns, i % columns], i == component);
        }

        return result;
    }
}
