using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>What the blocks of one kernel share: names, temporary arrays, and which destinations are still free.</summary>
internal sealed class KernelBuilder(ExpressionGraph graph, Names names, IEnumerable<Symbol> freeDestinations)
{
    private readonly List<Statement> arrays = [];
    private readonly HashSet<Symbol> free = [.. freeDestinations];

    public ExpressionGraph Graph { get; } = graph;

    public Names Names { get; } = names;

    /// <summary>The elements that exist wherever the method has a value.</summary>
    public ExistingElements Existing { get; init; } = new(graph, []);

    /// <summary>The declarations of the temporary arrays.</summary>
    public IEnumerable<Statement> Arrays => arrays;

    public bool IsFree(Symbol destination) => free.Contains(destination);

    /// <summary>
    /// Where the node's values over a range can be kept: in <paramref name="destination"/>, or in a temporary array; null
    /// where the length is not known at the head of the method.
    /// </summary>
    public Symbol? ArrayFor(Node node, Node lower, Node upper, Symbol? destination)
    {
        if (destination is not null)
        {
            free.Remove(destination);
            return destination;
        }

        Node length = Graph.TripCount(lower, upper);
        if (!length.IsClosed || length.HasReduction || ContainsProgramVariable(length))
        {
            return null;
        }

        Symbol array = Names.Array(node, node is Call { Function: Function.Exp } ? "e" : "t");
        arrays.Add(new DeclareArray(array, length));
        return array;
    }

    /// <summary>Whether the value is another one at another point of a program; a program's array keeps its length.</summary>
    private static bool ContainsProgramVariable(Node node) =>
        node is Symbol symbol ? symbol.Ordinal >= SymbolOrdinals.Program : node is not Length && node.Children.Any(ContainsProgramVariable);
}
