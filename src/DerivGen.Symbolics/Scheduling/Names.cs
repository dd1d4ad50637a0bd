using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Makes the symbols of a kernel, with the user's own names where there are some.</summary>
internal sealed class Names(ExpressionGraph graph, IReadOnlyDictionary<Node, string> hints)
{
    private static readonly string[] IndexNames = ["i", "j", "k", "l", "m"];

    private int next = SymbolOrdinals.Local;

    /// <summary>The user's name for the node, or for the node as a function of its one index.</summary>
    public string? HintFor(Node node) => hints.TryGetValue(AnyIndex.Abstract(graph, node), out string? name) ? name : null;

    public Symbol Local(Node node, string fallback) => Make(HintFor(node) ?? fallback, node.Type, 0);

    public Symbol Local(string name, NodeType type) => Make(name, type, 0);

    public Symbol Array(Node element, string fallback) => Make(HintFor(element) ?? fallback, NodeType.Real, 1);

    public Symbol Array(string name, NodeType type) => Make(name, type, 1);

    public Symbol LoopIndex(int depth) => Make(IndexNames[Math.Min(depth, IndexNames.Length - 1)], NodeType.Integer, 0);

    /// <summary>The writer makes names unique in their scopes; here the ordinal tells symbols apart.</summary>
    private Symbol Make(string name, NodeType type, int dimensions) => graph.Symbol(name, name, type, dimensions, next++);
}
