using System.Collections.Immutable;
using System.Reflection;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Stability;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>A method with kernels made by hand, written, and compiled as another part of its type.</summary>
internal sealed class WrittenMethod(string name = "X", bool isSingle = false)
{
    private readonly List<ParameterModel> _parameters = [];
    private readonly List<LossParameter> _lossParameters = [];
    private readonly List<DerivedKernel> _kernels = [];
    private int _locals;

    public static TargetCapabilities Current { get; } = new(1300, false, true, true, true, true, true, true, true, true, true);

    public static TargetCapabilities NetStandard20 { get; } = new(703, false, false, true, true, false, false, false, false, false, false);

    public ExpressionGraph Graph { get; } = new();

    public string Namespace { get; init; } = "N";

    public ImmutableArray<ContainingTypeModel> Types { get; init; } = [new("class", "Losses", "")];

    public string Accessibility { get; init; } = "public";

    public bool IsStatic { get; init; } = true;

    public bool IsReadOnly { get; init; }

    public ImmutableArray<string> TypeParameters { get; init; } = [];

    public ImmutableArray<string> Constraints { get; init; } = [];

    public ImmutableArray<string> Checks { get; init; } = [];

    public bool Accumulate { get; init; }

    public ImmutableArray<string> Formulas { get; init; } = [];

    private string Real => isSingle ? "float" : "double";

    public Symbol Scalar(string name, bool isVariable = false, ElementKind? element = null, string? type = null, StatedFacts facts = StatedFacts.None, string modifier = "", string? defaultValue = null) =>
        Add(name, type, modifier, defaultValue, ParameterKind.Scalar, element, facts, isVariable);

    public Symbol Vector(string name, bool isVariable = false, ParameterKind kind = ParameterKind.ReadOnlySpan, ElementKind? element = null, StatedFacts facts = StatedFacts.None, string modifier = "", string? type = null) =>
        Add(name, type, modifier, null, kind, element, facts, isVariable);

    public Symbol Local(string name, NodeType type = NodeType.Real, int dimensions = 0) =>
        Graph.Symbol(name, name + "#" + _locals, type, dimensions, SymbolOrdinals.Local + _locals++);

    public Symbol Destination(Symbol variable) =>
        Graph.Symbol(variable.Name + "Gradient", variable.Name + "Gradient", NodeType.Real, variable.Dimensions, SymbolOrdinals.Destination + variable.Ordinal);

    public Node Number(double value) => Graph.Number(Rational.FromShortestDecimal(value));

    public WrittenMethod With(KernelKind kind, Node? value, Node[] gradients, params Statement[] body)
    {
        _kernels.Add(new DerivedKernel(kind, new Kernel([.. body], value, [.. gradients])));
        return this;
    }

    /// <summary>The kernel that is derived of a program.</summary>
    public WrittenMethod WithProgram(KernelKind kind, Node value, params ProgramStatement[] program)
    {
        LossFunction loss = new(Graph, value, [.. _lossParameters], [], []) { Program = [.. program] };
        _kernels.AddRange(Deriver.Derive(loss, new DerivationRequest([kind], Accumulate), CancellationToken.None).Kernels);
        return this;
    }

    public string Write(TargetCapabilities? target = null) => SourceWriter.Write(Model(target ?? Current), new DerivationResult([.. _kernels], "", Formulas.IsDefaultOrEmpty ? [.. _parameters.Where(p => p.IsVariable).Select(_ => "")] : Formulas));

    /// <summary>The lines between the braces of the only written method, without their indentation.</summary>
    public string Body(TargetCapabilities? target = null)
    {
        string[] lines = Write(target).Split('\n');
        int open = Array.FindIndex(lines, line => line == "        {");
        int close = Array.FindIndex(lines, line => line == "        }");
        return string.Join('\n', lines[(open + 1)..close].Select(line => line.Length > 12 ? line[12..] : ""));
    }

