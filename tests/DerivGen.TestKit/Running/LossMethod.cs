using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DerivGen.TestKit;

/// <summary>
/// A marked method with its derivatives, called the same way whatever their signatures are: the arguments are the
/// method's own (arrays for spans), gradients come back as one array per variable, in the parameters' order.
/// Destinations are created, and filled with rubbish first, because they have to be overwritten. Arguments must not be written to.
/// </summary>
public sealed class LossMethod
{
    private const BindingFlags AllMethods = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const double Rubbish = -98765.4321;

    private readonly CompiledCode _code;
    private readonly MethodInfo _method;
    private readonly ImmutableArray<ParameterInfo> _variables;
    private readonly bool _accumulates;
    private readonly object? _target;
    private readonly Dictionary<string, Func<object?, object?[], object?>> _invokers = [];

    internal LossMethod(CompiledCode code, MethodInfo method)
        : this(code, method, CompiledCode.CreateTarget(method))
    {
    }

    private LossMethod(CompiledCode code, MethodInfo method, object? target)
    {
        _code = code;
        _method = method;
        _target = target;
        (_variables, _accumulates) = ReadDeclaration(method);
    }

    public string Name => _method.Name;

    /// <summary>The names of all parameters.</summary>
    public IReadOnlyList<string> Parameters => [.. _method.GetParameters().Select(parameter => parameter.Name!)];

    /// <summary>The names of the variables, in the parameters' order.</summary>
    public IReadOnlyList<string> Variables => [.. _variables.Select(variable => variable.Name!)];

    /// <summary>The same method of a given instance; without this, an instance method is called on a new one.</summary>
    public LossMethod On(object target) => new(_code, _method, target);

    /// <summary>The same method with type arguments, those of its type before its own.</summary>
    public LossMethod WithTypeArguments(params Type[] typeArguments) => new(_code, Close(_method, typeArguments));

    /// <summary>X itself, as written.</summary>
    public double Invoke(params object?[] arguments) => ToDouble(Run(_method, arguments).Result!);

    /// <summary>XValue.</summary>
    public double Value(params object?[] arguments) => ToDouble(Run(Derivative("Value"), arguments).Result!);

    /// <summary>XGradient.</summary>
    public double[][] Gradient(params object?[] arguments)
    {
        (object? result, Dictionary<string, Array> destinations) = Run(Derivative("Gradient"), arguments);
        return Assemble(result is null ? [] : Components(result, _variables.Count(IsScalar)), destinations);
    }

    /// <summary>XValueAndGradient.</summary>
    public (double Value, double[][] Gradient) ValueAndGradient(params object?[] arguments)
    {
        (object? result, Dictionary<string, Array> destinations) = Run(Derivative("ValueAndGradient"), arguments);
        int scalars = _variables.Count(IsScalar);
        if (scalars == 0)
        {
            return (ToDouble(result!), Assemble([], destinations));
        }

        ITuple tuple = (ITuple)result!;
        return (ToDouble(tuple[0]!), Assemble(Components(tuple[1]!, scalars), destinations));
    }

    /// <summary>Counts what X itself does.</summary>
    public OperationCount CountInvoke(params object?[] arguments) => Count(loss => loss.Invoke(arguments));

    /// <summary>Counts what XValue does.</summary>
    public OperationCount CountValue(params object?[] arguments) => Count(loss => loss.Value(arguments));

    /// <summary>Counts what XGradient does.</summary>
    public OperationCount CountGradient(params object?[] arguments) => Count(loss => loss.Gradient(arguments));

    /// <summary>Counts what XValueAndGradient does.</summary>
    public OperationCount CountValueAndGradient(params object?[] arguments) => Count(loss => loss.ValueAndGradient(arguments));

    /// <summary>A typed delegate of one of the derivatives, <c>""</c> for X itself, see <see cref="CompiledCode.Bind{TDelegate}"/>.</summary>
    public TDelegate Bind<TDelegate>(string suffix)
        where TDelegate : Delegate => Invoker.Typed<TDelegate>(suffix.Length == 0 ? _method : Derivative(suffix), _target);

