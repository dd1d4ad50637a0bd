using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Which loops become one.</summary>
internal sealed partial class BlockScheduler
{
    private readonly Dictionary<LoopItem, HashSet<Node>> contents = new(ReferenceComparer.Instance);

    /// <summary>The first loop that waits for nothing, together with all others over its range that wait for nothing.</summary>
    private void EmitReadyLoops()
    {
        List<LoopItem> ready = [.. items.OfType<LoopItem>().Where(i => i.Needs.Count == 0)];
        if (ready.Count == 0)
        {
            return;
        }

        (Node lower, Node upper) = ready[0].Range;
        List<LoopItem> fused = [.. ready.Where(i => ReferenceEquals(i.Range.Lower, lower) && ReferenceEquals(i.Range.Upper, upper))];
        if (fused.Any(item => JoinsLater(item, fused)))
        {
            return; // it waits now, and what is ready is looked for again
        }

        EmitLoop(lower, upper, fused);
        foreach (LoopItem item in fused)
        {
            Finish(item);
        }
    }

    /// <summary>
    /// Whether the item computes something dear that a later loop over the same range computes too, which does not need the
    /// item's own result: then it waits for that loop, and both compute it once.
    /// </summary>
    private bool JoinsLater(LoopItem item, List<LoopItem> fused)
    {
        LoopItem[] waiting = [.. items.OfType<LoopItem>().Where(other => other.Needs.Count > 0
            && ReferenceEquals(other.Range.Lower, item.Range.Lower) && ReferenceEquals(other.Range.Upper, item.Range.Upper))];
        HashSet<Item> dependent = waiting.Length == 0 ? [] : DependentOn(item);
        LoopItem? later = waiting.FirstOrDefault(other => !dependent.Contains(other) && ShareSomethingDear(item, other));
        if (later is null || fused.Any(other => !ReferenceEquals(other, item) && ShareSomethingDear(item, other)))
        {
            return false;
        }

        item.Needs.UnionWith(later.Needs);
        return true;
    }

    /// <summary>The items that need the item, or what needs it.</summary>
    private HashSet<Item> DependentOn(Item item)
    {
        Dictionary<Item, List<Item>> users = new(ReferenceComparer.Instance);
        foreach (Item user in items)
        {
            graph.Spend(1 + user.Needs.Count);
            foreach (Item need in user.Needs)
            {
                if (!users.TryGetValue(need, out List<Item>? list))
                {
                    list = [];
                    users.Add(need, list);
                }

                list.Add(user);
            }
        }

        HashSet<Item> all = new(ReferenceComparer.Instance);
        Stack<Item> pending = new([item]);
        while (pending.Count > 0)
        {
            foreach (Item user in users.TryGetValue(pending.Pop(), out List<Item>? list) ? list : [])
            {
                if (all.Add(user))
                {
                    pending.Push(user);
                }
            }
        }

        return all;
    }

    private bool ShareSomethingDear(LoopItem a, LoopItem b)
    {
        HashSet<Node> others = ContentsOf(b);
        return ContentsOf(a).Any(node => others.Contains(node)
            && CostModel.Reaches(node, WorthAnArray, n => scope.Knows(n) || scope.Resolve(n) is not null));
    }

    private HashSet<Node> ContentsOf(LoopItem item)
    {
        if (!contents.TryGetValue(item, out HashSet<Node>? nodes))
        {
            nodes = [];
            Stack<Node> pending = new(LoopRoots(item));
            while (pending.Count > 0)
            {
                Node node = pending.Pop();
                if (!node.Children.IsEmpty && !scope.Knows(node) && nodes.Add(node))
                {
                    foreach (Node operand in scope.OperandsOf(node))
                    {
                        pending.Push(operand);
                    }
                }
            }

            contents.Add(item, nodes);
        }

        return nodes;
    }
}
