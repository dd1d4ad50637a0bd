using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Functions;

namespace DerivGen.Symbolics.Programs;

/// <summary>Which symbols an expression reads, bounds of its open indices included.</summary>
internal sealed class ProgramReads(ExpressionGraph graph)
{
    private static readonly Node[] Nothing = [];

    private readonly Dictionary<Node, HashSet<Symbol>> all = [];
    private readonly Dictionary<Node, HashSet<Symbol>> differentiable = [];

    /// <summary>All symbols that the value depends on; of an array whose length alone is asked for, nothing.</summary>
    public HashSet<Symbol> Of(Node node) => Collect(node, all, Operands);

    /// <summary>The symbols that the value follows differentiably, and perhaps some more.</summary>
    public HashSet<Symbol> DifferentiableOf(Node node) => Collect(node, differentiable, ActiveOperands);

    private IEnumerable<Node> Operands(Node node)
    {
        if (node is Index { IsOpen: true } index)
        {
            (Node lower, Node upper) = graph.RangeOf(index);
            return new[] { lower, upper };
        }

        return node is Length ? Nothing : node.Children;
    }

    private static IEnumerable<Node> ActiveOperands(Node node) => node switch
    {
        { Type: not NodeType.Real } => Nothing,
        Conditional conditional => new[] { conditional.Then, conditional.Else },
        Element element => new Node[] { element.Array },
        Reduction reduction => new[] { reduction.Body },
        Call call when KnownFunctions.Find(call.Function)?.Partials is null => Nothing,
        _ => node.Children,
    };

    /// <summary>Each node once: the symbols in reach.</summary>
    private static HashSet<Symbol> Collect(Node root, Dictionary<Node, HashSet<Symbol>> known, Func<Node, IEnumerable<Node>> operands)
    {
        if (known.TryGetValue(root, out HashSet<Symbol>? result))
        {
            return result;
        }

        result = [];
        HashSet<Node> seen = [];
        Stack<Node> pending = new([root]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Symbol symbol)
            {
                result.Add(symbol);
            }

            foreach (Node operand in operands(node))
            {
                pending.Push(operand);
            }
        }

        known.Add(root, result);
        return result;
    }
}