    private static MethodInfo Close(MethodInfo method, Type[] typeArguments)
    {
        Type declaringType = method.DeclaringType!;
        int outer = declaringType.IsGenericTypeDefinition ? declaringType.GetGenericArguments().Length : 0;
        if (outer > 0)
        {
            Type closed = declaringType.MakeGenericType(typeArguments[..outer]);
            method = closed.GetMethods(AllMethods).Single(candidate => candidate.MetadataToken == method.MetadataToken);
        }

        return method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeArguments[outer..]) : method;
    }

    private static (ImmutableArray<ParameterInfo> Variables, bool Accumulates) ReadDeclaration(MethodInfo method)
    {
        CustomAttributeData? mark = method.CustomAttributes.SingleOrDefault(attribute => attribute.AttributeType.Name == "DifferentiableAttribute");
        HashSet<string> named =
        [
            .. (mark?.ConstructorArguments ?? []).SelectMany(argument => argument.Value switch
            {
                string name => [name],
                IEnumerable<CustomAttributeTypedArgument> names => names.Select(name => (string)name.Value!),
                _ => Enumerable.Empty<string>(),
            }),
        ];
        bool accumulates = mark?.NamedArguments.Any(argument => argument.MemberName == "Accumulate" && argument.TypedValue.Value is true) == true;
        IEnumerable<ParameterInfo> variables = method.GetParameters().Where(parameter => named.Count > 0
            ? named.Contains(parameter.Name!)
            : (IsFloating(ElementOf(parameter.ParameterType)) || StructNumbers.IsStruct(ElementOf(parameter.ParameterType))) && parameter.CustomAttributes.All(attribute => attribute.AttributeType.Name != "ConstantAttribute"));
        return ([.. variables], accumulates);
    }

    private static Type ElementOf(Type type)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        return Invoker.SpanElement(type) ?? (type.IsArray ? type.GetElementType()! : type);
    }

    private static bool IsFloating(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(Half) || type.IsGenericParameter;

    private static bool IsScalar(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        type = type.IsByRef ? type.GetElementType()! : type;
        return type == ElementOf(type);
    }

    private static double ToDouble(object value) => ArgumentConverter.ToDouble(value);

    private static double[][] Components(object result, int count) => count == 1
        ? [Flatten(result)]
        : [.. Enumerable.Range(0, count).Select(i => Flatten(((ITuple)result)[i]!))];

    private static double[] Flatten(object value) => StructNumbers.IsStruct(value.GetType()) ? [.. StructNumbers.Of(value)] : [ToDouble(value)];

    private static double[] Flatten(Array array) => StructNumbers.IsStruct(array.GetType().GetElementType()!) ? [.. StructNumbers.Of(array)] : ArgumentConverter.Flatten(array);

    private double[][] Assemble(double[][] scalars, Dictionary<string, Array> destinations)
    {
        int next = 0;
        return [.. _variables.Select(variable => IsScalar(variable) ? scalars[next++] : Flatten(destinations[variable.Name!]))];
    }

    private MethodInfo Derivative(string suffix)
    {
        string name = _method.Name + suffix;
        Type[] own = [.. _method.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodInfo[] candidates = [.. _method.DeclaringType!.GetMethods(AllMethods).Where(method => method.Name == name)];
        MethodInfo[] closed = [.. candidates.Select(method => method.IsGenericMethodDefinition && _method.IsGenericMethod ? method.MakeGenericMethod(_method.GetGenericArguments()) : method)];
        return closed.FirstOrDefault(method => method.GetParameters().Select(parameter => parameter.ParameterType).Take(own.Length).SequenceEqual(own))
            ?? throw new HarnessFailure($"{_method.DeclaringType} has no method {name} that begins with the parameters of {_method.Name}.");
    }

    /// <summary>Calls with copies of the arguments, so that a method which writes into one is found out.</summary>
    private (object? Result, Dictionary<string, Array> Destinations) Run(MethodInfo method, object?[] arguments)
    {
        ParameterInfo[] parameters = method.GetParameters();
        int own = _method.GetParameters().Length;
        if (arguments.Length != own)
        {
            throw new ArgumentException($"{_method.Name} takes {own} arguments, {arguments.Length} are given.", nameof(arguments));
        }

        Dictionary<string, Array> destinations = [];
        object?[] all = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            if (i < own)
            {
                object? converted = ArgumentConverter.Convert(parameters[i].ParameterType, arguments[i]);
                all[i] = converted is Array array ? Copy(array) : converted;
            }
            else
            {
                (string name, Array destination) = CreateDestination(parameters[i], all);
                destinations.Add(name, destination);
                all[i] = destination;
            }
        }

        if (!_invokers.TryGetValue(method.Name, out Func<object?, object?[], object?>? invoker))
        {
            _invokers.Add(method.Name, invoker = Invoker.Untyped(method));
        }

        object? result = invoker(_target, all);
        for (int i = 0; i < own && method != _method; i++)
        {
            if (all[i] is Array after && !Same(after, (Array)ArgumentConverter.Convert(parameters[i].ParameterType, arguments[i])!))
            {
                throw new HarnessFailure($"{method.Name} wrote into its argument {parameters[i].Name}.");
            }
        }

        return (result, destinations);
    }

    private (string Variable, Array Destination) CreateDestination(ParameterInfo parameter, object?[] arguments)
    {
        ParameterInfo variable = _variables.FirstOrDefault(variable => $"{variable.Name}Gradient" == parameter.Name)
            ?? throw new HarnessFailure($"The parameter {parameter.Name} belongs to no variable of {_method.Name} ({string.Join(", ", Variables)}).");
        Array source = (Array)arguments[variable.Position]!;
        Array destination = Array.CreateInstance(ElementOf(parameter.ParameterType), [.. Enumerable.Range(0, source.Rank).Select(source.GetLength)]);
        object rubbish = RubbishOf(ElementOf(parameter.ParameterType));
        if (destination.Rank == 1)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination.SetValue(rubbish, i);
            }
        }
        else
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination.SetValue(rubbish, i / destination.GetLength(1), i % destination.GetLength(1));
            }
        }

        return (variable.Name!, destination);
    }

    private object RubbishOf(Type type) => StructNumbers.IsStruct(type)
        ? StructNumbers.Make(type, Enumerable.Repeat<object>(_accumulates ? 0.0 : Rubbish, StructNumbers.Of(Activator.CreateInstance(type)!).Count()))
        : ArgumentConverter.Convert(type, _accumulates ? 0.0 : Rubbish)!;

    /// <summary>A copy, with copies of the rows where it is an array of arrays.</summary>
    private static Array Copy(Array array)
    {
        Array copy = (Array)array.Clone();
        for (int i = 0; array.Rank == 1 && i < array.Length; i++)
        {
            if (array.GetValue(i) is Array row)
            {
                copy.SetValue(Copy(row), i);
            }
        }

        return copy;
    }

    private static bool Same(Array left, Array right) =>
        left.Cast<object>().Zip(right.Cast<object>(), (a, b) => a is Array row ? Same(row, (Array)b) : Equals(a, b)).All(same => same) && left.Length == right.Length;

    private OperationCount Count(Action<LossMethod> call)
    {
        LossMethod loss = InCountedCode();
        return OperationCounter.Count(() => call(loss));
    }

    /// <summary>The same method in the assembly that counts, with an instance that holds the same fields.</summary>
    private LossMethod InCountedCode()
    {
        Type declaringType = _method.DeclaringType!;
        Type definition = declaringType.IsGenericType ? declaringType.GetGenericTypeDefinition() : declaringType;
        MethodInfo open = (MethodInfo)declaringType.Module.ResolveMethod(_method.MetadataToken)!;
        MethodInfo counted = _code.Counted.Method(
            $"{CompiledCode.FullName(definition)}.{_method.Name}",
            [.. open.GetParameters().Select(parameter => TypeDisplay.Of(parameter.ParameterType))]);
        Type[] typeArguments = [.. declaringType.GetGenericArguments(), .. _method.GetGenericArguments()];
        counted = Close(counted, typeArguments);
        if (_target is null)
        {
            return new LossMethod(_code.Counted, counted, target: null);
        }

        object target = RuntimeHelpers.GetUninitializedObject(counted.DeclaringType!);
        foreach (FieldInfo field in counted.DeclaringType!.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            FieldInfo source = declaringType.GetField(field.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
            field.SetValue(target, source.GetValue(_target));
        }

        return new LossMethod(_code.Counted, counted, target);
    }
}
