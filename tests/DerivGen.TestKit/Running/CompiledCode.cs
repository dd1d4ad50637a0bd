using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DerivGen.TestKit;

/// <summary>An assembly that was compiled from text and loaded. It is unloaded when nobody holds it any more.</summary>
public sealed class CompiledCode
{
    private const BindingFlags AllMethods = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Lazy<CompiledCode> _counted;
    private readonly bool _isCounted;

    private CompiledCode(Assembly assembly, CSharpCompilation compilation, bool isCounted)
    {
        Assembly = assembly;
        Compilation = compilation;
        _isCounted = isCounted;
        _counted = new Lazy<CompiledCode>(() => Load(OperationInstrumenter.Instrument(compilation), isCounted: true));
    }

    public Assembly Assembly { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The same text, compiled so that it counts its floating-point operations.</summary>
    public CompiledCode Counted => _isCounted ? this : _counted.Value;

    /// <summary>Compiles texts that need no generator, for instance a gradient written by hand to compare with.</summary>
    public static CompiledCode Compile(params string[] sources) =>
        Load(CompilationVariant.Of(HarnessOptions.Default).Compile("ByHand", sources, []));

    /// <summary>Emits and loads a compilation.</summary>
    /// <exception cref="HarnessFailure">It does not compile.</exception>
    public static CompiledCode Load(CSharpCompilation compilation) => Load(compilation, isCounted: false);

    /// <summary>A type by its name as C# writes it, with or without its namespace: <c>Losses</c>, <c>Outer.Inner</c>; generic types with their arity: <c>Losses`1</c>.</summary>
    public Type Type(string name)
    {
        Type[] found = TypesNamed(name);
        return found.Length == 1
            ? found[0]
            : throw new ArgumentException($"{found.Length} types are named {name}. The types: {string.Join(", ", Assembly.GetTypes().Select(type => type.FullName))}", nameof(name));
    }

    /// <summary>
    /// A marked method by its name, <c>X</c>, <c>Losses.X</c> or <c>Some.Namespace.Losses.X</c>, to be called with its derivatives.
    /// The parameter types, <c>"double"</c>, <c>"ReadOnlySpan&lt;double&gt;"</c>, choose among overloads.
    /// </summary>
    public LossMethod Loss(string method, params string[] parameterTypes) => new(this, Method(method, parameterTypes));

    /// <summary>A method of any accessibility by its name, as in <see cref="Loss"/>.</summary>
    public MethodInfo Method(string name, params string[] parameterTypes)
    {
        int dot = name.LastIndexOf('.');
        string? typeName = dot < 0 ? null : name[..dot];
        string methodName = name[(dot + 1)..];
        MethodInfo[] named =
        [
            .. (typeName is null ? Assembly.GetTypes() : TypesNamed(typeName)).SelectMany(type => type.GetMethods(AllMethods)).Where(method => method.Name == methodName),
        ];
        MethodInfo[] found = parameterTypes.Length == 0 && named.Length == 1
            ? named
            : [.. named.Where(method => method.GetParameters().Select(parameter => TypeDisplay.Of(parameter.ParameterType)).SequenceEqual(parameterTypes))];
        return found.Length == 1
            ? found[0]
            : throw new ArgumentException($"{found.Length} methods are {name}({string.Join(", ", parameterTypes)}). Methods of this name: {(named.Length == 0 ? "none" : string.Join("; ", named.Select(Display)))}.", nameof(name));
    }

    /// <summary>
    /// A typed delegate, which allocates nothing itself. It may take arrays where the method takes spans:
    /// <c>Bind&lt;Action&lt;double[], double[]&gt;&gt;("Losses.XGradient")</c>.
    /// </summary>
    public TDelegate Bind<TDelegate>(string method, params string[] parameterTypes)
        where TDelegate : Delegate
    {
        MethodInfo found = Method(method, parameterTypes);
        return Invoker.Typed<TDelegate>(found, CreateTarget(found));
    }

    /// <summary>Calls a method; arrays are passed as spans, numbers are converted.</summary>
    public object? Call(string method, params object?[] arguments) => Call(Method(method), arguments);

    /// <summary>Counts what a method does in a call. Its first call, which may initialise constants, is not counted.</summary>
    public OperationCount Count(string method, params object?[] arguments)
    {
        MethodInfo counted = Counted.Method(method);
        return OperationCounter.Count(() => Counted.Call(counted, arguments));
    }

    internal static object? CreateTarget(MethodInfo method) =>
        method.IsStatic || method.DeclaringType!.ContainsGenericParameters ? null : Activator.CreateInstance(method.DeclaringType, nonPublic: true);

    /// <summary>Calls a method that has its type arguments; arrays are passed as spans, numbers are converted.</summary>
    public object? Call(MethodInfo method, object?[] arguments)
    {
        object?[] converted = ArgumentConverter.Convert(method, arguments);
        return Invoker.Untyped(method)(CreateTarget(method), converted);
    }

    /// <summary>With dots for nested types, as C# writes it.</summary>
    internal static string FullName(Type type) => type.FullName!.Replace('+', '.');

    private static CompiledCode Load(CSharpCompilation compilation, bool isCounted)
    {
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream);
        if (!result.Success)
        {
            ImmutableArray<Diagnostic> errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
            IEnumerable<SyntaxTree> concerned = errors.Select(error => error.Location.SourceTree).OfType<SyntaxTree>().Distinct();
            throw new HarnessFailure($"The text{(isCounted ? ", instrumented to count operations," : "")} does not compile:\n{string.Join('\n', errors.Take(20).Select(SourceExcerpt.Describe))}\n\n{SourceExcerpt.All(concerned)}");
        }

        stream.Position = 0;
        AssemblyLoadContext context = new(compilation.AssemblyName, isCollectible: true);
        context.Resolving += OperationInstrumenter.Resolve;
        return new CompiledCode(context.LoadFromStream(stream), compilation, isCounted);
    }

    private Type[] TypesNamed(string name)
    {
        Type[] types = Assembly.GetTypes();
        Type[] exact = [.. types.Where(type => FullName(type) == name)];
        return exact.Length > 0 ? exact : [.. types.Where(type => FullName(type).EndsWith($".{name}", StringComparison.Ordinal))];
    }

    private static string Display(MethodInfo method) =>
        $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => TypeDisplay.Of(parameter.ParameterType)))})";
}
