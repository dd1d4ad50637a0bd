using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>Asks whether a node occurs in an expression, in time linear in the number of different nodes.</summary>
internal static class Mention
{
    public static bool Any(Node root, Func<Node, bool> predicate)
    {
        HashSet<Node> visited = [];
        Stack<Node> pending = new();
        pending.Push(root);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!visited.Add(node))
            {
                continue;
            }

            if (predicate(node))
            {
                return true;
            }

            foreach (Node child in node.Children)
            {
                pending.Push(child);
            }
        }

        return false;
    }

    public static bool Of(Node root, Node part) => Any(root, node => ReferenceEquals(node, part));

    /// <summary>All nodes that satisfy the predicate.</summary>
    public static HashSet<T> All<T>(Node root, Func<T, bool> predicate)
        where T : Node
    {
        HashSet<T> found = [];
        Any(root, node =>
        {
            if (node is T candidate && predicate(candidate))
            {
                found.Add(candidate);
            }

            return false;
        });
        return found;
    }
}
