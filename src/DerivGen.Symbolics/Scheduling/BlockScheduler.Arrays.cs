using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>What is dear and read in more than one loop is kept in arrays: in a free destination, or in temporary ones.</summary>
internal sealed partial class BlockScheduler
{
    /// <summary>
    /// What is dear, is computed for every value of the index in these loops, and is needed again by a later loop over the
    /// same range: stores into arrays.
    /// </summary>
    private List<Effect> KeepForLaterLoops(Index index, List<LoopItem> fused, List<Action> afterwards)
    {
        (Node lower, Node upper) = graph.RangeOf(index);
        List<LoopItem> later = [.. items.OfType<LoopItem>().Where(i => !fused.Contains(i) && ReferenceEquals(i.Range.Lower, lower) && ReferenceEquals(i.Range.Upper, upper))];
        if (later.Count == 0)
        {
            return [];
        }

        HashSet<Node> here = [];
        foreach (LoopItem item in fused)
        {
            foreach (Node root in LoopRoots(item))
            {
                CollectUnconditional(root, here);
            }
        }

        KeptNodes kept = new(this, index, here);
        foreach (LoopItem item in later)
        {
            kept.Collect(item);
        }

        List<Effect> stores = [];
        foreach ((Node node, List<LoopItem> users) in kept.All)
        {
            Symbol? array = kernel.ArrayFor(node, lower, upper, FreeDestination(node, index, users, fused));
            if (array is null)
            {
                continue;
            }

            stores.Add(new Effect(array, ImmutableArray<Index>.Empty, ImmutableArray.Create(scope.Place(index)), node, true));
            afterwards.Add(() => scope.DefineArray(node, index, array));
        }

        return stores;
    }

    /// <summary>
    /// A destination that is written element by element in a later loop, and free until then; that loop then comes after
    /// all others that read what is kept there.
    /// </summary>
    private Symbol? FreeDestination(Node node, Index index, List<LoopItem> users, List<LoopItem> fused)
    {
        foreach (LoopItem user in users)
        {
            if (user.Effect is not { IsStore: true, Context.Length: 1 } store || !kernel.IsFree(store.Destination))
            {
                continue;
            }

            // Under its condition a conditional's branch is read in the conditional's place.
            Node[] held = node is Conditional conditional ? [node, conditional.Then, conditional.Else] : [node];
            HashSet<Node> keys = [.. held.Where(h => h.DependsOn(index)).Select(h => AnyIndex.Abstract(graph, h, index))];
            HashSet<Node> seen = [];
            List<Item> readers = [.. items.Where(i => !ReferenceEquals(i, user) && !(i is LoopItem loop && fused.Contains(loop)) && Mentions(i, keys, seen))];
            if (roots.Any(root => MentionsNode(root, keys, [])) || readers.Any(r => NeedsTransitively(r).Contains(user)))
            {
                continue;
            }

            user.Needs.UnionWith(readers);
            return store.Destination;
        }

        return null;
    }

    private bool Mentions(Item item, HashSet<Node> keys, HashSet<Node> seen)
    {
        seen.Clear();
        IEnumerable<Node> parts = item switch
        {
            LoopItem { Reduction: { } reduction } => [scope.Body(reduction)],
            LoopItem { Effect: { } effect } => effect.Indices.Add(effect.Value),
            _ => OperandsOf(item),
        };
        return parts.Any(part => MentionsNode(part, keys, seen));
    }

