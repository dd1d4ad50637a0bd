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

    /// <summary>All nodes in which one that satisfies the predicate occurs.</summary>
    public static HashSet<Node> Around(IEnumerable<Node> roots, Func<Node, bool> predicate)
    {
        HashSet<Node> around = [];
        HashSet<Node> done = [];
        Stack<(Node Node, bool IsReady)> pending = new();
        foreach (Node root in roots)
        {
            pending.Push((root, false));
            while (pending.Count > 0)
            {
                (Node node, bool isReady) = pending.Pop();
                if (isReady)
                {
                    if (predicate(node) || node.Children.Any(around.Contains))
                    {
                        around.Add(node);
                    }
                }
                else if (done.Add(node))
                {
                    pending.Push((node, true));
                    foreach (Node child in node.Children)
                    {
                        pending.Push((child, false));
                    }
                }
            }
        }

        return around;
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
