using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Prepares the nodes of one graph for evaluation.</summary>
/// <param name="symbols">The numbers of the symbols, shared by all graphs of a check.</param>
/// <param name="readsLogDomain">Whether logarithms in exponents may be formal; see <see cref="LogDomain"/>.</param>
internal sealed class NodeCompiler(SymbolNumbers symbols, bool readsLogDomain)
{
    private readonly Dictionary<Node, CompiledNode> done = [];
    private readonly Dictionary<int, int> indices = [];

    /// <summary>The number of nodes prepared.</summary>
    public int Count => done.Count;

    public SymbolNumbers Symbols => symbols;

    /// <summary>The number of different indices.</summary>
    public int IndexCount => indices.Count;

    public int NumberOf(Expressions.Index index) => NumberOf(index.Number);

    public CompiledNode Compile(Node node)
    {
        if (done.TryGetValue(node, out CompiledNode? compiled))
        {
            return compiled;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        CompiledNode[] children = new CompiledNode[node.Children.Length];
        for (int i = 0; i < children.Length; i++)
        {
            children[i] = Compile(node.Children[i]);
        }

        compiled = new(node, children)
        {
            Slot = done.Count,
            Symbol = node switch
            {
                Symbol symbol => symbols.NumberOf(symbol),
                Element element => symbols.NumberOf(element.Array),
                Length length => symbols.NumberOf(length.Array),
                _ => -1,
            },
            Index = node switch
            {
                Expressions.Index index => NumberOf(index.Number),
                Reduction reduction => NumberOf(reduction.Number),
                _ => -1,
            },
            FreeIndices = [.. node.FreeIndices.Select(NumberOf)],
            FormalTerms = readsLogDomain && node is Call { Function: Function.Exp, Argument: Sum sum } && sum.Terms.Any(IsFormal) ? [.. sum.Terms.Select(IsFormal)] : null,
        };
        done.Add(node, compiled);
        return compiled;
    }

    private int NumberOf(int index)
    {
        if (!indices.TryGetValue(index, out int number))
        {
            number = indices.Count;
            indices.Add(index, number);
        }

        return number;
    }

    private static bool IsFormal(Node term) => term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument);
}
