#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.Testing;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>A marked method of any signature with its derivatives: variables may be numbers, structs, tuples, and arrays of them.</summary>
internal sealed class StructuredMethod
{
    private readonly CompiledCode _code;
    private readonly MethodInfo _method;
    private readonly MethodInfo _derivative;
    private readonly int[] _variables;

    /// <param name="run">The run that has emitted its derivatives.</param>
    /// <param name="method">Its name, with the type's.</param>
    /// <param name="typeArguments">What its type parameters stand for.</param>
    public StructuredMethod(GeneratorRun run, string method, params Type[] typeArguments)
    {
        _code = run.Code;
        _method = run.Code.Method(method);
        string?[] named = [.. _method.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "DifferentiableAttribute").ConstructorArguments.SelectMany(argument => (IEnumerable<CustomAttributeTypedArgument>)argument.Value!).Select(argument => (string?)argument.Value)];
        _derivative = run.Code.Method(method + "ValueAndGradient");
        if (typeArguments.Length > 0)
        {
            (_method, _derivative) = (_method.MakeGenericMethod(typeArguments), _derivative.MakeGenericMethod(typeArguments));
        }

        Parameters = _method.GetParameters();
        _variables = [.. Enumerable.Range(0, Parameters.Length).Where(i => (named.Length == 0 || named.Contains(Parameters[i].Name)) && StructuredArguments.HoldsNumbers(ValueOf(Parameters[i])) && !Parameters[i].CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ConstantAttribute"))];
    }

    public ParameterInfo[] Parameters { get; }

    public static Type ValueOf(ParameterInfo parameter) => parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    /// <summary>The value and the gradient at a point are the text's value and its differences.</summary>
    public void Verify(object?[] arguments, double tolerance)
    {
        double[] start = [.. _variables.SelectMany(i => StructuredArguments.NumbersOf(arguments[i]))];
        double expected = Loss(arguments);
        (double value, double[] gradient) = Derived(arguments);
        Assert.Equal(expected, value, tolerance * (1 + Math.Abs(expected)));
        Assert.Equal(start.Length, gradient.Length);
        GradientCheckOptions options = new() { AbsoluteTolerance = tolerance * 100 };
        if (_variables.SelectMany(i => NumberTypesOf(ValueOf(Parameters[i]))).Contains(typeof(float)))
        {
            GradientCheck.Verify(
                (SpanFunction<float>)(x => (float)Loss(At([.. x.ToArray().Select(number => (double)number)]))),
                (x, result) => Derived(At([.. x.ToArray().Select(number => (double)number)])).Gradient.Select(number => (float)number).ToArray().CopyTo(result),
                start.Select(number => (float)number).ToArray(),
                options);
        }
        else
        {
            GradientCheck.Verify(x => Loss(At(x.ToArray())), (x, result) => Derived(At(x.ToArray())).Gradient.CopyTo(result), start, options);
        }

        object?[] At(double[] x)
        {
            Queue<double> numbers = new(x);
            return [.. arguments.Select((argument, i) => _variables.Contains(i) ? StructuredArguments.With(argument, numbers) : argument)];
        }
    }

    private double Loss(object?[] arguments) => StructuredArguments.NumbersOf(_code.Call(_method, arguments)).Single();

    /// <summary>Each variable's part, in the variables' order: written where it has elements, returned where not.</summary>
    private (double Value, double[] Gradient) Derived(object?[] arguments)
    {
        Dictionary<int, object> written = _variables.Where(i => StructuredArguments.ElementOf(ValueOf(Parameters[i])) is not null)
            .ToDictionary(i => i, i => arguments[i] is double[,] matrix ? new double[matrix.GetLength(0), matrix.GetLength(1)] : StructuredArguments.Make(ValueOf(Parameters[i]), ((Array)arguments[i]!).Length, () => double.NaN, () => 0));
        double[] returned = [.. StructuredArguments.NumbersOf(_code.Call(_derivative, [.. arguments, .. written.OrderBy(entry => entry.Key).Select(entry => entry.Value)]))];
        Queue<double> rest = new(returned.Skip(1));
        List<double> gradient = [];
        foreach (int i in _variables)
        {
            int count = StructuredArguments.NumbersOf(arguments[i]).Count();
            gradient.AddRange(written.TryGetValue(i, out object? part) ? StructuredArguments.NumbersOf(part) : Enumerable.Range(0, count).Select(_ => rest.Dequeue()));
        }

        Assert.Empty(rest);
        return (returned[0], [.. gradient]);
    }

    private static IEnumerable<Type> NumberTypesOf(Type type) =>
        type == typeof(double) || type == typeof(float) ? [type]
        : type.IsPrimitive ? []
        : NumberTypesOfParts(StructuredArguments.ElementOf(type) is { } element ? [element] : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.FieldType));

    private static IEnumerable<Type> NumberTypesOfParts(IEnumerable<Type> parts) => parts.SelectMany(NumberTypesOf);
}
#endif
