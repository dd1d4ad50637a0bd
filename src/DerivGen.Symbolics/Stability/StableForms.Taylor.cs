using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Stability.Series;

namespace DerivGen.Symbolics.Stability;

/// <summary>Taylor branches: tried at every sum and product, of the largest part that a branch is good for.</summary>
internal sealed partial class StableForms
{
    private readonly Dictionary<Node, Node?> branches = [];
    private readonly Dictionary<Node, Node> unbranched = [];
    private readonly SeriesBudget series = new();
    private bool isUnbranched;

    /// <summary>The form with a Taylor branch; null where the node needs none.</summary>
    private Node? Branch(Node node)
    {
        if (isUnbranched || !TaylorBranches.MayCancel(node))
        {
            return null;
        }

        if (!branches.TryGetValue(node, out Node? branch))
        {
            if (node is Sum sum && branches.TryGetValue(source.Negate(sum), out Node? opposite) && opposite is not null)
            {
                return target.Negate(opposite);
            }

            branches.Add(node, null);
            branch = new TaylorBranches(source, target, Lower, series).Branch(node, () => Unbranched(node));
            branches[node] = branch;
        }

        return branch;
    }

    /// <summary>The form without branches anywhere in it: what stands beside a branch.</summary>
    private Node Unbranched(Node node)
    {
        (Dictionary<Node, Node> outer, done) = (done, unbranched);
        isUnbranched = true;
        Node form = Lower(node);
        isUnbranched = false;
        done = outer;
        return form;
    }
}
