using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>What a sweep has contributed to the adjoints of the nodes that it has not come to, in the order in which it reached them.</summary>
/// <param name="indices">The open indices of the sweep's region, over which nothing is summed within it.</param>
internal sealed class AdjointSweep(SortedSet<int> indices)
{
    private readonly Dictionary<Node, List<Node>> parts = [];
    private readonly List<Node> order = [];

    public SortedSet<int> Indices => indices;

    /// <summary>The nodes whose adjoints have not been taken.</summary>
    public IEnumerable<Node> Reached => order.Where(parts.ContainsKey);

    public void Add(Node node, Node part)
    {
        if (!parts.TryGetValue(node, out List<Node>? own))
        {
            parts.Add(node, own = []);
            order.Add(node);
        }

        own.Add(part);
    }

    /// <summary>The parts of a node's adjoint, which is complete; null where nothing was contributed.</summary>
    public List<Node>? Take(Node node)
    {
        parts.TryGetValue(node, out List<Node>? own);
        parts.Remove(node);
        return own;
    }
}