    /// <summary>Compiles with the user's own part, in every way that a user may compile; no warning is allowed.</summary>
    public CompiledCode Compile()
    {
        CSharpCompilation? current = null;
        foreach (bool isOld in new[] { true, false })
        {
            TargetCapabilities target = isOld ? NetStandard20 : Current;
            LanguageVersion language = isOld ? LanguageVersion.CSharp7_3 : LanguageVersion.Latest.MapSpecifiedToEffectiveVersion();
            foreach (bool other in new[] { false, true })
            {
                CompilationVariant variant = new(
                    language,
                    other && !isOld ? NullableContextOptions.Enable : NullableContextOptions.Disable,
                    CheckOverflow: other,
                    Debug: other,
                    isOld ? TargetFrameworkKind.NetStandard20 : TargetFrameworkKind.Current);
                CSharpCompilation compilation = variant.Compile("Written", [UserText(target), Write(target)], []);
                Diagnostic[] faults = [.. compilation.GetDiagnostics().Where(fault => fault.Severity >= DiagnosticSeverity.Warning && fault.Id != "CS1591")];
                Assert.True(faults.Length == 0, $"{variant}\n{string.Join('\n', faults.Select(fault => fault.ToString()))}\n{UserText(target)}\n{Write(target)}");
                current = compilation;
            }
        }

        return CompiledCode.Load(current!);
    }

    private Symbol Add(string name, string? type, string modifier, string? defaultValue, ParameterKind kind, ElementKind? element, StatedFacts facts, bool isVariable)
    {
        ElementKind elements = element ?? (isSingle ? ElementKind.Single : ElementKind.Double);
        string scalar = elements switch { ElementKind.Double => "double", ElementKind.Single => "float", ElementKind.Boolean => "bool", _ => "int" };
        type ??= kind switch
        {
            ParameterKind.Span => $"global::System.Span<{scalar}>",
            ParameterKind.ReadOnlySpan => $"global::System.ReadOnlySpan<{scalar}>",
            ParameterKind.Array => scalar + "[]",
            ParameterKind.Matrix => scalar + "[,]",
            _ => scalar,
        };
        NodeType nodeType = elements switch { ElementKind.Double or ElementKind.Single => NodeType.Real, ElementKind.Boolean => NodeType.Boolean, _ => NodeType.Integer };
        int dimensions = kind switch { ParameterKind.Scalar or ParameterKind.Opaque => 0, ParameterKind.Matrix => 2, _ => 1 };
        Symbol symbol = Graph.Symbol(name, IdentifierText.Of(name), nodeType, dimensions, _parameters.Count);
        _parameters.Add(new ParameterModel(name, type, modifier, defaultValue, kind, elements, facts, -1, 1, isVariable) { Ordinal = _parameters.Count });
        _lossParameters.Add(new LossParameter(symbol, isVariable, facts, -1, 1));
        return symbol;
    }

    private MethodModel Model(TargetCapabilities target) => new(
        "N.Losses.X.g.cs",
        Namespace,
        Types,
        name,
        Accessibility,
        IsStatic,
        IsReadOnly,
        TypeParameters,
        Constraints,
        _parameters.ToImmutableArray(),
        isSingle ? ElementKind.Single : ElementKind.Double,
        isSingle ? RealPrecision.Single : RealPrecision.Double,
        _kernels.Select(kernel => kernel.Kind).ToImmutableArray(),
        Accumulate,
        AccuracyGoal.Operands,
        Checks,
        target,
        new LossModel(new LossFunction(Graph, Graph.Zero, [.. _lossParameters], [], [])));

    /// <summary>The method itself, as a user has declared it.</summary>
    private string UserText(TargetCapabilities target)
    {
        string types = string.Concat(Types.Select(type => $"public {(IsStatic && type == Types[^1] && type.Keyword == "class" ? "static " : "")}partial {type.Keyword} {type.Name}{type.TypeParameters} {{ "));
        string parameters = string.Join(", ", _parameters.Select(parameter =>
            $"{parameter.Modifier} {parameter.TypeText} {IdentifierText.Of(parameter.Name)}{(parameter.DefaultValue is null ? "" : " = " + parameter.DefaultValue)}"));
        string typeParameters = TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", TypeParameters)}>";
        string modifiers = $"{Accessibility} {(IsStatic ? "static" : "")} {(IsReadOnly && target.LanguageVersion >= 800 ? "readonly" : "")}";
        string method = $"{modifiers} {Real} {IdentifierText.Of(name)}{typeParameters}({parameters}) {string.Join(' ', Constraints)} {{ return 0; }}";
        string text = $"{types}{method} {new string('}', Types.Length)}";
        return Namespace.Length == 0 ? text : $"namespace {Namespace} {{ {text} }}";
    }
}
