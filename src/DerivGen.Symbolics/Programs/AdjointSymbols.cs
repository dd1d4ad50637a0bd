using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Programs;

/// <summary>The adjoints of the active program variables, and what the gradients by scalar parameters are added up in.</summary>
internal sealed class AdjointSymbols
{
    private readonly Dictionary<Symbol, Symbol> adjoints = [];
    private readonly Dictionary<Symbol, Symbol> copies = [];
    private readonly ExpressionGraph graph;
    private readonly Dictionary<Symbol, Constant> constants = [];
    private int next = SymbolOrdinals.Adjoint;

    /// <param name="graph">The graph of the mathematics.</param>
    /// <param name="active">The program variables that have adjoints, in order.</param>
    /// <param name="variables">The method's variables.</param>
    public AdjointSymbols(ExpressionGraph graph, IEnumerable<Symbol> active, ImmutableArray<Symbol> variables)
    {
        this.graph = graph;
        Variables = variables;
        foreach (Symbol variable in active)
        {
            adjoints.Add(variable, New(variable.Name + "Adjoint", variable.Dimensions));
        }

        Active = adjoints.Keys.ToImmutableArray();
        foreach (Symbol variable in variables.Where(v => v.Dimensions == 0))
        {
            adjoints.Add(variable, New(variable.Name + "Gradient", 0));
        }
    }

    /// <summary>The method's variables.</summary>
    public ImmutableArray<Symbol> Variables { get; }

    /// <summary>The program variables that have adjoints.</summary>
    public ImmutableArray<Symbol> Active { get; private set; }

    public bool Has(Symbol variable) => adjoints.ContainsKey(variable);

    /// <summary>The adjoint of a program variable, or the gradient by a scalar parameter.</summary>
    public Symbol Of(Symbol variable) => adjoints[variable];

    /// <summary>The adjoint of what is assigned: a symbol, or 1 or −1 where it is that throughout; null where nothing depends on it.</summary>
    public Node? SeedOf(Symbol variable) => constants.TryGetValue(variable, out Constant? number) ? number : Has(variable) ? Of(variable) : null;

    /// <summary>Makes a variable's adjoint a number, which no variable has to hold.</summary>
    public void Fix(Symbol variable, Constant number)
    {
        constants.Add(variable, number);
        adjoints.Remove(variable);
        Active = Active.Remove(variable);
    }

    /// <summary>The copy of an array's adjoints, from which a segment reads while it adds to the adjoints themselves.</summary>
    public Symbol CopyOf(Symbol array)
    {
        if (!copies.TryGetValue(array, out Symbol? copy))
        {
            copy = New(Of(array).Name + "Copy", 1);
            copies.Add(array, copy);
        }

        return copy;
    }

    /// <summary>A symbol for adjoints that a segment takes before it adds to any.</summary>
    public Symbol New(string name, int dimensions) => graph.Symbol(name, name, NodeType.Real, dimensions, next++);
}
