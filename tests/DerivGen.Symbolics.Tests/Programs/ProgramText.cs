using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.Programs;

/// <summary>A method with a program, written down by hand.</summary>
internal sealed class ProgramText
{
    private readonly List<LossParameter> parameters = [];
    private readonly List<ProgramStatement> top = [];
    private List<ProgramStatement> current;
    private int next = SymbolOrdinals.Program;

    public ProgramText() => current = top;

    public ExpressionGraph Graph { get; } = new();

    public Symbol Scalar(string name, bool isVariable = true, NodeType type = NodeType.Real) => Parameter(name, type, 0, isVariable);

    public Symbol Vector(string name, bool isVariable = true, NodeType type = NodeType.Real) => Parameter(name, type, 1, isVariable);

    /// <summary>A variable of the program, without a value.</summary>
    public Symbol Variable(string name, NodeType type = NodeType.Real, int dimensions = 0)
    {
        int ordinal = next++;
        return Graph.Symbol(name, "#" + ordinal, type, dimensions, ordinal);
    }

    /// <summary>A variable of the program with its first value.</summary>
    public Symbol Let(string name, Node value)
    {
        Symbol variable = Variable(name, value.Type);
        Set((variable, value));
        return variable;
    }

    public Symbol Array(string name, Node length, NodeType type = NodeType.Real)
    {
        Symbol array = Variable(name, type, 1);
        Add(new Allocation(array, length));
        return array;
    }

    /// <summary>All at once.</summary>
    public void Set(params (Symbol Variable, Node Value)[] assignments) =>
        Add(new Segment([.. assignments.Select(a => new ScalarAssignment(a.Variable, a.Value))], [], []));

    public void Write(Symbol array, Node position, Node value) => Add(new Segment([], [new ElementWrite(array, position, value)], []));

    public void Fill(Symbol array, Node lower, Node upper, Func<Index, Node> value)
    {
        Index index = Graph.FreshIndex(lower, upper);
        Add(new Segment([], [], [new RangeWrite(array, index, value(index))]));
    }

    public void Add(ProgramStatement statement) => current.Add(statement);

    public void For(string counter, Node lower, Node? upper, Action<Symbol> body, Func<Symbol, Node>? condition = null, bool isDescending = false)
    {
        Symbol symbol = Variable(counter, NodeType.Integer);
        Add(new ProgramLoop(symbol, lower, upper, isDescending, condition?.Invoke(symbol), Inside(() => body(symbol))));
    }

    public void While(Node condition, Action body) => For("k", I(0), null, _ => body(), _ => condition);

    public void If(Node condition, Action body) => Add(new ProgramBranch(condition, Inside(body)));

    public LossFunction Returns(Node value) => new(Graph, value, [.. parameters], [], []) { Program = [.. top] };

    public Node I(int value) => Graph.Integer(value);

    public Node N(double value) => Graph.Number(Rational.FromShortestDecimal(value));

    public Node Sum(Node lower, Node upper, Func<Index, Node> body)
    {
        Index index = Graph.FreshIndex(lower, upper);
        return Graph.Reduce(ReductionKind.Sum, index, body(index));
    }

    private ImmutableArray<ProgramStatement> Inside(Action body)
    {
        List<ProgramStatement> outer = current;
        current = [];
        body();
        ImmutableArray<ProgramStatement> inner = [.. current];
        current = outer;
        return inner;
    }

    private Symbol Parameter(string name, NodeType type, int dimensions, bool isVariable)
    {
        Symbol symbol = Graph.Symbol(name, name, type, dimensions, parameters.Count);
        parameters.Add(new LossParameter(symbol, isVariable, StatedFacts.None, 0, 0));
        return symbol;
    }
}
