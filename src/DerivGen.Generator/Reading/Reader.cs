using System.Collections.Immutable;
using System.Globalization;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Runs a method symbolically: locals become expressions, branches become conditionals, loops become reductions. One
/// reader reads one marked method with all that it calls. This part holds what all others share.
/// </summary>
internal sealed partial class Reader
{
    private const int MaximumSteps = 400_000;

    private const int MaximumNodes = 400_000;

    private const int MaximumCallDepth = 48;

    private readonly Compilation compilation;
    private readonly IMethodSymbol method;
    private readonly CancellationToken cancellation;
    private readonly ExpressionGraph graph;
    private readonly IndexFacts facts;
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<string, Symbol> data = new(StringComparer.Ordinal);
    private readonly List<IMethodSymbol> callers = [];
    private readonly Dictionary<IMethodSymbol, IBlockOperation> lambdas = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Node, (Node Position, Node Length)> elementReads = [];
    private readonly List<KeyValuePair<Node, string>> names = [];
    private ProgramState state = ProgramState.Empty;
    private int nextPlaceholder = SymbolOrdinals.Placeholder;
    private int nextArray;
    private int steps;

    public Reader(Compilation compilation, IMethodSymbol method, CancellationToken cancellation)
    {
        this.compilation = compilation;
        this.method = method;
        this.cancellation = cancellation;
        graph = new ExpressionGraph();
        facts = new IndexFacts(graph);
    }

    public ExpressionGraph Graph => graph;

    public Origins Origins { get; } = new();

    /// <summary>Conditions that hold wherever the method returns.</summary>
    public List<Node> Assumptions { get; } = [];

    /// <summary>Whether the text computes in double, or reads a datum that holds doubles and is no parameter.</summary>
    public bool ReadsDouble { get; private set; }

    /// <summary>The argument checks at the head, as text.</summary>
    public List<string> ArgumentChecks { get; } = [];

    public ImmutableArray<KeyValuePair<Node, string>> Names
    {
        get
        {
            HashSet<Node> temporary = Mention.Around(names.Select(name => name.Key), part => part is Symbol { Ordinal: >= SymbolOrdinals.Placeholder });
            return names.Where(name => IsFunctionOfOneIndex(name.Key) && !temporary.Contains(name.Key)).Distinct().ToImmutableArray();
        }
    }

    /// <summary>Whether the node is a value, or one for each value of a loop's index: what a local in that loop held.</summary>
    private bool IsFunctionOfOneIndex(Node node) =>
        node.IsClosed || (node.FreeIndices.Length == 1 && graph.RangeOf(node.FreeIndices[0]) is var (lower, upper) && lower.IsClosed && upper.IsClosed);

    /// <summary>Reads the marked method with the given values of its parameters.</summary>
    public Node Read(IReadOnlyList<Value> parameters) => ReadValue(parameters) is ScalarValue { Node.Type: not NodeType.Boolean } result
        ? graph.Real(result.Node)
        : throw new Refusal(Descriptors.NoBody, method.Locations[0], method.Name);

    /// <summary>Reads a method that returns a number or a tuple of numbers.</summary>
    public ImmutableArray<Node> ReadNumbers(IReadOnlyList<Value> parameters) => ReadValue(parameters) is { } value
        ? Recursion.NumbersOf([value]).Select(graph.Real).ToImmutableArray()
        : throw new Refusal(Descriptors.NoBody, method.Locations[0], method.Name);

    private Value? ReadValue(IReadOnlyList<Value> parameters)
    {
        state = ProgramState.Empty;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            state = state.With(method.Parameters[i], parameters[i]);
        }

        callers.Add(method);
        if (!method.IsStatic)
        {
            state = state.With(method.OriginalDefinition, ShapeOf(method.ContainingType) is not null ? Datum("this", "this", method.ContainingType, null) : new ObjectValue("this"));
        }

        return RunBody(method, isMarked: true);
    }

    /// <summary>The method's text; null where it is not in this compilation, as that of another project in the same solution.</summary>
    private SyntaxNode? SyntaxOf(IMethodSymbol called) =>
        called.DeclaringSyntaxReferences.IsEmpty || !compilation.ContainsSyntaxTree(called.DeclaringSyntaxReferences[0].SyntaxTree)
            ? null
            : called.DeclaringSyntaxReferences[0].GetSyntax(cancellation);

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel model))
        {
            model = compilation.GetSemanticModel(tree);
            models.Add(tree, model);
        }

        return model;
    }

    /// <summary>Every operation is one step; a method takes a bounded number of them, and of nodes.</summary>
    private void Step(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation.Kind == OperationKind.Invalid)
        {
            throw Refusal.OfErrors(operation);
        }

        steps++;
        if (steps > MaximumSteps || graph.Count > MaximumNodes)
        {
            throw new Refusal(
                Descriptors.TooLarge,
                method.Locations[0],
                method.Name,
                "reading stopped at line " + (operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException) when (LargeStack.IsHere)
        {
            throw new Refusal(Descriptors.TooDeep, operation.Syntax.GetLocation(), method.Name);
        }
    }

    private Symbol Placeholder(string name, NodeType type, int dimensions)
    {
        int ordinal = nextPlaceholder++;
        return graph.Symbol(name, "#" + ordinal.ToString(CultureInfo.InvariantCulture), type, dimensions, ordinal);
    }

    private void Name(Node node, string name)
    {
        if (node is not (Constant or NamedConstant or Symbol or Length or DerivGen.Symbolics.Expressions.Index or Element))
        {
            names.Add(new KeyValuePair<Node, string>(node, name));
        }
    }

    private Node Integer(int value) => graph.Integer(value);
}
