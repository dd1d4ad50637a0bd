#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.Testing;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Compares what is emitted for methods with variables that are structs with the methods' own text.</summary>
internal static class StructVariables
{
    /// <summary>At a few random arguments: the value and its gradient, be it returned or written, against the text and its differences.</summary>
    public static void Verify(GeneratorRun run, string type, string name, double tolerance)
    {
        MethodInfo method = run.Code.Method(type + "." + name);
        ParameterInfo[] parameters = method.GetParameters();
        string?[] named = [.. method.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "DifferentiableAttribute").ConstructorArguments.SelectMany(argument => (IEnumerable<CustomAttributeTypedArgument>)argument.Value!).Select(argument => (string?)argument.Value)];
        int[] variables = [.. Enumerable.Range(0, parameters.Length).Where(i => (named.Length == 0 || named.Contains(parameters[i].Name)) && StructuredArguments.HoldsNumbers(ValueOf(parameters[i])) && !parameters[i].CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ConstantAttribute"))];
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 5; round++)
        {
            object?[] arguments = [.. parameters.Select(parameter => StructuredArguments.Make(ValueOf(parameter), 3 + (round % 2), () => (random.NextDouble() * 3) - 1, () => random.Next(1, 6)))];
            double[] start = [.. variables.SelectMany(i => StructuredArguments.NumbersOf(arguments[i]))];
            double expected = Loss(arguments);
            (double value, double[] gradient) = Derived(arguments);
            Assert.Equal(expected, value, tolerance * (1 + Math.Abs(expected)));
            Assert.Equal(start.Length, gradient.Length);
            GradientCheckOptions options = new() { AbsoluteTolerance = tolerance * 100 };
            if (variables.SelectMany(i => NumberTypesOf(ValueOf(parameters[i]))).Contains(typeof(float)))
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
                return [.. arguments.Select((argument, i) => variables.Contains(i) ? StructuredArguments.With(argument, numbers) : argument)];
            }
        }

        double Loss(object?[] arguments) => StructuredArguments.NumbersOf(run.Code.Call(type + "." + name, arguments)).Single();

        // Each variable's part, in the variables' order: written where it has elements, returned where not.
        (double Value, double[] Gradient) Derived(object?[] arguments)
        {
            Dictionary<int, object> written = variables.Where(i => StructuredArguments.ElementOf(ValueOf(parameters[i])) is not null)
                .ToDictionary(i => i, i => StructuredArguments.Make(ValueOf(parameters[i]), ((Array)arguments[i]!).Length, () => double.NaN, () => 0));
            double[] returned = [.. StructuredArguments.NumbersOf(run.Code.Call(type + "." + name + "ValueAndGradient", [.. arguments, .. written.OrderBy(entry => entry.Key).Select(entry => entry.Value)]))];
            Queue<double> rest = new(returned.Skip(1));
            List<double> gradient = [];
            foreach (int i in variables)
            {
                int count = StructuredArguments.NumbersOf(arguments[i]).Count();
                gradient.AddRange(written.TryGetValue(i, out object? part) ? StructuredArguments.NumbersOf(part) : Enumerable.Range(0, count).Select(_ => rest.Dequeue()));
            }

            Assert.Empty(rest);
            return (returned[0], [.. gradient]);
        }
    }

    private static Type ValueOf(ParameterInfo parameter) => parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    private static IEnumerable<Type> NumberTypesOf(Type type) =>
        type == typeof(double) || type == typeof(float) ? [type]
        : type.IsPrimitive ? []
        : NumberTypesOfParts(StructuredArguments.ElementOf(type) is { } element ? [element] : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.FieldType));

    private static IEnumerable<Type> NumberTypesOfParts(IEnumerable<Type> parts) => parts.SelectMany(NumberTypesOf);
}
#endif
