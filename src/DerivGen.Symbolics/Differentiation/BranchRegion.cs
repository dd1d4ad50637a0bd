using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>
/// What is differentiated for one branch of a conditional alone, or the whole: the nodes that no other branch and nothing
/// around the conditional needs. Within it the branch's condition holds, so that no adjoint has to say so.
/// </summary>
internal sealed class BranchRegion
{
    private readonly Dictionary<(Conditional, bool), BranchRegion> branches;
    private readonly List<Node> nodes = [];
    private readonly BranchRegion? outer;
    private readonly int depth;

    private BranchRegion(BranchRegion? outer, SortedSet<int> indices)
    {
        this.outer = outer;
        branches = outer?.branches ?? [];
        depth = outer is null ? 0 : outer.depth + 1;
        Indices = indices;
    }

    /// <summary>The region's nodes, the users before what they use.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>The open indices that all of the region's nodes know: those of the conditional.</summary>
    public SortedSet<int> Indices { get; }

    /// <summary>The region of all, whose conditionals have regions of their own.</summary>
    /// <param name="topological">The nodes in the order of evaluation, the value last.</param>
    /// <param name="operands">What the derivative of a node goes on to.</param>
    /// <param name="closure">The open indices of a node.</param>
    public static BranchRegion Of(IReadOnlyList<Node> topological, Func<Node, IEnumerable<Node>> operands, Func<Node, SortedSet<int>> closure)
    {
        BranchRegion whole = new(null, []);
        Dictionary<Node, BranchRegion> regions = [];
        for (int i = topological.Count - 1; i >= 0; i--)
        {
            Node node = topological[i];
            regions.TryGetValue(node, out BranchRegion? region);
            region = node is Symbol or Element ? whole : (region ?? whole).Knowing(closure(node));
            region.nodes.Add(node);
            if (node is Conditional conditional)
            {
                Meet(regions, conditional.Then, region.NewBranch(conditional, true, closure(node)));
                Meet(regions, conditional.Else, region.NewBranch(conditional, false, closure(node)));
                continue;
            }

            foreach (Node operand in operands(node))
            {
                Meet(regions, operand, region);
            }
        }

        return whole;
    }

    /// <summary>The region of a conditional's branch.</summary>
    public BranchRegion Branch(Conditional conditional, bool holds) => branches[(conditional, holds)];

    private BranchRegion NewBranch(Conditional conditional, bool holds, SortedSet<int> indices)
    {
        BranchRegion branch = new(this, indices);
        branches.Add((conditional, holds), branch);
        return branch;
    }

    /// <summary>A node that does not know all of a region's indices is one value for all of their values: it belongs outside.</summary>
    private BranchRegion Knowing(SortedSet<int> indices)
    {
        BranchRegion region = this;
        while (region.outer is { } around && !region.Indices.IsSubsetOf(indices))
        {
            region = around;
        }

        return region;
    }

    private static void Meet(Dictionary<Node, BranchRegion> regions, Node node, BranchRegion user) =>
        regions[node] = regions.TryGetValue(node, out BranchRegion? region) ? CommonAncestor.Of(region, user, place => place.depth, place => place.outer) : user;
}