    /// <summary>Whether the node, or anything in it at whatever index, is what a key stands for; what other items compute is theirs.</summary>
    private bool MentionsNode(Node node, HashSet<Node> keys, HashSet<Node> seen)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Children.IsEmpty || !seen.Add(node) || (scope.Knows(node) && producers.ContainsKey(node)))
        {
            return false;
        }

        return node.FreeIndices.Any(n => n >= Index.FirstOpen && keys.Contains(AnyIndex.Abstract(graph, node, graph.OpenIndex(n))))
            || scope.OperandsOf(node).Any(operand => MentionsNode(operand, keys, seen));
    }

    private static HashSet<Item> NeedsTransitively(Item item)
    {
        HashSet<Item> all = [];
        Stack<Item> pending = new(item.Needs);
        while (pending.Count > 0)
        {
            Item next = pending.Pop();
            if (all.Add(next))
            {
                foreach (Item need in next.Needs)
                {
                    pending.Push(need);
                }
            }
        }

        return all;
    }

    private IEnumerable<Node> LoopRoots(LoopItem item)
    {
        if (item.Reduction is { } reduction)
        {
            return [scope.Body(reduction)];
        }

        Effect entered = Enter(item.Effect!);
        return entered.Indices.Add(entered.Value);
    }

    private void CollectUnconditional(Node node, HashSet<Node> nodes)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Children.IsEmpty || scope.Knows(node) || scope.Resolve(node) is not null || !nodes.Add(node))
        {
            return;
        }

        if (node is Conditional conditional)
        {
            CollectUnconditional(conditional.Condition, nodes);
            return;
        }

        foreach (Node operand in node is Reduction reduction ? [reduction.Lower, reduction.Upper] : node is Call { Function: Function.And or Function.Or } ? node.Children.Take(1) : scope.OperandsOf(node))
        {
            CollectUnconditional(operand, nodes);
        }
    }

    /// <summary>
    /// What is dear and changes with an inner loop's index but not with this block's loop around it is computed before, for
    /// all values of the inner index.
    /// </summary>
    private void PrepareArraysForInnerLoops()
    {
        bool found = true;
        while (found)
        {
            found = false;
            foreach ((Node node, Index index) in InnerCandidates())
            {
                (Node lower, Node upper) = graph.RangeOf(index);
                Symbol? array = kernel.ArrayFor(node, lower, upper, null);
                if (array is null)
                {
                    continue;
                }

                Index own = scope.IndexOver(lower, upper);
                Node value = graph.Substitute(node, index, own);
                effects.Add(new Effect(array, ImmutableArray.Create(own), ImmutableArray.Create(scope.Place(own)), value, true));
                scope.DefineArray(value, own, array);
                arraysToFill.Add(array, value);
                found = true;
                break;
            }
        }
    }

    private IEnumerable<(Node Node, Index Index)> InnerCandidates()
    {
        HashSet<(Node, long)> seen = [];
        Stack<(Node Node, ImmutableArray<Index> Path, bool Guarded)> pending = new();
        foreach (Node root in roots)
        {
            pending.Push((root, ImmutableArray<Index>.Empty, false));
        }

        foreach (Effect effect in effects)
        {
            foreach (Node root in ValuesOf(effect))
            {
                pending.Push((root, effect.Context, false));
            }
        }

        while (pending.Count > 0)
        {
            (Node node, ImmutableArray<Index> path, bool guarded) = pending.Pop();
            if (!path.IsEmpty && scope.Knows(node))
            {
                path = ImmutableArray<Index>.Empty; // it is computed before those loops
            }

            if (node.Children.IsEmpty || node.Type != NodeType.Real || !seen.Add((node, path.Aggregate(guarded ? 1L : 0L, (hash, index) => (hash * 31) + index.Number))) || scope.Resolve(node) is not null)
            {
                continue;
            }

            List<int> own = [.. node.FreeIndices.Where(n => path.Any(p => p.Number == n))];
            if (!guarded && path.Length >= 2 && own.Count == 1 && node is not Element
                && CostModel.Reaches(node, WorthAnArray, n => scope.Resolve(n) is not null)
                && path[0].Number != own[0]
                && scope.Knows(graph.RangeOf(own[0]).Lower) && scope.Knows(graph.RangeOf(own[0]).Upper)
                && node.FreeIndices.All(n => n == own[0] || scope.Knows(graph.OpenIndex(n))))
            {
                yield return (node, graph.OpenIndex(own[0]));
                yield break;
            }

            if (node is Reduction reduction)
            {
                int level = 0;
                Index index;
                do
                {
                    index = graph.SharedIndex(reduction.Lower, reduction.Upper, level++);
                }
                while (path.Contains(index) || !scope.IsFree(index) || reduction.DependsOn(index));
                pending.Push((graph.Open(reduction, index), path.Add(index), guarded));
            }
            else if (node is Conditional conditional)
            {
                pending.Push((conditional.Condition, path, guarded));
                pending.Push((conditional.Then, path, true));
                pending.Push((conditional.Else, path, true));
            }
            else if (node is Call { Function: Function.And or Function.Or } junction)
            {
                pending.Push((junction.Arguments[0], path, guarded));
                foreach (Node later in junction.Arguments.Skip(1))
                {
                    pending.Push((later, path, true));
                }
            }
            else
            {
                foreach (Node child in node.Children)
                {
                    pending.Push((child, path, guarded));
                }
            }
        }
    }
}
